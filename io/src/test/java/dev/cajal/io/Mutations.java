package dev.cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cajal.nn.data.DataException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Damaged forms of a small file: cut at every byte, bits flipped, bytes replaced, removed, doubled.
 * A parser must read each or throw {@link DataException}, quickly and in bounded memory.
 */
public final class Mutations {
  private static final int RANDOM_FORMS = 1500;
  private static final long MAX_BYTES_PER_READ = 32L << 20;

  private Mutations() {}

  /** Checks the parser on every damaged form. */
  public static void check(byte[] file, Consumer<byte[]> parser) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int length = 0; length < file.length; length++) {
            checkOne(Arrays.copyOf(file, length), parser);
          }
          Random random = new Random(file.length);
          for (int i = 0; i < RANDOM_FORMS; i++) {
            byte[] damaged = file;
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
              damaged = damage(damaged, random);
            }
            checkOne(damaged, parser);
          }
        });
  }

  private static byte[] damage(byte[] file, Random random) {
    if (file.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    byte[] damaged = file.clone();
    int at = random.nextInt(file.length);
    int length = Math.min(file.length - at, 1 + random.nextInt(8));
    switch (random.nextInt(6)) {
      case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> damaged[at] = (byte) random.nextInt(256);
      case 2 -> Arrays.fill(damaged, at, at + length, (byte) 0xff);
      case 3 -> Arrays.fill(damaged, at, at + length, (byte) 0);
      case 4 -> {
        System.arraycopy(file, at + length, damaged, at, file.length - at - length);
        damaged = Arrays.copyOf(damaged, file.length - length);
      }
      default -> {
        damaged = Arrays.copyOf(file, file.length + length);
        System.arraycopy(file, at, damaged, at + length, file.length - at);
      }
    }
    return damaged;
  }

  private static void checkOne(byte[] file, Consumer<byte[]> parser) {
    long before = allocated();
    try {
      parser.accept(file);
    } catch (DataException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
    assertThat(allocated() - before)
        .as("bytes allocated for a file of %d bytes", file.length)
        .isLessThan(MAX_BYTES_PER_READ);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
