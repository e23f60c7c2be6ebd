package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inputs of a step by name: the fields of so many samples.
 *
 * @param tensors by name
 * @param rows the number of samples, the extent of the first axes
 */
public record Batch(Map<String, Tensor> tensors, int rows) {
  /** Copies the map. */
  public Batch {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Inputs of these types, whose first axis is the batch. */
  static Batch of(Map<String, TensorType> types) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    types.forEach((name, type) -> inputs.put(name, Tensor.input(name, type)));
    int rows = types.values().stream().mapToInt(t -> t.shape().dim(0)).findFirst().orElse(0);
    return new Batch(inputs, rows);
  }

  /**
   * A tensor of the batch.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "objective: the batch has no tensor \"%s\"; there are %s"
              .formatted(name, tensors.keySet()));
    }
    return tensor;
  }
}
