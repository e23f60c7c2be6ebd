package dev.cajal.io.image;

import java.util.Arrays;

/**
 * An image brought to another size: each pixel of the result is the mean of the area that it
 * covers, red, green and blue each for itself, rounded. Whole numbers alone, so the same on every
 * machine.
 *
 * <p>Lengths are counted so that a source pixel is {@code to} wide and a pixel of the result {@code
 * from}; both images are then {@code from · to} wide.
 */
final class AreaAverage {
  private static final int CHANNELS = 3;

  private final ImageSize from;
  private final ImageSize to;
  private final long[] row;
  private final long[] sums;
  private int next;

  AreaAverage(ImageSize from, ImageSize to) {
    this.from = from;
    this.to = to;
    row = new long[to.width() * CHANNELS];
    sums = new long[Math.toIntExact(to.pixels() * CHANNELS)];
  }

  /** Adds the next row of the source, three values per pixel. */
  void add(int[] source) {
    Arrays.fill(row, 0);
    for (int x = 0; x < from.width(); x++) {
      long start = (long) x * to.width();
      long end = start + to.width();
      for (long out = start / from.width(); out * from.width() < end; out++) {
        long covered = covered(out, from.width(), start, end);
        for (int channel = 0; channel < CHANNELS; channel++) {
          row[(int) out * CHANNELS + channel] += covered * source[x * CHANNELS + channel];
        }
      }
    }
    long start = (long) next * to.height();
    long end = start + to.height();
    for (long out = start / from.height(); out * from.height() < end; out++) {
      long covered = covered(out, from.height(), start, end);
      int at = (int) out * row.length;
      for (int i = 0; i < row.length; i++) {
        sums[at + i] += covered * row[i];
      }
    }
    next++;
  }

  private static long covered(long out, int length, long start, long end) {
    return Math.min(end, (out + 1) * length) - Math.max(start, out * length);
  }

  /** The result once all rows are added, three values per pixel. */
  byte[] result() {
    long area = from.pixels();
    byte[] result = new byte[sums.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) ((sums[i] + area / 2) / area);
    }
    return result;
  }
}
