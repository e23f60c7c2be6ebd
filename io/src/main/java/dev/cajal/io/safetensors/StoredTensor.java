package dev.cajal.io.safetensors;

import java.util.List;
import java.util.Objects;

/**
 * What a file's header says about one tensor.
 *
 * @param name its name
 * @param type its element type as the file spells it: {@code F32}, {@code BF16}
 * @param shape its extents
 * @param begin position of its first byte, counted from the end of the header
 * @param end position behind its last byte
 */
public record StoredTensor(String name, String type, List<Long> shape, long begin, long end) {
  /** Keeps an unmodifiable copy of the shape. */
  public StoredTensor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    shape = List.copyOf(shape);
  }
}
