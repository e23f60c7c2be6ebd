package dev.cajal.shape;

import java.util.Locale;

/** The element type of a tensor. */
public enum DType {
  /** 32-bit IEEE 754 floating point, the default. */
  F32(4),
  /** 64-bit IEEE 754 floating point, used for checking gradients. */
  F64(8),
  /** 32-bit signed integer that wraps around on overflow. */
  I32(4),
  /** 8-bit unsigned integer, 0 to 255: storage of images. */
  U8(1),
  /** Truth value. */
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** The storage size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Whether this is {@link #F32} or {@link #F64}, the types that have gradients. */
  public boolean isFloating() {
    return this == F32 || this == F64;
  }

  /** Whether arithmetic is defined: every type but {@link #BOOL}. */
  public boolean isNumeric() {
    return this != BOOL;
  }

  /** The name in lower case, as it appears in messages and files: {@code f32}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
