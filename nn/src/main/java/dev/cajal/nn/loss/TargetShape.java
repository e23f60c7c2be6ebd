package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;

/** Bringing targets into the form of the output. */
final class TargetShape {
  private TargetShape() {}

  static void requireBatch(String loss, Tensor output, Tensor target) {
    if (output.shape().rank() < 1 || !output.dtype().isFloating()) {
      throw new ShapeException(
          "%s: the output must be f32 or f64 with the batch as first axis; output %s, target %s"
              .formatted(loss, output.type(), target.type()));
    }
  }

  /** The target in the output's shape: an output [batch, 1] takes a target [batch] too. */
  static Tensor like(String loss, Tensor output, Tensor target) {
    Shape wanted = output.shape();
    boolean column =
        wanted.rank() == target.shape().rank() + 1
            && wanted.dim(-1) == 1
            && wanted.without(wanted.rank() - 1).equals(target.shape());
    if (!column && !wanted.equals(target.shape())) {
      throw new ShapeException(
          "%s: the target must have the output's shape; output %s, target %s"
              .formatted(loss, output.type(), target.type()));
    }
    return column ? target.reshape(wanted) : target;
  }

  /** The sum over all axes but the first. */
  static Tensor sumPerSample(Tensor values) {
    return values.shape().rank() == 1 ? values : values.flatten(1).sum(1);
  }

  /** Requires that all targets lie in a range. */
  static void requireRange(String loss, Buffer targets, int samples, double low, double high) {
    for (int i = 0; i < targets.size(); i++) {
      double value = targets.doubleAt(i);
      if (!(value >= low && value <= high)) {
        String range =
            high == Double.MAX_VALUE ? "be finite" : "lie in " + shown(low) + " to " + shown(high);
        throw new IllegalArgumentException(
            "%s: targets must %s; sample %d has %s"
                .formatted(loss, range, i / (targets.size() / samples) + 1, shown(value)));
      }
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
