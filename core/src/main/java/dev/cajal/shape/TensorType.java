package dev.cajal.shape;

import java.util.Objects;

/** What is known of a tensor before any number is computed: its element type and shape. */
public record TensorType(DType dtype, Shape shape) {
  /** Rejects nulls. */
  public TensorType {
    Objects.requireNonNull(dtype, "dtype");
    Objects.requireNonNull(shape, "shape");
  }

  /** The f32 type of these extents. */
  public static TensorType f32(int... dims) {
    return new TensorType(DType.F32, Shape.of(dims));
  }

  /** The same element type with another shape. */
  public TensorType with(Shape other) {
    return new TensorType(dtype, other);
  }

  /** The same shape with another element type. */
  public TensorType with(DType other) {
    return new TensorType(other, shape);
  }

  /** The storage in bytes. */
  public long bytes() {
    return (long) shape.size() * dtype.bytes();
  }

  /** Element type and shape: {@code f32[32, 784]}. */
  @Override
  public String toString() {
    return dtype.label() + shape;
  }
}
