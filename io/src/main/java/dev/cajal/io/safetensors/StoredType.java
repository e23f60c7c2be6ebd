package dev.cajal.io.safetensors;

import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** An element type that files may hold and that can be read. */
enum StoredType {
  F64(8, DType.F64),
  F32(4, DType.F32),
  I32(4, DType.I32),
  F16(2, DType.F32),
  BF16(2, DType.F32),
  U8(1, DType.U8),
  BOOL(1, DType.BOOL);

  private final int bytes;
  private final DType dtype;

  StoredType(int bytes, DType dtype) {
    this.bytes = bytes;
    this.dtype = dtype;
  }

  /** Bytes of one element in the file. */
  int bytes() {
    return bytes;
  }

  /** The element type that it is read as. */
  DType dtype() {
    return dtype;
  }

  static Optional<StoredType> find(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** The type that an element type is written as. */
  static StoredType of(DType dtype) {
    return switch (dtype) {
      case F32 -> F32;
      case F64 -> F64;
      case I32 -> I32;
      case U8 -> U8;
      case BOOL -> BOOL;
    };
  }

  static String names() {
    return Arrays.stream(values()).map(Enum::name).sorted().collect(Collectors.joining(", "));
  }
}
