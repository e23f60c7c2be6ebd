package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * The storage of a tensor: one Java array of the element type, in row-major order.
 *
 * <p>Kernels take the array itself; everything else goes through this type, so that storage
 * elsewhere than on the heap can be added.
 */
public sealed interface Buffer {
  /** Storage of {@link DType#F32}. */
  record F32(float[] floats) implements Buffer {}

  /** Storage of {@link DType#F64}. */
  record F64(double[] doubles) implements Buffer {}

  /** Storage of {@link DType#I32}. */
  record I32(int[] ints) implements Buffer {}

  /** Storage of {@link DType#U8}; each byte is read as 0 to 255. */
  record U8(byte[] bytes) implements Buffer {}

  /** Storage of {@link DType#BOOL}. */
  record Bool(boolean[] booleans) implements Buffer {}

  /**
   * New storage of zeros (or {@code false}).
   *
   * @throws IllegalArgumentException if the size is negative
   */
  static Buffer allocate(DType dtype, int size) {
    if (size < 0) {
      throw new IllegalArgumentException(
          "buffer of " + dtype.label() + ": the size must not be negative; found " + size);
    }
    return switch (dtype) {
      case F32 -> new F32(new float[size]);
      case F64 -> new F64(new double[size]);
      case I32 -> new I32(new int[size]);
      case U8 -> new U8(new byte[size]);
      case BOOL -> new Bool(new boolean[size]);
    };
  }

  /** The element type. */
  default DType dtype() {
    return switch (this) {
      case F32 b -> DType.F32;
      case F64 b -> DType.F64;
      case I32 b -> DType.I32;
      case U8 b -> DType.U8;
      case Bool b -> DType.BOOL;
    };
  }

  /** The number of elements. */
  default int size() {
    return switch (this) {
      case F32 b -> b.floats.length;
      case F64 b -> b.doubles.length;
      case I32 b -> b.ints.length;
      case U8 b -> b.bytes.length;
      case Bool b -> b.booleans.length;
    };
  }

  /** The array itself, not a copy. */
  default Object array() {
    return switch (this) {
      case F32 b -> b.floats;
      case F64 b -> b.doubles;
      case I32 b -> b.ints;
      case U8 b -> b.bytes;
      case Bool b -> b.booleans;
    };
  }

  /**
   * The array of an f32 buffer.
   *
   * @throws IllegalStateException for any other element type
   */
  default float[] floats() {
    throw wrongType(DType.F32);
  }

  /**
   * The array of an f64 buffer.
   *
   * @throws IllegalStateException for any other element type
   */
  default double[] doubles() {
    throw wrongType(DType.F64);
  }

  /**
   * The array of an i32 buffer.
   *
   * @throws IllegalStateException for any other element type
   */
  default int[] ints() {
    throw wrongType(DType.I32);
  }

  /**
   * The array of a u8 buffer.
   *
   * @throws IllegalStateException for any other element type
   */
  default byte[] bytes() {
    throw wrongType(DType.U8);
  }

  /**
   * The array of a bool buffer.
   *
   * @throws IllegalStateException for any other element type
   */
  default boolean[] booleans() {
    throw wrongType(DType.BOOL);
  }

  private IllegalStateException wrongType(DType wanted) {
    return new IllegalStateException(
        "buffer: asked for its "
            + wanted.label()
            + " array, but it holds "
            + dtype().label()
            + "; cast first");
  }

  /** Whether no element is infinite or not a number. */
  default boolean isFinite() {
    return switch (this) {
      case F32 b -> {
        boolean finite = true;
        for (float value : b.floats) {
          finite &= Float.isFinite(value);
        }
        yield finite;
      }
      case F64 b -> {
        boolean finite = true;
        for (double value : b.doubles) {
          finite &= Double.isFinite(value);
        }
        yield finite;
      }
      case I32 b -> true;
      case U8 b -> true;
      case Bool b -> true;
    };
  }

  /** Element {@code index} as a double; {@code true} is 1. */
  default double doubleAt(int index) {
    return switch (this) {
      case F32 b -> b.floats[index];
      case F64 b -> b.doubles[index];
      case I32 b -> b.ints[index];
      case U8 b -> b.bytes[index] & 0xff;
      case Bool b -> b.booleans[index] ? 1 : 0;
    };
  }

  /**
   * Sets element {@code index} to a double, converted as Java's casts do: f32 to nearest, i32
   * towards zero and clamped to its range, u8 the low eight bits of that, bool whether it differs
   * from 0.
   */
  default void setDouble(int index, double value) {
    switch (this) {
      case F32 b -> b.floats[index] = (float) value;
      case F64 b -> b.doubles[index] = value;
      case I32 b -> b.ints[index] = (int) value;
      case U8 b -> b.bytes[index] = (byte) (int) value;
      case Bool b -> b.booleans[index] = value != 0;
    }
  }

  /** Copies all elements into a buffer of the same element type and size. */
  default void copyTo(Buffer target) {
    if (target.dtype() != dtype() || target.size() != size()) {
      throw new IllegalArgumentException(
          "buffer copy: element types and sizes must be equal; from "
              + dtype().label()
              + " of "
              + size()
              + ", to "
              + target.dtype().label()
              + " of "
              + target.size());
    }
    copyTo(0, target, 0, size());
  }

  /**
   * Copies {@code length} elements, from {@code start} on, into a buffer of the same element type,
   * from {@code targetStart} on.
   */
  default void copyTo(int start, Buffer target, int targetStart, int length) {
    if (target.dtype() != dtype()) {
      throw new IllegalArgumentException(
          "buffer copy: element types must be equal; from "
              + dtype().label()
              + ", to "
              + target.dtype().label());
    }
    System.arraycopy(array(), start, target.array(), targetStart, length);
  }
}
