package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.shape.Shape;

/** What the normalising layers share. */
final class Normalization {
  private Normalization() {}

  static void requireEpsilon(String layer, double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: epsilon must be finite and above 0; found %s".formatted(layer, epsilon));
    }
  }

  /** Each entry of the last axis times a learned scale plus a learned shift. */
  static Tensor affine(Tensor normal, Scope scope) {
    Shape features = Shape.of(normal.shape().dim(-1));
    return normal
        .times(scope.parameter("scale", features, new Constant(1)))
        .plus(scope.parameter("shift", features, new Constant(0)));
  }
}
