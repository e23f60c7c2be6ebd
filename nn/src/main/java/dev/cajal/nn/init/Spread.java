package dev.cajal.nn.init;

/** Distributions of mean 0 with a given variance. */
final class Spread {
  private Spread() {}

  static Initializer uniform(double variance) {
    double limit = Math.sqrt(3 * variance);
    return new Uniform(-limit, limit);
  }

  static Initializer normal(double variance) {
    return new Normal(0, Math.sqrt(variance));
  }
}
