package dev.cajal.fuse.loop;

import dev.cajal.shape.DType;
import java.util.Objects;

/**
 * One value that a loop program reads at each point of its rows × columns.
 *
 * <p>At (row, column) its address is offset + row · rowStride + column · columnStride, of which the
 * three numbers arrive with each run. A {@link Kind#MEMORY} operand is the element of its array at
 * that address; a {@link Kind#INDEX} operand (i32) is the address itself, so counting needs no
 * array.
 *
 * @param dtype the element type
 * @param kind where the value comes from
 * @param stride what is known about the column stride
 */
public record Operand(DType dtype, Kind kind, ColumnStride stride) {
  /** Where an operand's value comes from. */
  public enum Kind {
    /** An array. */
    MEMORY,
    /** The address computed for it. */
    INDEX
  }

  /** Checks that an index is i32. */
  public Operand {
    Objects.requireNonNull(dtype, "dtype");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(stride, "stride");
    if (kind == Kind.INDEX && dtype != DType.I32) {
      throw new IllegalArgumentException(
          "loop program: an index operand must be i32; found " + dtype.label());
    }
  }

  /** An operand read from an array. */
  public static Operand memory(DType dtype, ColumnStride stride) {
    return new Operand(dtype, Kind.MEMORY, stride);
  }

  /** An operand that is its own address. */
  public static Operand index(ColumnStride stride) {
    return new Operand(DType.I32, Kind.INDEX, stride);
  }
}
