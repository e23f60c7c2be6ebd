package dev.cajal.nn.neuron;

import dev.cajal.nn.layer.Activation;
import java.util.function.DoubleUnaryOperator;

/**
 * The network of q rectified units that joins q + 1 points of a function by straight lines: b + Σ
 * c_i max(x − x_i, 0), c_i the change of slope at x_i. Its error falls as 1/q² for a smooth
 * function, which is universal approximation in one dimension made by hand (D2, D4).
 */
public final class ReluInterpolation {
  private ReluInterpolation() {}

  /**
   * The interpolating network, one input and one output.
   *
   * @param pieces q, at least 1
   * @throws IllegalArgumentException if the interval is empty or the function not finite at a node
   */
  public static NeuronNetwork of(
      DoubleUnaryOperator function, double low, double high, int pieces) {
    if (!(low < high) || !Double.isFinite(high - low) || pieces < 1) {
      throw new IllegalArgumentException(
          "relu interpolation: low must be less than high and pieces at least 1; found %s to %s in %d"
              .formatted(low, high, pieces));
    }
    double width = (high - low) / pieces;
    double[] shifts = new double[pieces];
    double[][] slopes = new double[pieces][1];
    double[][] ones = new double[1][pieces];
    double before = 0;
    for (int i = 0; i < pieces; i++) {
      double slope = (at(function, low + (i + 1) * width) - at(function, low + i * width)) / width;
      ones[0][i] = 1;
      shifts[i] = -(low + i * width);
      slopes[i][0] = slope - before;
      before = slope;
    }
    return NeuronNetwork.of(
        NeuronLayer.of(ones, shifts, Activation.RELU),
        NeuronLayer.of(slopes, new double[] {at(function, low)}, Activation.IDENTITY));
  }

  private static double at(DoubleUnaryOperator function, double x) {
    double value = function.applyAsDouble(x);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "relu interpolation: the function must be finite at every node; found %s at %s"
              .formatted(value, x));
    }
    return value;
  }
}
