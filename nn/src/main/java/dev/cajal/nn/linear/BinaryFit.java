package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Newton;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A fitted logistic or probit regression.
 *
 * @param plane w and b; class 1 is on the positive side
 * @param weightErrors the standard error of each weight, from the observed information
 * @param biasError the standard error of b
 * @param covariance the inverse Hessian of minus the log-likelihood over (w1, …, wm, b)
 * @param logLikelihood of the samples, without the penalty
 * @param iterations Newton's steps
 * @param link h
 */
public record BinaryFit(
    Hyperplane plane,
    List<Double> weightErrors,
    double biasError,
    Tensor covariance,
    double logLikelihood,
    int iterations,
    Link link) {
  /** Copies the list. */
  public BinaryFit {
    weightErrors = List.copyOf(weightErrors);
  }

  static BinaryFit of(
      Hyperplane plane,
      Tensor covariance,
      Newton.Result result,
      Link link,
      Tensor x,
      double[] y,
      Loss loss) {
    int features = plane.dimensions();
    List<Double> errors = new ArrayList<>();
    for (int j = 0; j <= features; j++) {
      errors.add(Math.sqrt(covariance.at(0, j).at(0, j).toDouble()));
    }
    Tensor labels = Tensor.of(y, Shape.of(y.length));
    double likelihood = -loss.perSample(plane.score(x), labels).sum().toDouble();
    return new BinaryFit(
        plane,
        errors.subList(0, features),
        errors.get(features),
        covariance,
        likelihood,
        result.path().steps(),
        link);
  }

  /** P(1|x) [N] of points [N, m]. */
  public Tensor probability(Tensor points) {
    return link.of(plane.score(points));
  }

  /** P(1|x) of one point. */
  public double probability(double... point) {
    return probability(Matrices.matrix(point)).toDouble();
  }
}
