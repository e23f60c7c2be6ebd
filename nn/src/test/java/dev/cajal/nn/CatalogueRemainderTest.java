package dev.cajal.nn;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Curvature;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Flatten;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.MulticlassHinge;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.Augmentation;
import dev.cajal.nn.optimizer.HeavyBall;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The catalogue's numbers that belong to no group of the other tests. */
class CatalogueRemainderTest {
  private static final Tensor SCORES = Matrices.matrix(new double[] {3.2, 5.1, -1.7});
  private static final Tensor CAT = Matrices.matrix(new double[] {1, 0, 0});

  @Test
  void e22_printedSignThroughSoftmax_fails() {
    Variable s = Variable.of("s", SCORES);
    Tensor p = Activation.SOFTMAX.of(s);
    Tensor loss = new BinaryCrossEntropy(true).perSample(p, CAT).sum();

    assertThat(Gradient.of(loss, s).of(s).toDoubles())
        .containsExactly(new double[] {-1.732769, 1.737257, -0.004488}, within(5e-7));

    // Printed: −1/(1 − p_j) for the other classes, where the sign must be positive.
    Tensor others = p.subtractedFrom(1).log().times(CAT.subtractedFrom(1)).sum();
    Tensor printed = others.minus(p.log().times(CAT).sum());
    assertThat(Gradient.of(printed, s).of(s).toDoubles())
        .containsExactly(new double[] {-0.007266, 0.000842, 0.006424}, within(5e-7));
  }

  @Test
  void e23_doubledWeights_needADoubledBias() {
    Tensor scores = Matrices.matrix(new double[] {1.3, -0.1, 2});
    Tensor bias = Matrices.vector(0, 5, 0);
    Tensor car = Tensor.of(new int[] {1}, Shape.of(1));
    MulticlassHinge hinge = new MulticlassHinge();

    assertThat(hinge.mean(scores.plus(bias), car).toDouble()).isZero();
    assertThat(hinge.mean(scores.times(2).plus(bias.times(2)), car).toDouble()).isZero();
    assertDigits(hinge.mean(scores.times(2).plus(bias), car).toDouble(), 0.2);
  }

  @Test
  void e39_gradientOf342_takesTheLayerBefore() {
    int samples = 7;
    Tensor before = RandomKey.of(1).normal(Shape.of(samples, 4), DType.F64);
    Tensor own = RandomKey.of(2).normal(Shape.of(samples, 2), DType.F64);
    Tensor error = RandomKey.of(3).normal(Shape.of(samples, 2), DType.F64);

    Tensor printed = error.transpose().matmul(Augmentation.FIRST.samples(own));
    Tensor needed = error.transpose().matmul(Augmentation.FIRST.samples(before));

    assertThat(printed.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(needed.shape()).isEqualTo(Shape.of(2, 5));
  }

  @Test
  void e42_heavyBall_weightsAddUpToTen() {
    // A constant gradient of 1: the step tends to the sum of the weights, 1 / (1 − 0.9) = 10.
    double[] path =
        Descent.path(x -> x.sum(), new double[] {0}, new HeavyBall(1, 0.9), 400).coordinates(0);
    double[] plain = Descent.path(x -> x.sum(), new double[] {0}, new Sgd(1), 400).coordinates(0);

    assertDigits(path[399] - path[400], 10);
    assertDigits(plain[399] - plain[400], 1);
  }

  @Test
  void l17_crossEntropyOfALinearModel_isConvex() {
    Tensor x = RandomKey.of(4).normal(Shape.of(5, 3), DType.F64).evaluate();
    Tensor labels = Tensor.of(new int[] {0, 1, 2, 3, 1}, Shape.of(5));
    Surface loss =
        Surface.of(
            w -> new CrossEntropy().reduced(x.matmul(w.reshape(3, 4)), labels, Reduction.SUM), 12);
    double[] at = RandomKey.of(5).normal(Shape.of(12), DType.F64).toDoubles();

    Curvature curvature = Curvature.of(loss, at);

    // The catalogue's own draw has eigenvalues from −4e-18 to 4.623.
    double largest = curvature.eigenvalues().stream().mapToDouble(v -> v).max().orElseThrow();
    assertThat(largest).isPositive();
    assertThat(curvature.eigenvalues()).allMatch(value -> value > -1e-14 * largest);
  }

  @Test
  void t14_binaryImagesOf784Pixels_areMoreThanCanBeSeen() {
    assertDigits(BigInteger.TWO.pow(28 * 28).doubleValue(), 1.017458257e236);
  }

  @Test
  void e29_gradientsForAnAccuracy() {
    double samples = 1e6;
    double accuracy = 1e-6;

    assertDigits(samples * Math.log(1 / accuracy), 1.38e7, 1e-2);
    assertDigits(1 / accuracy, 1e6);
  }

  @Test
  void p13_flattenedColourImage_has3072Numbers() {
    Tensor images = Tensor.zeros(2, 32, 32, 3);

    Tensor rows = new Flatten().apply(images, Trace.prediction(Parameters.of(0)).scope());

    assertThat(rows.shape()).isEqualTo(Shape.of(2, 3072));
  }
}
