package dev.cajal.io.safetensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a file.
 *
 * @param metadata texts by key
 * @param arrays the arrays, in the order of their data when read
 */
public record SafetensorsFile(Map<String, String> metadata, List<NamedArray> arrays) {
  /** Keeps unmodifiable copies of the collections. */
  public SafetensorsFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    arrays = List.copyOf(arrays);
  }

  /** The array of this name, if there is one. */
  public Optional<NamedArray> find(String name) {
    return arrays.stream().filter(array -> array.name().equals(name)).findFirst();
  }
}
