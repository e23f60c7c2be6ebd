package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Layer;
import dev.cajal.shape.Shape;
import java.util.Objects;

/**
 * The formal neuron ŷ = f(wᵀx + b) with any activation (D0–D4; McCulloch and Pitts, 1943, with a
 * threshold).
 *
 * <pre>{@code
 * Neuron neuron = Neuron.of(new double[] {1, 1}, -2, Activation.SIGMOID);
 * double y = neuron.value(0, 0);
 * Tensor map = neuron.value(Grid.square(-5, 5, 101).points());
 * Neuron steep = Neuron.of(new double[] {1, 1}, -2, (z, scope) -> z.times(10).sigmoid());
 * }</pre>
 *
 * @param boundary the hyperplane of weights and bias
 * @param activation f, element by element
 */
public record Neuron(Hyperplane boundary, Layer activation) {
  /** Requires both. */
  public Neuron {
    Objects.requireNonNull(boundary, "boundary");
    Objects.requireNonNull(activation, "activation");
  }

  /** The neuron of weights, bias and activation. */
  public static Neuron of(double[] weights, double bias, Layer activation) {
    return new Neuron(Hyperplane.of(weights, bias), activation);
  }

  /** The score s = wᵀx + b of each row of [N, m], as [N]. */
  public Tensor score(Tensor points) {
    return boundary.score(points);
  }

  /** The score of one point. */
  public double score(double... point) {
    return boundary.score(point);
  }

  /** The value f(s) of each row of [N, m], as [N]. */
  public Tensor value(Tensor points) {
    Tensor score = score(points);
    return Points.through(activation, score.expand(1)).reshape(score.shape());
  }

  /** The value of one point. */
  public double value(double... point) {
    return value(Matrices.matrix(point)).toDouble();
  }

  /** The weights and the activation in words. */
  @Override
  public String toString() {
    return "Neuron(weights %s, bias %s, %s)"
        .formatted(boundary.weights(), boundary.bias(), activation.describe(Shape.of(1, 1)));
  }
}
