package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.ActivationFunction;
import dev.cajal.shape.Shape;
import java.util.Locale;

/**
 * The step of a threshold unit: 1 or 0 as a number of the input's type; its derivative is 0.
 *
 * <p>Decks differ at 0 (D0, D1, D4: H(0) = 1; D1 also: "strictly positive"), and it matters: the
 * exclusive or of two units |x1 − x2| works with one and not with the other.
 */
public enum Threshold implements ActivationFunction {
  /** 1 where z ≥ 0: the Heaviside step of the decks. */
  AT_LEAST_ZERO,
  /** 1 where z &gt; 0. */
  ABOVE_ZERO;

  @Override
  public Tensor of(Tensor z) {
    return (this == AT_LEAST_ZERO ? z.greaterOrEqual(0) : z.greaterThan(0)).to(z.dtype());
  }

  /** Whether a unit with this score fires. */
  public boolean fires(double score) {
    return this == AT_LEAST_ZERO ? score >= 0 : score > 0;
  }

  @Override
  public String describe(Shape input) {
    return name().toLowerCase(Locale.ROOT);
  }
}
