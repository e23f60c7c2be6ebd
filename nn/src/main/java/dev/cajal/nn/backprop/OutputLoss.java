package dev.cajal.nn.backprop;

import dev.cajal.Tensor;

/**
 * The loss of a network's outputs a, after the last activation, against targets t, and its
 * derivative by a; summed over the outputs of a sample.
 */
public enum OutputLoss {
  /** Σ ½(t − a)²; a − t (D2). */
  HALF_SQUARED("a − t"),
  /** Σ (t − a)²; 2(a − t) (D0, D1, D3). */
  SQUARED("2(a − t)"),
  /** −Σ t log a + (1 − t) log(1 − a); (a − t) / (a(1 − a)) (D4). */
  BINARY_CROSS_ENTROPY("(a − t)/(a(1 − a))"),
  /** −Σ t log a; −t/a (D0, D1, D3, D4). */
  CROSS_ENTROPY("−t/a");

  private final String formula;

  OutputLoss(String formula) {
    this.formula = formula;
  }

  /** The derivative in words. */
  public String formula() {
    return formula;
  }

  /** The loss of each element, of the outputs' shape. */
  public Tensor elements(Tensor a, Tensor t) {
    return switch (this) {
      case HALF_SQUARED -> a.minus(t).square().times(0.5);
      case SQUARED -> a.minus(t).square();
      case BINARY_CROSS_ENTROPY -> {
        Tensor none = a.subtractedFrom(1);
        yield logOrNothing(a, t).plus(logOrNothing(none, t.subtractedFrom(1))).negate();
      }
      case CROSS_ENTROPY -> logOrNothing(a, t).negate();
    };
  }

  /** The derivative by a. */
  public Tensor slope(Tensor a, Tensor t) {
    return switch (this) {
      case HALF_SQUARED -> a.minus(t);
      case SQUARED -> a.minus(t).times(2);
      case BINARY_CROSS_ENTROPY -> a.minus(t).dividedBy(a.times(a.subtractedFrom(1)));
      case CROSS_ENTROPY -> t.negate().dividedBy(a);
    };
  }

  /** t·log a, and 0 where t is 0. */
  private static Tensor logOrNothing(Tensor a, Tensor t) {
    Tensor counts = t.notEqualTo(0);
    return counts.where(counts.where(a, a.filledLike(1)).log().times(t), a.filledLike(0));
  }
}
