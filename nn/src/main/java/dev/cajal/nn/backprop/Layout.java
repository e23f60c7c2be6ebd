package dev.cajal.nn.backprop;

/** How the lectures arrange the numbers of back-propagation. */
public enum Layout {
  /**
   * D2, BP1 to BP4: samples in columns, W^l [n_l, n_(l−1)], z^l = W^l·a^(l−1) + b^l, δ^l [n_l, N].
   */
  COLUMNS,
  /** D0: samples in rows, W^l [n_(l−1), n_l], Z^l = A^(l−1)·W^l + b^l, Δ^l [N, n_l]. */
  ROWS,
  /**
   * D4: samples in columns with a first row of ones, W̃^l [n_l, n_(l−1) + 1] with the bias as first
   * column, S^l = W̃^l·Ṽ^(l−1), and errors transposed against the values, E^l [N, n_l].
   */
  AUGMENTED
}
