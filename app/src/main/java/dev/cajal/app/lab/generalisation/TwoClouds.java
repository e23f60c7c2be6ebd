package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/**
 * Two overlapping round clouds, class 0 below the diagonal and class 1 above.
 *
 * @param points [2n, 2], class 0 first
 * @param labels [2n], 0 or 1
 */
record TwoClouds(Tensor points, Tensor labels) {
  static TwoClouds draw(RandomKey key, int each) {
    double[] classes = new double[2 * each];
    Arrays.fill(classes, each, 2 * each, 1);
    Tensor labels = Tensor.of(classes, Shape.of(2 * each));
    Tensor centres = labels.times(1.6).minus(0.8).expand(1);
    Tensor noise = key.normal(Shape.of(2 * each, 2), DType.F64);
    return new TwoClouds(centres.plus(noise).evaluate(), labels);
  }

  /** The places of one class. */
  double[][] of(int wanted) {
    int each = labels.shape().size() / 2;
    double[] all = points.toDoubles();
    double[][] places = new double[each][];
    Arrays.setAll(
        places, i -> Arrays.copyOfRange(all, 2 * (wanted * each + i), 2 * (wanted * each + i) + 2));
    return places;
  }

  /** How many points a score, positive for class 1, puts into the wrong class. */
  int errors(Tensor score) {
    Tensor answers = score.greaterThan(0).to(DType.F64);
    return answers.notEqualTo(labels).to(DType.I32).sum().toInt();
  }
}
