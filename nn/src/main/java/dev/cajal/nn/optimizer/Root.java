package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;

/** Divisors made of a square, kept from 0 by a small number. */
final class Root {
  private Root() {}

  /** √(square + ε), or √square + ε. */
  static Tensor of(Tensor square, double epsilon, boolean within) {
    return within ? square.plus(epsilon).sqrt() : square.sqrt().plus(epsilon);
  }
}
