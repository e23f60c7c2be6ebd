package dev.cajal.io.model;

import dev.cajal.io.json.JsonObject;
import dev.cajal.nn.data.DataException;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The type of a sample as JSON: {@code {"dtype": "f32", "shape": [28, 28]}}. */
final class SampleForm {
  private SampleForm() {}

  static Map<String, Object> toMap(TensorType sample) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("dtype", sample.dtype().label());
    map.put("shape", Arrays.stream(sample.shape().dims()).boxed().toList());
    return map;
  }

  static TensorType read(JsonObject json) {
    return new TensorType(dtype(json, "dtype"), shape(json));
  }

  static DType dtype(JsonObject json, String name) {
    String label = json.text(name);
    return Arrays.stream(DType.values())
        .filter(type -> type.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "%s, %s: expected one of f32, f64, i32, u8, bool; found \"%s\""
                        .formatted(json.path(), name, label)));
  }

  private static Shape shape(JsonObject json) {
    List<Object> dims = json.list("shape");
    for (Object dim : dims) {
      if (!(dim instanceof Integer number) || number < 1) {
        throw new DataException(
            "%s, shape: expected whole numbers from 1 on; found %s".formatted(json.path(), dims));
      }
    }
    return Shape.of(dims.stream().mapToInt(dim -> (Integer) dim).toArray());
  }
}
