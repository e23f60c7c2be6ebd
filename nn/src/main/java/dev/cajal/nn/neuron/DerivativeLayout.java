package dev.cajal.nn.neuron;

import dev.cajal.Tensor;

/**
 * How the derivatives ∂s/∂x of p numbers by m numbers are arranged.
 *
 * <p>Cajal's {@link dev.cajal.Jacobian} and D4 use the numerator layout; D3's linear map uses the
 * denominator layout, in which ∂(W·x)/∂x = Wᵀ.
 */
public enum DerivativeLayout {
  /** [p, m]: a row for each number that is differentiated; a gradient is a row. */
  NUMERATOR,
  /** [m, p]: a row for each number by which is differentiated; a gradient is a column. */
  DENOMINATOR;

  /** A matrix of derivatives of this layout in another one. */
  public Tensor to(DerivativeLayout other, Tensor derivatives) {
    return this == other ? derivatives : derivatives.transpose();
  }
}
