package dev.cajal.app.lab;

import dev.cajal.Tensor;

/** Surfaces over the plane that several labs walk on: the last axis of a place is x₁ and x₂. */
public final class Surfaces {
  private Surfaces() {}

  /** The six-hump camel, (4 − 2.1x₁² + x₁⁴/3) x₁² + x₁x₂ + (−4 + 4x₂²) x₂². */
  public static Tensor camel(Tensor x) {
    Tensor x1 = x.at(-1, 0);
    Tensor x2 = x.at(-1, 1);
    Tensor a = x1.square();
    Tensor b = x2.square();
    Tensor hump = a.square().dividedBy(3).minus(a.times(2.1)).plus(4).times(a);
    return hump.plus(x1.times(x2)).plus(b.times(4).minus(4).times(b));
  }

  /** A narrow valley, ½ (x₁² + k x₂²). */
  public static Tensor valley(Tensor x, double k) {
    return x.at(-1, 0).square().plus(x.at(-1, 1).square().times(k)).times(0.5);
  }

  /** Rosenbrock's banana, (1 − x₁)² + 10 (x₂ − x₁²)², with 10 in place of his 100. */
  public static Tensor banana(Tensor x) {
    Tensor x1 = x.at(-1, 0);
    Tensor off = x.at(-1, 1).minus(x1.square());
    return x1.subtractedFrom(1).square().plus(off.square().times(10));
  }

  /** The sum of squares of the line x₁ x + x₂ on (2, 3), (4, 4), (6, 5), (8, 6). */
  public static Tensor lineFit(Tensor x) {
    Tensor sum = x.at(-1, 0).times(0);
    for (int i = 1; i <= 4; i++) {
      sum = sum.plus(x.at(-1, 0).times(2 * i).plus(x.at(-1, 1)).minus(2 + i).square());
    }
    return sum;
  }
}
