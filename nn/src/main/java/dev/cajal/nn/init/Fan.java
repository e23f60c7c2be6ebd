package dev.cajal.nn.init;

import dev.cajal.shape.Shape;

/**
 * How many inputs each output of a weight adds up and how many outputs each input feeds.
 *
 * <p>Weights have inputs on the last but one axis and outputs on the last, {@code [..., in, out]};
 * the axes before are positions of a convolution's window and count for both.
 *
 * @param in the product of all extents but the last
 * @param out the product of all extents but the last but one
 */
record Fan(double in, double out) {
  /** The fans of a weight; those of a vector are its extent. */
  static Fan of(Shape shape) {
    if (shape.rank() < 2) {
      double size = Math.max(1, shape.size());
      return new Fan(size, size);
    }
    double window = 1;
    for (int axis = 0; axis < shape.rank() - 2; axis++) {
      window *= shape.dim(axis);
    }
    return new Fan(Math.max(1, window * shape.dim(-2)), Math.max(1, window * shape.dim(-1)));
  }
}
