package dev.cajal.nn.optimizer;

import java.util.List;

/**
 * What a {@link Minimizer} came to.
 *
 * @param ending why it ended
 * @param values of the function, at the start and after each iteration
 * @param gradient the largest size of an element of the gradient at the end
 * @param evaluations how often value and gradient were computed
 */
public record Minimum(Ending ending, List<Double> values, double gradient, int evaluations) {
  /** Copies the list. */
  public Minimum {
    values = List.copyOf(values);
  }

  /** Why a minimiser ended. */
  public enum Ending {
    /** The gradient is as small as asked for. */
    FLAT,
    /** The value changes as little as asked for. */
    SETTLED,
    /** No step along the last direction lowers the value, as happens at the limit of rounding. */
    STUCK,
    /** The iterations are used up. */
    LIMIT
  }

  /** The lowest value. */
  public double value() {
    return values.getLast();
  }

  /** The number of iterations. */
  public int iterations() {
    return values.size() - 1;
  }
}
