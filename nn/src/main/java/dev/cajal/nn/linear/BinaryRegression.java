package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Cholesky;
import dev.cajal.nn.algebra.SingularMatrixException;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.descent.Newton;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.descent.SurfacePoint;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.Probit;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.registry.Ranges;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Maximum likelihood for P(1|x) = h(wᵀx + b): logistic regression with h the logistic function
 * (Berkson, 1944; D0, D4), probit with h = Φ (Bliss, 1935; D4), by Newton's method.
 *
 * <pre>{@code
 * BinaryFit fit = BinaryRegression.logistic().fit(x, y);
 * double error = fit.weightErrors().get(0);
 * }</pre>
 *
 * <p>Data whose classes a plane separates have no maximum: the weights grow without end. That is
 * found and told; a ridge makes them finite.
 *
 * @param loss minus the log-likelihood of a score and a label
 * @param ridge λ of a penalty (λ/2)‖w‖², at least 0; b is not penalised
 * @param newton the most steps and when to stop
 */
public record BinaryRegression(Loss loss, double ridge, Newton newton) {
  /** Scores that change by more than this in the last step are on their way to infinity. */
  private static final double RESTLESS = 0.1;

  /** Checks the ridge. */
  public BinaryRegression {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(newton, "newton");
    Ranges.notNegative("binary regression", "ridge", ridge);
  }

  /** Logistic regression without ridge. */
  public static BinaryRegression logistic() {
    return new BinaryRegression(new BinaryCrossEntropy(), 0, new Newton());
  }

  /** Probit regression without ridge. */
  public static BinaryRegression probit() {
    return new BinaryRegression(new Probit(), 0, new Newton());
  }

  /** This with another ridge. */
  public BinaryRegression withRidge(double other) {
    return new BinaryRegression(loss, other, newton);
  }

  /**
   * Minus the log-likelihood, plus the penalty, over parameters (w1, …, wm, b), summed over
   * samples.
   *
   * @param samples [N, m]
   * @param labels [N], 0 or 1
   */
  public Surface surface(Tensor samples, Tensor labels) {
    int features = LabelledSamples.rows(name(), samples, labels)[0].length;
    BinaryLabels.ZERO_ONE.values(labels);
    Tensor x = LabelledSamples.wide(samples);
    Tensor y = LabelledSamples.wide(labels);
    return Surface.of(
        p -> {
          Tensor w = p.slice(0, 0, features);
          Tensor scores = x.matmul(w.expand(1)).squeeze(1).plus(p.at(0, features));
          Tensor sum = loss.perSample(scores, y).sum();
          return ridge == 0 ? sum : sum.plus(w.square().sum().times(ridge / 2));
        },
        features + 1);
  }

  /**
   * Fits.
   *
   * @param samples [N, m]
   * @param labels [N], 0 or 1, both classes present
   * @throws DataException if a plane separates the classes, a label is neither 0 nor 1, a feature
   *     is a combination of others, or Newton's method does not settle
   */
  public BinaryFit fit(Tensor samples, Tensor labels) {
    Surface surface = surface(samples, labels);
    double[] y = BinaryLabels.ZERO_ONE.values(labels);
    LabelledSamples.requireBoth(name(), y);
    Tensor x = LabelledSamples.wide(samples);
    int features = x.shape().dim(1);
    Newton.Result result;
    Tensor covariance;
    try {
      result =
          newton.minimize(
              surface,
              new double[features + 1],
              place -> {
                if (ridge == 0 && separates(plane(place), x, y)) {
                  throw separated("a hyperplane separates the classes");
                }
              });
      covariance = Cholesky.of(surface.hessian(result.minimum().positionArray())).inverse();
    } catch (SingularMatrixException e) {
      throw new DataException(
          ("%s: the features must not be combinations of each other, and no hyperplane may separate"
               + " the classes but for ties; found feature %d (counted from 0) undetermined; leave"
               + " features out or give a ridge")
              .formatted(name(), e.column()),
          e);
    }
    if (!result.converged()) {
      throw new DataException(
          "%s: Newton's method has not settled after %d steps; give a ridge or allow more"
              .formatted(name(), result.path().steps()));
    }
    if (ridge == 0 && restless(result, x)) {
      throw separated("a hyperplane separates the classes but for ties");
    }
    return BinaryFit.of(plane(result.minimum()), covariance, result, loss.link(), x, y, loss);
  }

  private DataException separated(String finding) {
    return new DataException(
        "%s: %s, so the likelihood has no maximum and the weights grow without end; give a ridge"
            .formatted(name(), finding));
  }

  private static boolean separates(Hyperplane plane, Tensor x, double... y) {
    double[] scores = plane.score(x).toDoubles();
    for (int i = 0; i < y.length; i++) {
      if (!(y[i] == 1 ? scores[i] > 0 : scores[i] < 0)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the last step, after which nothing was left to gain, still moved a score. */
  private static boolean restless(Newton.Result result, Tensor x) {
    int steps = result.path().steps();
    if (steps == 0) {
      return false;
    }
    Hyperplane before = plane(result.path().points().get(steps - 1));
    Tensor moved = plane(result.minimum()).score(x).minus(before.score(x)).absolute();
    return moved.max().toDouble() > RESTLESS;
  }

  private static Hyperplane plane(SurfacePoint place) {
    double[] p = place.positionArray();
    return Hyperplane.of(Arrays.copyOf(p, p.length - 1), p[p.length - 1]);
  }

  private String name() {
    return loss instanceof BinaryCrossEntropy
        ? "logistic regression"
        : loss.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " regression";
  }
}
