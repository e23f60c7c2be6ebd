package dev.cajal.nn.cluster;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.shape.DType;

/**
 * A density made of one Gaussian bump at each sample, p(x) = (1/N) Σ N(x; x_i, h²I) (Rosenblatt,
 * 1956; Parzen, <i>On Estimation of a Probability Density Function and Mode</i>, 1962).
 *
 * @param samples [N, m], kept as f64
 * @param bandwidth h, greater than 0: small follows every sample, large blurs
 */
public record KernelDensity(Tensor samples, double bandwidth) {
  /** Checks the bandwidth. */
  public KernelDensity {
    samples = Matrices.matrix(Matrices.rows("kernel density", samples));
    if (!(bandwidth > 0 && bandwidth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "kernel density: the bandwidth must be greater than 0; found " + bandwidth);
    }
  }

  /** p [N] at points [N, m]. */
  public Tensor density(Tensor points) {
    return logDensity(points).exp();
  }

  /** log p [N] at points [N, m], finite however far away they are. */
  public Tensor logDensity(Tensor points) {
    return kernels(points.to(DType.F64)).logSumExp(1).minus(Math.log(count()));
  }

  /**
   * The mean over the samples of log p without the sample itself: the larger, the better the
   * bandwidth. −∞ for a single sample.
   */
  public double leaveOneOut() {
    if (count() == 1) {
      return Double.NEGATIVE_INFINITY;
    }
    Tensor all = kernels(samples);
    Tensor own = all.indexAlong(0).equalTo(all.indexAlong(1));
    Tensor others = own.where(all.minus(1e300), all);
    return others.logSumExp(1).minus(Math.log(count() - 1)).mean().toDouble();
  }

  private int count() {
    return samples.shape().dim(0);
  }

  /** The logarithm of each sample's bump at each point. */
  private Tensor kernels(Tensor points) {
    Tensor squares = KMeansFit.squares(points, samples);
    double constant = samples.shape().dim(1) * Math.log(bandwidth * Math.sqrt(2 * Math.PI));
    return squares.times(-0.5 / (bandwidth * bandwidth)).minus(constant);
  }
}
