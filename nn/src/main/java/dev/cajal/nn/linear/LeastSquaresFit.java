package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.neuron.Hyperplane;
import java.util.List;

/**
 * A fitted line or plane y ≈ wᵀx + b.
 *
 * @param plane w and b
 * @param weightErrors the standard error of each weight, √(σ² (XᵀX)⁻¹_jj) with σ² the residual sum
 *     divided by the spare samples; NaN without spare samples or with a ridge
 * @param biasError the standard error of b, 0 if it was not fitted
 * @param residualSum Σ (ŷ − y)²
 * @param totalSum Σ (y − ȳ)², without a bias Σ y²
 * @param samples the number of samples
 */
public record LeastSquaresFit(
    Hyperplane plane,
    List<Double> weightErrors,
    double biasError,
    double residualSum,
    double totalSum,
    int samples) {
  /** Copies the list. */
  public LeastSquaresFit {
    weightErrors = List.copyOf(weightErrors);
  }

  /** ŷ [N] of samples [N, m]. */
  public Tensor predict(Tensor points) {
    return plane.score(points);
  }

  /** The mean of (ŷ − y)² over the fitted samples. */
  public double meanSquare() {
    return residualSum / samples;
  }

  /** The mean of (ŷ − y)² over other samples. */
  public double meanSquare(Tensor points, Tensor values) {
    LabelledSamples.rows("mean square", points, values);
    return predict(points).minus(LabelledSamples.wide(values)).square().mean().toDouble();
  }

  /** The share of the variance that is explained, 1 − residual / total; NaN if all y are equal. */
  public double rSquared() {
    return totalSum == 0 ? Double.NaN : 1 - residualSum / totalSum;
  }
}
