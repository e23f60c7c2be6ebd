package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.shape.DType;

/** Functions whose values and derivatives stay finite where the plain ones do not. */
final class Stable {
  /** Where e^x goes on as its tangent. */
  private static final double LARGEST_EXPONENT = 50;

  /** Where log p goes on as its tangent. */
  static final double SMALLEST_PROBABILITY = 1e-7;

  /** From which distance on the tail of Φ is a continued fraction. */
  private static final double TAIL = 2;

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private Stable() {}

  /** e^x, and from x = 50 on e^50 (1 + x − 50). */
  static Tensor exp(Tensor x) {
    Tensor over = x.minus(LARGEST_EXPONENT).relu();
    return x.minus(over).exp().times(over.plus(1));
  }

  /** log p, and below p = 1e-7 its tangent there, so that p = 0 gives −17.1 with slope 1e7. */
  static Tensor log(Tensor p) {
    Tensor usual = p.greaterThan(SMALLEST_PROBABILITY);
    Tensor safe = usual.where(p, p.filledLike(SMALLEST_PROBABILITY));
    Tensor below = usual.where(p.filledLike(0), p.minus(SMALLEST_PROBABILITY));
    return safe.log().plus(below.times(1 / SMALLEST_PROBABILITY));
  }

  /**
   * log Φ(x) with a small relative error everywhere.
   *
   * <p>With a = |x| and Q = Φ(−a) it is log Q below 0 and log(1 − Q) above. Near 0, Q is ½(1 −
   * erf(a/√2)); from a = 2 on it is φ(a) / (a + 1/(a + 2/(a + 3/(a + …)))), Laplace's continued
   * fraction (Abramowitz and Stegun, 26.2.14), whose logarithm cannot underflow.
   */
  static Tensor logNormal(Tensor x) {
    // A choice and not |x|, whose derivative is 0 at 0.
    Tensor positive = x.greaterThan(0);
    Tensor a = positive.where(x, x.negate());
    Tensor far = a.greaterThan(TAIL);
    Tensor bound = a.filledLike(TAIL);
    Tensor near = far.where(bound, a).times(Math.sqrt(0.5)).erf().subtractedFrom(1).times(0.5);
    Tensor distant = far.where(a, bound);
    Tensor fraction = distant;
    for (int k = x.dtype() == DType.F64 ? 40 : 12; k >= 1; k--) {
      fraction = distant.plus(fraction.reciprocal().times(k));
    }
    Tensor tail = distant.square().times(-0.5).minus(HALF_LOG_TWO_PI).minus(fraction.log());
    Tensor logQ = far.where(tail, near.log());
    return positive.where(logQ.exp().negate().log1p(), logQ);
  }
}
