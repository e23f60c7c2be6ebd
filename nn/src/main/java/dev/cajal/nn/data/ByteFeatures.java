package dev.cajal.nn.data;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.Objects;

/**
 * Features as unsigned bytes, 0 to 255: images in a quarter of the space of floating point numbers.
 * Casting and scaling are left to the network's graph.
 */
public final class ByteFeatures implements Features {
  private final byte[] values;
  private final Shape sampleShape;
  private final int size;

  private ByteFeatures(byte[] values, Shape sampleShape, int size) {
    this.values = values;
    this.sampleShape = sampleShape;
    this.size = size;
  }

  /**
   * Samples that keep the given array, which must not be changed afterwards.
   *
   * @param values all samples, row-major
   * @param sampleShape shape of one sample, not empty
   * @throws DataException if the length is not a multiple of the sample's size
   */
  public static ByteFeatures wrap(byte[] values, Shape sampleShape) {
    int elements = sampleShape.size();
    if (elements == 0 || values.length % elements != 0) {
      throw new DataException(
          "features: the number of values must be a multiple of a sample's size;"
              + " found %d values, samples of shape %s".formatted(values.length, sampleShape));
    }
    return new ByteFeatures(values, sampleShape, values.length / elements);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape sampleShape() {
    return sampleShape;
  }

  @Override
  public DType dtype() {
    return DType.U8;
  }

  /** Element {@code index} of sample {@code row}. */
  public byte value(int row, int index) {
    return values[row * sampleShape.size() + Objects.checkIndex(index, sampleShape.size())];
  }

  /** Copies the samples {@code rows[from]} to {@code rows[from + count − 1]} into {@code out}. */
  public void gather(int[] rows, int from, int count, byte[] out) {
    int elements = sampleShape.size();
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, rows[from + i] * elements, out, i * elements, elements);
    }
  }

  /** The values of all samples, a fresh array. */
  public byte[] values() {
    return values.clone();
  }

  @Override
  public ByteFeatures rows(int... rows) {
    byte[] chosen = new byte[Elements.count("features", rows.length, sampleShape)];
    gather(rows, 0, rows.length, chosen);
    return new ByteFeatures(chosen, sampleShape, rows.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteFeatures features
        && sampleShape.equals(features.sampleShape)
        && Arrays.equals(values, features.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sampleShape, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return size + " samples of shape " + sampleShape + " as bytes";
  }
}
