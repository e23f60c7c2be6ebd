package dev.cajal.io.model;

import dev.cajal.Tensor;
import dev.cajal.io.safetensors.NamedArray;
import dev.cajal.io.safetensors.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors by name in a safetensors file, whose bytes depend on nothing but the tensors. */
final class Weights {
  private Weights() {}

  static void write(Path file, Map<String, Tensor> tensors) {
    write(file, tensors, Map.of());
  }

  static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    List<NamedArray> arrays =
        tensors.entrySet().stream()
            .map(e -> new NamedArray(e.getKey(), e.getValue().shape(), e.getValue().buffer()))
            .toList();
    Safetensors.write(file, arrays, metadata);
  }

  static Map<String, Tensor> read(Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (NamedArray array : Safetensors.read(file).arrays()) {
      tensors.put(array.name(), Tensor.of(array.values(), array.shape()));
    }
    return tensors;
  }
}
