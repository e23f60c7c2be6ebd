package dev.cajal.graph;

import static dev.cajal.op.PointwiseFunction.*;

/**
 * The functions of one number, element by element; floating point only.
 *
 * @param <T> the kind itself
 */
public interface Functions<T extends Expression<T>> extends Expression<T> {
  /** e to the power x. */
  default T exp() {
    return unary(EXP);
  }

  /** Natural logarithm. */
  default T log() {
    return unary(LOG);
  }

  /** log(1 + x), accurate near 0. */
  default T log1p() {
    return unary(LOG1P);
  }

  /** e to the power x, minus 1, accurate near 0. */
  default T expm1() {
    return unary(EXPM1);
  }

  /** Square root. */
  default T sqrt() {
    return unary(SQRT);
  }

  /** Sine of radians. */
  default T sin() {
    return unary(SIN);
  }

  /** Cosine of radians. */
  default T cos() {
    return unary(COS);
  }

  /** Hyperbolic tangent. */
  default T tanh() {
    return unary(TANH);
  }

  /** 1 / (1 + e^(−x)). */
  default T sigmoid() {
    return unary(SIGMOID);
  }

  /** The error function. */
  default T erf() {
    return unary(ERF);
  }

  /** The largest whole number not above x; its derivative is 0. */
  default T floor() {
    return unary(FLOOR);
  }

  /** max(x, 0); derivative 0 at 0; NaN for NaN. */
  default T relu() {
    // Asked this way round, because no comparison with NaN holds: it must not turn into a 0 that
    // would hide a diverged network behind finite losses.
    T zero = filledLike(0);
    return self()
        .apply(
            new dev.cajal.op.Pointwise(SELECT),
            java.util.List.of(binary(LESS_OR_EQUAL, zero), zero, self()));
  }

  /** log(1 + e^x), computed as max(x, 0) + log1p(e^(−|x|)); its derivative is the sigmoid. */
  default T softplus() {
    // −|x| as a choice, because the derivative of |x| is 0 at 0, which would lose ½ there.
    T fold =
        self()
            .apply(
                new dev.cajal.op.Pointwise(SELECT),
                java.util.List.of(binary(GREATER, filledLike(0)), unary(NEGATE), self()));
    return relu().binary(ADD, fold.unary(EXP).unary(LOG1P));
  }
}
