package dev.cajal.nn.linear;

import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.DecisionCells;

/**
 * A fitted multinomial logistic regression.
 *
 * @param scores the affine map, with zeros for class 0
 * @param standardErrors one for each number of the map, zeros for class 0
 * @param logLikelihood of the samples, without the penalty
 * @param iterations Newton's steps
 */
public record MultinomialFit(
    AffineMap scores, AffineMap standardErrors, double logLikelihood, int iterations) {
  /** The regions and probabilities of the classes. */
  public DecisionCells cells() {
    return new DecisionCells(scores);
  }
}
