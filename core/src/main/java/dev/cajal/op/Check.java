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

  static void that(
      boolean holds, String operation, String requirement, TensorType found, String remedy) {
    if (!holds) {
      throw new ShapeException(
          "%s: %s; found %s; %s".formatted(operation, requirement, found, remedy));
    }
  }

  static void floating(String operation, TensorType type) {
    boolean holds = type.dtype().isFloating();
    that(holds, operation, "elements must be f32 or f64", type, "convert with to(DType.F32)");
  }

  static void numeric(String operation, TensorType type) {
    boolean holds = type.dtype().isNumeric();
    that(holds, operation, "elements must be numbers", type, "convert with to(DType)");
  }

  static void indices(String operation, TensorType type) {
    boolean holds = type.dtype() == DType.I32;
    that(holds, operation, "indices must be i32", type, "convert with to(DType.I32)");
  }

  static void bool(String operation, String requirement, TensorType type) {
    boolean holds = type.dtype() == DType.BOOL;
    that(holds, operation, requirement, type, "compare or convert with to(DType.BOOL)");
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
