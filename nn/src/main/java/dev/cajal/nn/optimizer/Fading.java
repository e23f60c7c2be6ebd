package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.shape.DType;

/**
 * The end of averages that fade: without a gradient they halve and halve again until they are
 * subnormal numbers, which never reach zero and which processors handle at half the speed.
 *
 * <p>A weight whose gradient stays exactly zero, of a dead unit or of a pixel that is always dark,
 * has such averages after some hundred steps.
 */
final class Fading {
  // Little above the subnormals: a square that ends here belongs to gradients of 1e-17, which an
  // epsilon of 1e-16 or more outweighs.
  private static final double LEAST_F32 = 0x1p-124;
  private static final double LEAST_F64 = 0x1p-1020;

  private Fading() {}

  /** The values, with 0 for those nearer to it than 2⁻¹²⁴ in f32 and 2⁻¹⁰²⁰ in f64. */
  static Tensor faded(Tensor values) {
    double least = values.dtype() == DType.F64 ? LEAST_F64 : LEAST_F32;
    return values.absolute().lessThan(least).where(Tensor.full(0, values.type()), values);
  }
}
