package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.Locale;

/** Bringing targets into the form of the output, and checking their numbers. */
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
    boolean column = wanted.rank() > 1 && wanted.dim(-1) == 1 && isCodes(output, target);
    if (!column && !wanted.equals(target.shape())) {
      throw new ShapeException(
          "%s: the target must have the output's shape; output %s, target %s"
              .formatted(loss, output.type(), target.type()));
    }
    return column ? target.reshape(wanted) : target;
  }

  /** Like {@link #like}, numbers of another type turned into the output's. */
  static Tensor numbers(String loss, Tensor output, Tensor target) {
    requireBatch(loss, output, target);
    return ofType(output, like(loss, output, target));
  }

  /**
   * For every output a number from 0 to 1, in the output's shape and type. Whole class codes of the
   * output's shape without its last axis mean one class against the rest.
   */
  static Tensor bits(String loss, Tensor output, Tensor target) {
    requireBatch(loss, output, target);
    Shape scores = output.shape();
    if (!target.dtype().isFloating()
        && scores.rank() > 1
        && scores.dim(-1) > 1
        && isCodes(output, target)) {
      return ofType(output, isClass(output, target));
    }
    return ofType(output, like(loss, output, target));
  }

  /** The target as rows of probabilities in the output's shape and type. */
  static Tensor rows(String loss, Tensor output, Tensor target) {
    return ofType(output, isCodes(loss, output, target) ? isClass(output, target) : target);
  }

  /**
   * Whether the target is class codes; otherwise it is rows in the output's shape and type.
   *
   * @throws ShapeException if it is neither
   */
  static boolean isCodes(String loss, Tensor output, Tensor target) {
    requireBatch(loss, output, target);
    if (output.shape().rank() < 2) {
      throw new ShapeException(
          "%s: the output must have a last axis of class scores; output %s, target %s"
              .formatted(loss, output.type(), target.type()));
    }
    boolean fits =
        target.dtype().isFloating()
            ? target.shape().equals(output.shape())
            : target.dtype().isNumeric() && isCodes(output, target);
    if (!fits) {
      throw new ShapeException(
          "%s: the target must be class codes i32%s or rows like the output; output %s, target %s"
              .formatted(
                  loss,
                  output.shape().without(output.shape().rank() - 1),
                  output.type(),
                  target.type()));
    }
    return !target.dtype().isFloating();
  }

  /** For class codes: whether each output is the one of its sample's class. */
  static Tensor isClass(Tensor output, Tensor codes) {
    return codes.to(DType.I32).expand(-1).equalTo(output.indexAlong(-1));
  }

  private static boolean isCodes(Tensor output, Tensor target) {
    Shape shape = output.shape();
    return shape.rank() > 0 && target.shape().equals(shape.without(shape.rank() - 1));
  }

  private static Tensor ofType(Tensor output, Tensor target) {
    return target.dtype() == output.dtype() ? target : target.to(output.dtype());
  }

  /** The sum over all axes but the first. */
  static Tensor sumPerSample(Tensor values) {
    return values.shape().rank() == 1 ? values : values.flatten(1).sum(1);
  }

  /** Requires that all targets are finite. */
  static void requireFinite(String loss, Buffer targets, int samples) {
    requireRange(loss, targets, samples, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Requires class codes, or from 0 to 1 where the targets are rows. */
  static void requireClasses(String loss, Buffer targets, int samples, int outputs) {
    boolean codes = !targets.dtype().isFloating();
    // Scores for several positions of a sample have as many codes.
    int classes = codes ? outputs / Math.max(1, targets.size() / samples) : 0;
    requireRange(loss, targets, samples, 0, codes ? classes - 1 : 1);
  }

  /** Requires numbers from 0 to 1, or the codes of as many classes as outputs. */
  static void requireBits(String loss, Buffer targets, int samples, int outputs) {
    boolean codes = !targets.dtype().isFloating() && targets.size() == samples && outputs > 1;
    requireRange(loss, targets, samples, 0, codes ? outputs - 1 : 1);
  }

  /** Requires that all targets lie in a range. */
  static void requireRange(String loss, Buffer targets, int samples, double low, double high) {
    for (int i = 0; i < targets.size(); i++) {
      double value = targets.doubleAt(i);
      if (!(value >= low && value <= high)) {
        String range =
            high < Double.MAX_VALUE
                ? "lie in " + shown(low) + " to " + shown(high)
                : low > -Double.MAX_VALUE ? "be at least " + shown(low) : "be finite";
        throw new IllegalArgumentException(
            "%s: targets must %s; sample %d has %s"
                .formatted(loss, range, i / (targets.size() / samples) + 1, shown(value)));
      }
    }
  }

  /** Requires a setting to lie between two bounds, which it must not reach. */
  static void requireBetween(String loss, String setting, double value, double low, double high) {
    if (!(value > low && value < high)) {
      throw new IllegalArgumentException(
          high == Double.POSITIVE_INFINITY
              ? "%s: %s must be greater than %s; found %s"
                  .formatted(loss, setting, shown(low), shown(value))
              : String.format(
                  Locale.ROOT,
                  "%s: %s must lie between %s and %s; found %s",
                  loss,
                  setting,
                  shown(low),
                  shown(high),
                  shown(value)));
    }
  }

  static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
