package dev.cajal.io.csv;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The characters of a CSV file, and what its first line says about it. */
final class CsvText {
  /** What files are in that are neither UTF-8 nor marked: that of Western Windows. */
  static final Charset FALLBACK = Charset.forName("windows-1252");

  private static final int SAMPLE = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SEPARATORS = ",;\t|";
  private static final String SEPARATOR_LINE = "sep=";

  private CsvText() {}

  /** The encoding that the byte order mark says, if there is one. */
  static Optional<Charset> marked(ByteSource source) {
    try (InputStream bytes = source.open()) {
      byte[] start = bytes.readNBytes(3);
      int two = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | (start[1] & 0xff);
      if (two == 0xfffe) {
        return Optional.of(StandardCharsets.UTF_16LE);
      }
      if (two == 0xfeff) {
        return Optional.of(StandardCharsets.UTF_16BE);
      }
      boolean utf8 = two == 0xefbb && start.length == 3 && (start[2] & 0xff) == 0xbf;
      return utf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    } catch (IOException e) {
      throw source.failure(e);
    }
  }

  /** A reader behind the byte order mark, if there is one; malformed text makes it fail. */
  static Reader open(ByteSource source, Charset charset) {
    InputStream bytes = source.open();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            SAMPLE);
    try {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      DataException problem = failure(source, charset, e);
      try {
        reader.close();
      } catch (IOException suppressed) {
        problem.addSuppressed(suppressed);
      }
      throw problem;
    }
  }

  /** What a failed read means to the user. */
  static DataException failure(ByteSource source, Charset charset, IOException cause) {
    if (!(cause instanceof CharacterCodingException)) {
      return source.failure(cause);
    }
    return new FileFormatException(
        source.name(),
        "is not %s text; save it as CSV in UTF-8, or name its encoding with --encoding"
            .formatted(charset.name()),
        cause);
  }

  /**
   * The separator that a first line {@code sep=;} names, else the most frequent one outside quotes
   * in the first line that is not a comment, a comma if there is none.
   *
   * @throws DataException if the file holds no text
   */
  static char separator(ByteSource source, Charset charset) {
    String sample = sample(source, charset);
    if (sample.isBlank()) {
      throw new DataException(source.name() + ": the file holds no text; expected lines of data");
    }
    int start = 0;
    while (start < sample.length()) {
      int end = lineEnd(sample, start);
      String line = sample.substring(start, end);
      Optional<Character> named = namedSeparator(line.strip());
      if (named.isPresent()) {
        return named.get();
      }
      // A comment without separators says nothing about them; one with them is as good as data.
      if (!line.isBlank() && (!line.startsWith("#") || count(line) > 0)) {
        return mostFrequent(line);
      }
      start = end + 1;
    }
    return ',';
  }

  /** The separator that a line {@code sep=;} names, as some spreadsheets write it; no quote. */
  static Optional<Character> namedSeparator(String line) {
    boolean names =
        line.length() == SEPARATOR_LINE.length() + 1
            && line.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE)
            && !line.endsWith("\"");
    return names ? Optional.of(line.charAt(SEPARATOR_LINE.length())) : Optional.empty();
  }

  private static String sample(ByteSource source, Charset charset) {
    char[] sample = new char[SAMPLE];
    int length = 0;
    try (Reader reader = open(source, charset)) {
      int count = 0;
      while (count >= 0 && length < SAMPLE) {
        length += count;
        count = reader.read(sample, length, SAMPLE - length);
      }
    } catch (IOException e) {
      throw failure(source, charset, e);
    }
    boolean guessed = charset.equals(FALLBACK);
    for (int i = 0; i < length; i++) {
      if (sample[i] == 0 || guessed && isOddControl(sample[i])) {
        throw new FileFormatException(
            source.name(),
            "is not text; expected a CSV file in UTF-8, or in another encoding named with"
                + " --encoding");
      }
    }
    return new String(sample, 0, length);
  }

  private static boolean isOddControl(char c) {
    return Character.isISOControl(c) && !Character.isWhitespace(c);
  }

  /** The end of the line that begins here, quoted line breaks being part of it. */
  private static int lineEnd(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        return i;
      }
    }
    return text.length();
  }

  private static int count(String line) {
    return (int) line.chars().filter(c -> SEPARATORS.indexOf(c) >= 0).count();
  }

  private static char mostFrequent(String line) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
        counts[SEPARATORS.indexOf(c)]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
