package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.stream.Collectors;

/** The checks that several shape rules share. */
final class Check {
  private Check() {}

  static void count(String operation, List<TensorType> inputs, int required) {
    if (inputs.size() != required) {
      throw new ShapeException(
          "%s: takes %d operands; found %s".formatted(operation, required, list(inputs)));
    }
  }

  static void that(boolean holds, String operation, String requirement, TensorType... found) {
    if (!holds) {
      throw new ShapeException(
          "%s: %s; found %s".formatted(operation, requirement, list(List.of(found))));
    }
  }

  static void floating(String operation, TensorType type) {
    that(type.dtype().isFloating(), operation, "elements must be f32 or f64", type);
  }

  static void numeric(String operation, TensorType type) {
    that(type.dtype().isNumeric(), operation, "elements must be numbers; convert bool first", type);
  }

  static void indices(String operation, TensorType type) {
    that(type.dtype() == DType.I32, operation, "indices must be i32", type);
  }

  static void sameDType(String operation, TensorType left, TensorType right) {
    if (left.dtype() != right.dtype()) {
      throw new ShapeException(
          "%s: both operands must have the same element type; left %s, right %s; convert one with to(DType)"
              .formatted(operation, left, right));
    }
  }

  static String list(List<TensorType> types) {
    return types.isEmpty()
        ? "none"
        : types.stream().map(TensorType::toString).collect(Collectors.joining(", "));
  }
}
