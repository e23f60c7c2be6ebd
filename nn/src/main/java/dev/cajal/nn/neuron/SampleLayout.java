package dev.cajal.nn.neuron;

import dev.cajal.Tensor;

/** Whether samples are the rows of a matrix, as in Cajal and D0, or its columns (D2, D3, D4). */
public enum SampleLayout {
  /** [N, m], with weights [m, K] and scores X·W + b. */
  ROWS,
  /** [m, N], with weights [K, m] and scores W·X + b. */
  COLUMNS;

  /** A matrix of samples, scores or weights of this layout in another one. */
  public Tensor to(SampleLayout other, Tensor matrix) {
    return this == other ? matrix : matrix.transpose();
  }
}
