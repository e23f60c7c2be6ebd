package dev.cajal.nn.data;

import dev.cajal.shape.Shape;

/** How many numbers so many samples need. */
final class Elements {
  /** The longest array that every JVM can allocate. */
  private static final int MAX = Integer.MAX_VALUE - 8;

  private Elements() {}

  /**
   * The number of elements of so many samples.
   *
   * @throws DataException if they do not fit one array
   */
  static int count(String what, int samples, Shape sampleShape) {
    long elements = (long) samples * sampleShape.size();
    if (elements > MAX) {
      throw new DataException(
          "%s: at most %d numbers fit one data set; found %d samples of shape %s"
              .formatted(what, MAX, samples, sampleShape));
    }
    return (int) elements;
  }
}
