package dev.cajal.fuzz;

import com.sun.management.ThreadMXBean;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.registry.SettingException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * A parser under test, which must read each input or refuse it with one sentence.
 *
 * <p>Bounds: no exception but {@link DataException} and {@link SettingException}, {@link
 * #MOST_SECONDS} of processor time, and {@link #BASE_BYTES} of memory, added over the whole
 * reading, besides {@code bytesPerByte} for each byte of input; four times as much while the fuzzer
 * counts branches, because that allocates too.
 *
 * @param name also of the folder of its inputs
 * @param bytesPerByte memory that each byte of input, unpacked, may cost
 * @param unpacked the length of an input, where it is compressed what it unpacks to
 * @param reading reads an input, writes what it read, and throws {@link AssertionError} where
 *     reading that again gives something else
 */
record Target(String name, long bytesPerByte, ToLongFunction<byte[]> unpacked, Reading reading) {
  static final long MOST_SECONDS = 5;
  static final long BASE_BYTES = 16L << 20;
  static final long USUAL_BYTES_PER_BYTE = 1 << 10;

  /** The system property of processes in which the fuzzer's instrumentation allocates too. */
  static final String INSTRUMENTED = "cajal.fuzz.instrumented";

  private static final int SHARE_OF_INSTRUMENTATION = Boolean.getBoolean(INSTRUMENTED) ? 4 : 1;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What a target does with an input. */
  @FunctionalInterface
  interface Reading {
    void read(byte[] input) throws IOException;
  }

  Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(unpacked, "unpacked");
    Objects.requireNonNull(reading, "reading");
  }

  Target(String name, Reading reading) {
    this(name, USUAL_BYTES_PER_BYTE, input -> input.length, reading);
  }

  /**
   * Reads an input within the bounds.
   *
   * @return whether it was read, and not refused
   */
  boolean check(byte[] input) {
    long most =
        SHARE_OF_INSTRUMENTATION * (BASE_BYTES + bytesPerByte * unpacked.applyAsLong(input));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    boolean read = read(input);
    if (exceeds(before, most) || isSlow(start)) {
      // The first time classes were loaded and instrumented too.
      before = THREADS.getCurrentThreadAllocatedBytes();
      start = THREADS.getCurrentThreadCpuTime();
      read(input);
      if (exceeds(before, most)) {
        throw new AssertionError(
            "%s: %d bytes of input may cost %d bytes of memory; found %d"
                .formatted(
                    name, input.length, most, THREADS.getCurrentThreadAllocatedBytes() - before));
      }
      if (isSlow(start)) {
        throw new AssertionError(
            "%s: an input may cost %d seconds; found more".formatted(name, MOST_SECONDS));
      }
    }
    return read;
  }

  private static boolean exceeds(long before, long most) {
    return THREADS.getCurrentThreadAllocatedBytes() - before > most;
  }

  private static boolean isSlow(long start) {
    return THREADS.getCurrentThreadCpuTime() - start > MOST_SECONDS * 1_000_000_000L;
  }

  private boolean read(byte[] input) {
    try {
      reading.read(input);
      return true;
    } catch (DataException | SettingException e) {
      String sentence = e.getMessage();
      if (sentence == null || sentence.isBlank() || sentence.contains("\n")) {
        throw new AssertionError(name + ": expected one sentence; found " + sentence, e);
      }
      return false;
    } catch (IOException e) {
      throw new AssertionError(name + ": must be read or refused", e);
    }
  }
}
