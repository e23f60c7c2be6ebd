package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Cholesky;
import dev.cajal.nn.algebra.SingularMatrixException;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.descent.Newton;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.descent.SurfacePoint;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.OneHot;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Objects;

/**
 * Maximum likelihood for P(k|x) = softmax_k(x·W + b) by Newton's method (D0, D1).
 *
 * <p>Only differences of scores matter, so class 0 is the reference: its weights and bias are 0.
 * Classes that hyperplanes separate have no maximum; that is found and told.
 *
 * @param ridge λ of a penalty (λ/2)‖W‖² on the weights of the other classes, at least 0
 * @param newton the most steps and when to stop
 */
public record MultinomialRegression(double ridge, Newton newton) {
  private static final double RESTLESS = 0.1;

  /** Checks the ridge. */
  public MultinomialRegression {
    Objects.requireNonNull(newton, "newton");
    Ranges.notNegative("multinomial regression", "ridge", ridge);
  }

  /** Without ridge. */
  public MultinomialRegression() {
    this(0, new Newton());
  }

  /**
   * Fits.
   *
   * @param samples [N, m]
   * @param codes the classes [N], whole numbers from 0 to K − 1, each present
   * @param classes K, at least 2
   * @throws DataException if hyperplanes separate a class, a code is no class, a class has no
   *     sample, a feature is a combination of others, or Newton's method does not settle
   */
  public MultinomialFit fit(Tensor samples, Tensor codes, int classes) {
    int features = LabelledSamples.rows("multinomial regression", samples, codes)[0].length;
    int[] checked = OneHot.codes(codes, classes);
    requireAll(checked, classes);
    Tensor x = LabelledSamples.wide(samples);
    Tensor target = Tensor.of(checked, Shape.of(checked.length));
    CrossEntropy loss = new CrossEntropy();
    Surface surface =
        Surface.of(
            p -> {
              Tensor free = p.reshape(features + 1, classes - 1);
              Tensor sum = loss.perSample(scores(x, free), target).sum();
              Tensor weights = free.slice(0, 0, features);
              return ridge == 0 ? sum : sum.plus(weights.square().sum().times(ridge / 2));
            },
            (features + 1) * (classes - 1));
    Newton.Result result;
    Tensor covariance;
    try {
      result =
          newton.minimize(
              surface,
              new double[surface.dimensions()],
              place -> {
                if (ridge == 0 && separates(map(place, features, classes), x, checked)) {
                  throw separated("hyperplanes separate the classes");
                }
              });
      covariance = Cholesky.of(surface.hessian(result.minimum().positionArray())).inverse();
    } catch (SingularMatrixException e) {
      throw new DataException(
          ("multinomial regression: the features must not be combinations of each other, and no"
               + " hyperplane may separate a class; found feature %d (counted from 0) undetermined;"
               + " leave features out or give a ridge")
              .formatted(e.column() / (classes - 1)),
          e);
    }
    if (!result.converged()) {
      throw new DataException(
          ("multinomial regression: Newton's method has not settled after %d steps; give a ridge or"
                  + " allow more")
              .formatted(result.path().steps()));
    }
    AffineMap scores = map(result.minimum(), features, classes);
    int steps = result.path().steps();
    if (ridge == 0 && steps > 0) {
      AffineMap before = map(result.path().points().get(steps - 1), features, classes);
      if (scores.apply(x).minus(before.apply(x)).absolute().max().toDouble() > RESTLESS) {
        throw separated("a hyperplane separates a class, perhaps but for ties");
      }
    }
    double likelihood = -loss.perSample(scores.apply(x), target).sum().toDouble();
    return new MultinomialFit(scores, errors(covariance, features, classes), likelihood, steps);
  }

  private static Tensor scores(Tensor x, Tensor free) {
    int features = x.shape().dim(1);
    Tensor others = x.matmul(free.slice(0, 0, features)).plus(free.at(0, features));
    return others.pad(1, 1, 0, 0);
  }

  private static AffineMap map(SurfacePoint place, int features, int classes) {
    Tensor free =
        Tensor.of(place.positionArray(), Shape.of(features + 1, classes - 1)).pad(1, 1, 0, 0);
    return new AffineMap(free.slice(0, 0, features), free.at(0, features));
  }

  private static AffineMap errors(Tensor covariance, int features, int classes) {
    int count = (features + 1) * (classes - 1);
    double[] all = covariance.toDoubles();
    double[] errors = new double[count];
    for (int i = 0; i < count; i++) {
      errors[i] = Math.sqrt(all[i * count + i]);
    }
    Tensor matrix = Tensor.of(errors, Shape.of(features + 1, classes - 1)).pad(1, 1, 0, 0);
    return new AffineMap(matrix.slice(0, 0, features), matrix.at(0, features));
  }

  private static boolean separates(AffineMap map, Tensor x, int... codes) {
    Tensor scores = map.apply(x);
    int classes = map.outputs();
    Tensor own = Tensor.of(codes, Shape.of(codes.length)).oneHot(classes, DType.F64);
    Tensor wanted = scores.times(own).sum(1);
    Tensor rival = own.greaterThan(0).where(own.filledLike(Double.NEGATIVE_INFINITY), scores);
    return wanted.minus(rival.max(1)).min().toDouble() > 0;
  }

  private static DataException separated(String finding) {
    return new DataException(
        "multinomial regression: "
            + finding
            + ", so the likelihood has no maximum and the weights grow without end; give a ridge");
  }

  private static void requireAll(int[] codes, int classes) {
    boolean[] present = new boolean[classes];
    for (int code : codes) {
      present[code] = true;
    }
    for (int k = 0; k < classes; k++) {
      if (!present[k]) {
        throw new DataException(
            "multinomial regression: each of %d classes needs a sample; class %d has none"
                .formatted(classes, k));
      }
    }
  }
}
