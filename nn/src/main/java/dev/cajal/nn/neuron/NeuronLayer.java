package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Layer;
import java.util.Objects;

/**
 * A layer of neurons with numbers for weights: v = f(x·W + b).
 *
 * @param map the weights, a column for each neuron, and the bias
 * @param activation f
 */
public record NeuronLayer(AffineMap map, Layer activation) {
  /** Requires both. */
  public NeuronLayer {
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(activation, "activation");
  }

  /** The layer of a weight of rows [m][K], a bias [K] and an activation. */
  public static NeuronLayer of(double[][] weight, double[] bias, Layer activation) {
    return new NeuronLayer(AffineMap.of(weight, bias), activation);
  }

  /** The layer made of single units, which all have the activation. */
  public static NeuronLayer of(Layer activation, Hyperplane... units) {
    return new NeuronLayer(AffineMap.of(units), activation);
  }

  /** The scores before the activation [N, K] of points [N, m]. */
  public Tensor scores(Tensor points) {
    return map.apply(points);
  }

  /** The values [N, K] of points [N, m]. */
  public Tensor apply(Tensor points) {
    return activate(scores(points));
  }

  /** The activation of scores. */
  public Tensor activate(Tensor scores) {
    return Points.through(activation, scores);
  }
}
