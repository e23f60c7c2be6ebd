package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derivatives worked out by hand, to the digits given. */
class DerivativeNumbersTest {
  private static Variable variable(String name, Shape shape, double... values) {
    return Variable.of(name, Tensor.of(values, shape));
  }

  private static Variable point(double... values) {
    return variable("x", Shape.of(values.length), values);
  }

  private static void assertClose(Tensor found, double... expected) {
    double[] values = found.toDoubles();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      double digits = Math.max(Math.abs(expected[i]), 1e-3) * 1e-9;
      assertThat(values[i]).as("element %d of %s", i, found).isCloseTo(expected[i], within(digits));
    }
  }

  /** The six-hump camel (4 − 2.1x² + x⁴/3)x² + xy + (−4 + 4y²)y². */
  private static Tensor camel(Tensor point) {
    Tensor x = point.at(0, 0);
    Tensor y = point.at(0, 1);
    Tensor x2 = x.square();
    Tensor y2 = y.square();
    return x2.times(-2.1)
        .plus(4)
        .plus(x2.square().dividedBy(3))
        .times(x2)
        .plus(x.times(y))
        .plus(y2.times(4).minus(4).times(y2));
  }

  @Test
  void gradient_ofCamel() {
    Variable x = point(1, 1);
    Tensor value = camel(x);
    Tensor slope = Gradient.of(value, x).of(x);
    assertClose(value, 3.2333333333333334);
    assertClose(slope, 2.6, 9);
    x.set(Tensor.of(new double[] {0.5, -0.5}, Shape.of(2)));
    assertClose(value, -0.12604166666666666);
    assertClose(slope, 2.5125, 2.5);
    x.set(Tensor.of(new double[] {0.08984201310, -0.7126564030}, Shape.of(2)));
    assertThat(value.toDouble()).isCloseTo(-1.031628453, within(1e-9));
    assertThat(slope.toDoubles()[0]).isCloseTo(0, within(1e-8));
    assertThat(slope.toDoubles()[1]).isCloseTo(0, within(1e-8));
    x.set(Tensor.of(new double[] {0, 0}, Shape.of(2)));
    assertClose(slope, 0, 0);
  }

  @Test
  void hessian_ofCamel() {
    Variable x = point(0, 1);
    assertClose(Hessian.of(camel(x), x), 8, 1, 1, 40);
    x.set(Tensor.of(new double[] {1, 1}, Shape.of(2)));
    assertClose(Hessian.of(camel(x), x), 10 - 25.2 + 8, 1, 1, 40);
    Tensor direction = Tensor.of(new double[] {2, -1}, Shape.of(2));
    assertClose(HessianVectorProduct.of(camel(x), x, direction), -15.4, -38);
  }

  @Test
  void jacobian_ofThreeFunctionsOfTwo() {
    Variable x = point(2, 1);
    Tensor a = x.at(0, 0);
    Tensor b = x.at(0, 1);
    Tensor f =
        Tensor.stack(
            0, a.times(2).plus(b.square()), b.times(3).minus(a.square()), a.times(b).times(4));
    assertClose(f, 5, -1, 8);
    Tensor jacobian = Jacobian.of(f, x);
    assertThat(jacobian.shape()).isEqualTo(Shape.of(3, 2));
    assertClose(jacobian, 2, 2, -4, 3, 4, 8);
  }

  @Test
  void jacobian_ofComposition_isTheProduct() {
    Variable x = point(0.3, -0.7);
    Tensor inner = Tensor.stack(0, x.at(0, 0).exp(), x.product(), x.at(0, 1).sin());
    Variable h = variable("h", Shape.of(3), inner.toDoubles());
    Tensor outer = Jacobian.of(h.square().cumulativeSum(0), h);
    Tensor whole = Jacobian.of(inner.square().cumulativeSum(0), x);
    assertClose(whole, outer.matmul(Jacobian.of(inner, x)).toDoubles());
  }

  @Test
  void gradient_ofWorkedChainRule() {
    double[] points = {0, 1, 2, 0.5};
    double[] values = {10, 6, 138, 6.75};
    double[] slopes = {0, 16, 320, -10};
    Variable x = variable("x", Shape.scalar(), 0);
    Tensor inner = x.square().times(2).minus(1);
    Tensor f = inner.square().times(3).minus(inner.times(2)).plus(5);
    Tensor slope = Gradient.of(f, x).of(x);
    for (int i = 0; i < points.length; i++) {
      x.set(points[i]);
      assertClose(f, values[i]);
      assertClose(slope, slopes[i]);
    }
  }

  @Test
  void gradient_ofLinearMap() {
    Variable w = variable("w", Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Variable b = point(1, 2);
    Variable x = variable("x", Shape.of(3, 1), 1, -1, 2);
    Tensor s = w.matmul(x).reshape(2).plus(b);
    Tensor byX = Jacobian.of(s, x);
    assertThat(byX.shape()).isEqualTo(Shape.of(2, 3, 1));
    assertClose(byX, 1, 2, 3, 4, 5, 6);
    assertClose(Jacobian.of(s, b), 1, 0, 0, 1);
    Tensor loss = s.times(Tensor.of(new double[] {10, 100}, Shape.of(2))).sum();
    assertClose(Gradient.of(loss, w).of(w), 10, -10, 20, 100, -100, 200);
  }

  @Test
  void jacobian_ofSigmoidAndSoftmax() {
    Variable s = point(-1, 2);
    assertClose(Jacobian.of(s.sigmoid(), s), 0.19661193324, 0, 0, 0.10499358540);
    Variable scores = point(3.2, 5.1, -1.7);
    assertClose(scores.softmax(0), 0.1299825390, 0.8690495352, 9.679257746e-4);
    assertClose(
        Jacobian.of(scores.softmax(0), scores),
        0.1130870786,
        -0.1129612651,
        -1.258134498e-4,
        -0.1129612651,
        0.1138024406,
        -8.411754445e-4,
        -1.258134498e-4,
        -8.411754445e-4,
        9.669888943e-4);
  }

  @Test
  void hessian_ofDeepFunction_isSymmetricAndAgreesWithProducts() {
    Variable x = point(0.2, -0.4, 0.9);
    Tensor f = x.softmax(0).times(x.tanh()).sum().exp();
    Tensor hessian = Hessian.of(f, x);
    assertClose(hessian, hessian.transpose().toDoubles());
    Tensor direction = Tensor.of(new double[] {1, -2, 0.5}, Shape.of(3));
    Tensor product = HessianVectorProduct.of(f, x, direction);
    assertClose(product, hessian.matmul(direction.reshape(3, 1)).toDoubles());
  }

  @Test
  void gradient_ofTwoLayersInColumns() {
    Variable w1 = variable("w1", Shape.of(2, 2), 0.1, 0.2, 0.3, 0.4);
    Variable b1 = variable("b1", Shape.of(2, 1), 0.1, -0.1);
    Variable w2 = variable("w2", Shape.of(1, 2), 0.5, -0.6);
    Variable b2 = variable("b2", Shape.of(1, 1), 0.2);
    Tensor x = Tensor.of(new double[] {1, 2}, Shape.of(2, 1));
    Tensor z1 = w1.matmul(x).plus(b1);
    Tensor z2 = w2.matmul(z1.sigmoid()).plus(b2);
    Tensor output = z2.sigmoid();
    assertClose(z1, 0.6, 1);
    assertClose(z1.sigmoid(), 0.6456563062, 0.7310585786);
    assertClose(z2, 0.08419300593);
    assertClose(output, 0.5210358270);

    Tensor squared = output.subtractedFrom(1).square().times(0.5).sum();
    Gradient g = Gradient.of(squared, w1, b1, w2, b2);
    assertClose(squared, 0.1147033395);
    assertClose(g.of(w1), -0.01367318703, -0.02734637406, 0.01410050831, 0.02820101662);
    assertClose(g.of(b1), -0.01367318703, 0.01410050831);
    assertClose(g.of(w2), -0.07717471637, -0.08738277302);
    assertClose(g.of(b2), -0.1195290987);

    Tensor entropy = output.log().negate().sum();
    Gradient h = Gradient.of(entropy, b1, w2, b2);
    assertClose(entropy, 0.6519364738);
    assertClose(h.of(b1), -0.05478972727, 0.05650204321);
    assertClose(h.of(w2), -0.3092462388, -0.3501508675);
    assertClose(h.of(b2), -0.4789641730);
  }

  @Test
  void gradient_ofTwoLayersInRows() {
    Tensor x = Tensor.of(new double[] {1, 2, -1, 0.5}, Shape.of(2, 2));
    Variable wh = variable("wh", Shape.of(2, 3), 0.1, -0.2, 0.3, 0.4, 0.5, -0.6);
    Variable bh = point(0, 0.1, -0.1);
    Variable wy = variable("wy", Shape.of(3, 3), 0.2, -0.1, 0.3, -0.4, 0.6, 0.1, 0.5, -0.3, -0.2);
    Variable by = point(0.1, 0, -0.1);
    Tensor scores = x.matmul(wh).plus(bh).sigmoid().matmul(wy).plus(by);
    Tensor target = Tensor.of(new double[] {1, 0, 0, 0, 0, 1}, Shape.of(2, 3));
    Tensor loss = scores.logSoftmax(1).times(target).sum(1).mean().negate();
    Gradient g = Gradient.of(loss, wh, by);
    assertClose(loss, 1.177716823);
    assertClose(scores.softmax(1).at(0, 0), 0.3087103875, 0.3705228421, 0.3207667703);
    assertClose(g.of(by), -0.1820767752, 0.3680666107, -0.1859898355);
    assertClose(
        g.of(wh),
        0.01418838832,
        0.05231911253,
        -0.07254555642,
        -0.02740794465,
        0.1102171848,
        -0.09175968707);
    GradientCheck.of(loss, List.of(wh, bh, wy, by), GradientCheck.Settings.DEFAULT)
        .requireCorrect();
  }

  @Test
  void jacobian_ofMatrixByMatrix_joinsTheShapes() {
    Variable x = variable("x", Shape.of(2, 2), 1, 2, 3, 4);
    Tensor jacobian = Jacobian.of(x.transpose().times(2), x);
    assertThat(jacobian.shape()).isEqualTo(Shape.of(2, 2, 2, 2));
    assertClose(jacobian, 2, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0, 2);
  }

  @Test
  void jacobian_ofIndependent_isZero() {
    Variable x = point(1, 2);
    Variable y = variable("y", Shape.of(3), 1, 2, 3);
    assertClose(Jacobian.of(y.square(), x), 0, 0, 0, 0, 0, 0);
    assertThat(Jacobian.of(y.square(), x).shape()).isEqualTo(Shape.of(3, 2));
  }

  @Test
  void jacobian_canBeDifferentiatedAgain() {
    Variable x = point(2, 3);
    Tensor second = Jacobian.of(Jacobian.of(x.power(3), x), x);
    assertThat(second.shape()).isEqualTo(Shape.of(2, 2, 2));
    assertClose(second, 12, 0, 0, 0, 0, 0, 0, 18);
  }

  @Test
  void secondDerivatives_ofWrongShapes_areRefused() {
    Variable x = point(1, 2);
    assertThatThrownBy(() -> Hessian.of(x.square(), x))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "hessian: what is differentiated must be a scalar; found shape [2]; take its sum() or"
                + " mean()");
    assertThatThrownBy(() -> HessianVectorProduct.of(x.sum(), x, point(1, 2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "hessian-vector product: the direction must have the type of x; x f64[2], direction"
                + " f64[3]");
  }
}
