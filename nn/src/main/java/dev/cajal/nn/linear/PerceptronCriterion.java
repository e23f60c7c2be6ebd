package dev.cajal.nn.linear;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;

/**
 * The perceptron criterion E = Σ max(−d·s, 0) over samples with scores s and labels d = ±1 (D1): 0
 * exactly if no sample is on the wrong side.
 *
 * <p>Its subgradient by the weights is −Σ d·x over the samples with d·s &lt; 0; at the kink d·s = 0
 * it is 0, so that subgradient descent from zero weights never moves, unlike the perceptron rule.
 */
public final class PerceptronCriterion {
  private PerceptronCriterion() {}

  /** E of scores [N] and labels ±1 [N], of one floating-point type, as Tensor code. */
  public static Tensor of(Tensor scores, Tensor signs) {
    return Reduction.SUM.of(scores.times(signs).negate().relu());
  }

  /** E of a plane. */
  public static double value(
      Hyperplane plane, Tensor samples, Tensor labels, BinaryLabels convention) {
    LabelledSamples.rows("perceptron criterion", samples, labels);
    Tensor signs = convention.to(BinaryLabels.PLUS_MINUS, labels);
    return of(plane.score(samples), signs).toDouble();
  }

  /** The subgradient of E, its weights being those by w and its bias that by b. */
  public static Hyperplane subgradient(
      Hyperplane plane, Tensor samples, Tensor labels, BinaryLabels convention) {
    LabelledSamples.rows("perceptron criterion", samples, labels);
    Variable w = Variable.of("w", plane.weightVector());
    Variable b = Variable.of("b", Matrices.vector(plane.bias()));
    Tensor x = LabelledSamples.wide(samples);
    Tensor scores = x.matmul(w.expand(1)).squeeze(1).plus(b);
    Gradient gradient =
        Gradient.of(of(scores, convention.to(BinaryLabels.PLUS_MINUS, labels)), w, b);
    return Hyperplane.of(gradient.of(w).toDoubles(), gradient.of(b).toDouble());
  }
}
