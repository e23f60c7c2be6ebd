package dev.cajal.io.safetensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a file, already checked against the file's length.
 *
 * @param metadata texts by key, in the file's order
 * @param tensors the tensors in the order of their data
 * @param dataStart position in the file of the first byte of data
 */
public record SafetensorsHeader(
    Map<String, String> metadata, List<StoredTensor> tensors, long dataStart) {
  /** Keeps unmodifiable copies. */
  public SafetensorsHeader {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
  }
}
