package dev.cajal.codegen.lane;

import dev.cajal.shape.DType;

/** What a lane holds while a loop runs; u8 elements travel as i32. */
public enum LaneType {
  /** 32-bit floating point. */
  F32,
  /** 64-bit floating point. */
  F64,
  /** 32-bit integer. */
  I32,
  /** Truth value: an int 0 or 1 in scalar code, a mask in vector code. */
  BOOL;

  /** The lane type that carries elements of the given type. */
  public static LaneType of(DType dtype) {
    return switch (dtype) {
      case F32 -> F32;
      case F64 -> F64;
      case I32, U8 -> I32;
      case BOOL -> BOOL;
    };
  }
}
