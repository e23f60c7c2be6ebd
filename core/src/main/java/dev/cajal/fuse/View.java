package dev.cajal.fuse;

import dev.cajal.shape.Shape;
import java.util.List;

/**
 * Some elements of an array seen under a shape: element (i, j, …) is at offset + i · strides₀ + j ·
 * strides₁ + …
 */
public record View(Value value, int offset, List<Integer> dims, List<Integer> strides) {
  /** Copies the lists. */
  public View {
    dims = List.copyOf(dims);
    strides = List.copyOf(strides);
  }

  /** The whole array under its own shape. */
  static View of(Value value) {
    Shape shape = value.type().shape();
    return Access.identity(shape).view(value, shape, shape.dims());
  }
}
