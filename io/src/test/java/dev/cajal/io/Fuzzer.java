package dev.cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.registry.SettingException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Feeds a parser with mutations of good inputs, which it must read or refuse with one sentence.
 *
 * <p>It is guided by what the parser says, not by which code it runs: an input with a new sentence,
 * numbers and quoted words apart, joins those that are mutated. The seed is fixed, so a failure
 * repeats. An ordinary run makes 2,000 inputs; {@code -Dcajal.fuzz.seconds=600} goes on for so many
 * seconds with every parser, each run of another seed if {@code -Dcajal.fuzz.seed=N} says so.
 *
 * <p>Bounds: no exception but {@link DataException} and {@link SettingException}, 10 seconds and 16
 * MiB + 1 KiB per byte of input.
 */
public final class Fuzzer {
  private static final int USUAL_INPUTS = 2000;
  private static final int LONGEST = 1 << 16;
  private static final long SECONDS_EACH = 10;
  private static final long BASE_BYTES = 16L << 20;
  private static final long BYTES_PER_BYTE = 1 << 10;
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1e309",
          "-1e-400",
          "2147483647",
          "2147483648",
          "-9223372036854775809",
          "NaN",
          "99999999999999999999999",
          "0.1",
          "1e9",
          "007",
          "0x10",
          "1_000");

  private final Random random = new Random(Long.getLong("cajal.fuzz.seed", 20_260_101));
  private final Consumer<byte[]> parser;
  private final List<byte[]> corpus = new ArrayList<>();
  private final List<byte[]> words = new ArrayList<>();
  private final Set<String> sentences = new HashSet<>();
  private int read;

  private Fuzzer(Consumer<byte[]> parser) {
    this.parser = parser;
  }

  /** Fuzzes a parser of texts. */
  public static void texts(Consumer<String> parser, List<String> good, String... words) {
    bytes(
        bytes -> parser.accept(new String(bytes, StandardCharsets.UTF_8)),
        good.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(),
        words);
  }

  /**
   * Fuzzes a parser of bytes.
   *
   * @param good inputs that it reads
   * @param words what means something to it
   */
  public static void bytes(Consumer<byte[]> parser, List<byte[]> good, String... words) {
    Fuzzer fuzzer = new Fuzzer(parser);
    NUMBERS.forEach(word -> fuzzer.words.add(word.getBytes(StandardCharsets.UTF_8)));
    for (String word : words) {
      fuzzer.words.add(word.getBytes(StandardCharsets.UTF_8));
    }
    for (byte[] input : good) {
      fuzzer.corpus.add(input);
      parser.accept(input);
    }
    fuzzer.run();
  }

  private void run() {
    long seconds = Long.getLong("cajal.fuzz.seconds", 0);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (int i = 0; seconds > 0 ? System.nanoTime() < end : i < USUAL_INPUTS; i++) {
      byte[] input = corpus.get(random.nextInt(corpus.size()));
      for (int times = 1 + random.nextInt(4); times > 0; times--) {
        input = mutated(input);
      }
      check(input);
    }
    // A fuzzer that never gets past the first check, or never fails one, tests nothing.
    assertThat(sentences).hasSizeGreaterThan(2);
    assertThat(read).isPositive();
  }

  private void check(byte[] input) {
    long before = allocated();
    long start = System.nanoTime();
    String sentence = "";
    try {
      parser.accept(input);
      read++;
    } catch (DataException | SettingException e) {
      sentence = e.getMessage();
      if (sentence == null || sentence.isBlank() || sentence.contains("\n")) {
        fail(shown(input) + ": expected one sentence; found " + sentence);
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError(shown(input) + ": must be read or refused", e);
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    assertThat(seconds).as(shown(input)).isLessThan(SECONDS_EACH);
    assertThat(allocated() - before)
        .as("bytes allocated for " + shown(input))
        .isLessThan(BASE_BYTES + BYTES_PER_BYTE * input.length);
    String form = sentence.replaceAll("\"[^\"]*\"", "Q").replaceAll("[0-9]+", "N");
    if (sentences.add(form.substring(0, Math.min(200, form.length()))) && corpus.size() < 500) {
      corpus.add(input);
    }
  }

  private static String shown(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    String start = text.length() > 300 ? text.substring(0, 300) + "…" : text;
    return "%d bytes \"%s\"".formatted(input.length, start.replace("\n", "\\n"));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private byte[] mutated(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int length = Math.min(input.length - at, 1 + random.nextInt(16));
    byte[] part = Arrays.copyOfRange(input, at, at + length);
    return switch (random.nextInt(8)) {
      case 0 -> replaced(input, at, length, new byte[0]);
      case 1 -> replaced(input, at, 0, part);
      case 2 -> replaced(input, at, Math.min(1, length), one((byte) random.nextInt(256)));
      case 3 -> replaced(input, at, 0, words.get(random.nextInt(words.size())));
      case 4 -> replaced(input, at, length, words.get(random.nextInt(words.size())));
      case 5 -> repeated(input, at, part);
      case 6 -> spliced(input, at);
      default -> length == 0 ? input : replaced(input, at, 1, one((byte) (part[0] ^ flip())));
    };
  }

  private int flip() {
    return 1 << random.nextInt(8);
  }

  private static byte[] one(byte value) {
    return new byte[] {value};
  }

  private byte[] repeated(byte[] input, int at, byte[] part) {
    int times = random.nextInt(20) == 0 ? 2000 : random.nextInt(20);
    byte[] many = new byte[Math.min(part.length * times, LONGEST)];
    for (int i = 0; i < many.length; i++) {
      many[i] = part[i % part.length];
    }
    return replaced(input, at, 0, many);
  }

  private byte[] spliced(byte[] input, int at) {
    byte[] other = corpus.get(random.nextInt(corpus.size()));
    int from = random.nextInt(other.length + 1);
    return replaced(input, at, input.length - at, Arrays.copyOfRange(other, from, other.length));
  }

  private static byte[] replaced(byte[] input, int at, int length, byte[] with) {
    byte[] result = new byte[Math.min(LONGEST, input.length - length + with.length)];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          i < at ? input[i] : i < at + with.length ? with[i - at] : input[i - with.length + length];
    }
    return result;
  }
}
