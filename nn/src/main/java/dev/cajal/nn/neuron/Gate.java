package dev.cajal.nn.neuron;

import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The logic gates that one McCulloch-Pitts unit computes, 1[wᵀx + b ≥ 0] on inputs 0 and 1 (D1, D4;
 * 1943), and the exclusive or that takes three of them.
 */
public enum Gate {
  /** ¬x1: (−1; 0.5). */
  NOT(1, -1, 0.5),
  /** x1 ∧ x2: (1, 1; −1.5). */
  AND(2, 1, -1.5),
  /** x1 ∨ x2: (1, 1; −0.5). */
  OR(2, 1, -0.5),
  /** ¬(x1 ∧ x2): (−1, −1; 1.5). */
  NAND(2, -1, 1.5),
  /** ¬(x1 ∨ x2): (−1, −1; 0.5). */
  NOR(2, -1, 0.5);

  private final int inputs;
  private final double weight;
  private final double bias;

  Gate(int inputs, double weight, double bias) {
    this.inputs = inputs;
    this.weight = weight;
    this.bias = bias;
  }

  /** The line on which the unit's score is 0. */
  public Hyperplane boundary() {
    double[] weights = new double[inputs];
    Arrays.fill(weights, weight);
    return Hyperplane.of(weights, bias);
  }

  /** The unit. */
  public Neuron neuron() {
    return new Neuron(boundary(), Threshold.AT_LEAST_ZERO);
  }

  /** What the unit gives for each row of inputs. */
  public TruthTable truthTable() {
    Hyperplane boundary = boundary();
    return TruthTable.of(inputs, x -> Threshold.AT_LEAST_ZERO.fires(boundary.score(x)));
  }

  /** Exclusive or by gates, (x1 ∨ x2) ∧ ¬(x1 ∧ x2): OR and NAND feed AND (D4). */
  public static NeuronNetwork xorByGates() {
    Layer step = Threshold.AT_LEAST_ZERO;
    return NeuronNetwork.of(
        NeuronLayer.of(step, OR.boundary(), NAND.boundary()), NeuronLayer.of(step, AND.boundary()));
  }

  /** Exclusive or by two rectified units, |x1 − x2| (D1): W1 = [[1, −1], [−1, 1]], w2 = (1, 1). */
  public static NeuronNetwork xorByRelu() {
    return xorByDifferences(Activation.RELU);
  }

  /**
   * The network of {@link #xorByRelu} with another activation of its two hidden units: a strict
   * threshold works too, one that fires at 0 gives 2, 1, 1, 2 and tanh gives 0 everywhere.
   */
  public static NeuronNetwork xorByDifferences(Layer activation) {
    return NeuronNetwork.of(
        NeuronLayer.of(new double[][] {{1, -1}, {-1, 1}}, new double[] {0, 0}, activation),
        NeuronLayer.of(new double[][] {{1}, {1}}, new double[] {0}, Activation.IDENTITY));
  }

  /** The name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
