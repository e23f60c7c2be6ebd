package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.Shape;

/** Two half circles that grip each other, with noise: class 0 above, class 1 below. */
final class Moons {
  private Moons() {}

  /**
   * Draws points.
   *
   * @param each how many of each class
   * @param noise standard deviation
   */
  static Samples draw(RandomKey key, int each, double noise) {
    Tensor angle = key.child("angle").uniform(Shape.of(each), 0, Math.PI);
    Tensor upper = Tensor.stack(1, angle.cos(), angle.sin());
    Tensor lower = Tensor.stack(1, angle.cos().subtractedFrom(1), angle.sin().subtractedFrom(0.5));
    Tensor places = Tensor.concatenate(0, upper, lower);
    Tensor spread = key.child("noise").normal(places.shape()).times(noise);
    Tensor labels = Tensor.concatenate(0, Tensor.zeros(each), Tensor.ones(each));
    return Samples.of(places.plus(spread), labels);
  }

  /** The places of one class. */
  static double[][] places(Samples samples, int wanted) {
    int each = samples.size() / 2;
    double[] all = samples.get(Samples.INPUT).toDoubles();
    double[][] places = new double[each][];
    for (int i = 0; i < each; i++) {
      int row = wanted * each + i;
      places[i] = new double[] {all[2 * row], all[2 * row + 1]};
    }
    return places;
  }
}
