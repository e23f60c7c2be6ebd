package dev.cajal.nn.train;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.Shape;

/** Small made-up problems. */
final class Blobs {
  private Blobs() {}

  /** Points of three classes around the corners of a triangle, of shape [count, 2]. */
  static Samples threeClasses(long seed, int count) {
    int[] codes = new int[count];
    float[] points = RandomKey.of(seed).normal(Shape.of(count, 2)).toFloats();
    for (int i = 0; i < count; i++) {
      codes[i] = i % 3;
      points[2 * i] = 0.5f * points[2 * i] + (codes[i] == 0 ? 2 : codes[i] == 1 ? -2 : 0);
      points[2 * i + 1] = 0.5f * points[2 * i + 1] + (codes[i] == 2 ? 2 : -1);
    }
    return Samples.of(Tensor.of(points, Shape.of(count, 2)), Tensor.of(codes, Shape.of(count)));
  }

  /** The same with a fifth of the classes wrong, so that confidence is punished. */
  static Samples partlyMislabelled(long seed, int count) {
    Samples right = threeClasses(seed, count);
    int[] codes = right.get(Samples.TARGET).toInts();
    for (int i = 0; i < count; i += 5) {
      codes[i] = (codes[i] + 1) % 3;
    }
    return Samples.of(right.get(Samples.INPUT), Tensor.of(codes, Shape.of(count)));
  }

  /** y = 3a − 2b + 1 with a little noise, inputs of shape [count, 2]. */
  static Samples line(long seed, int count) {
    Tensor x = RandomKey.of(seed).normal(Shape.of(count, 2)).evaluate();
    Tensor noise = RandomKey.of(seed + 1).normal(Shape.of(count)).times(0.1);
    Tensor y = x.at(1, 0).times(3).minus(x.at(1, 1).times(2)).plus(1).plus(noise);
    return Samples.of(x, y);
  }
}
