package dev.cajal.io.safetensors;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Objects;

/**
 * An array with a name and a shape.
 *
 * @param name what the file calls it
 * @param shape the extents
 * @param values the elements, row-major; the array itself, not a copy
 */
public record NamedArray(String name, Shape shape, Buffer values) {
  /** Checks that shape and elements agree. */
  public NamedArray {
    Objects.requireNonNull(name, "name");
    if (values.size() != shape.size()) {
      throw new IllegalArgumentException(
          "array %s: the number of elements must be that of the shape; found %d elements, shape %s"
              .formatted(name, values.size(), shape));
    }
  }

  /** The element type. */
  public DType dtype() {
    return values.dtype();
  }
}
