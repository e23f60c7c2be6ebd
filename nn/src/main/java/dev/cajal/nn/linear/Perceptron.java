package dev.cajal.nn.linear;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.Objects;

/**
 * Rosenblatt's perceptron rule (1958; D1, D4): samples are visited in order, and one on the wrong
 * side corrects the plane, w ← w + γ·d·x and b ← b + γ·d with d = ±1, until a pass needs no
 * correction.
 *
 * <pre>{@code
 * TruthTable and = TruthTable.parse("0001");
 * PerceptronFit fit = new Perceptron().fit(and.points(), and.labels(), BinaryLabels.ZERO_ONE);
 * }</pre>
 *
 * <p>It stops in finitely many steps exactly if a plane separates the classes (Novikoff, 1962).
 * With labels 0 and 1 the rule of D4 is the same, as y − ŷ = d on an error.
 *
 * @param rate γ, greater than 0
 * @param passes the most passes, at least 1
 * @param bias whether b is learned; without it a printed form of D4 is had, which fails on AND
 * @param tie what counts as an error where the score is 0
 */
public record Perceptron(double rate, int passes, boolean bias, Tie tie) {
  /** The longest path that is remembered, in corrections. */
  public static final int LONGEST_PATH = 10_000;

  /** The verdict on a sample that lies on the plane. */
  public enum Tie {
    /** A score of 0 says class 1, as sign(0) = 1 and H(0) = 1 do. */
    IS_CLASS_ONE,
    /** A score of 0 is an error for both classes, so that a start at 0 gets going. */
    IS_ERROR
  }

  /** Checks the settings. */
  public Perceptron {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY) || passes < 1) {
      throw new IllegalArgumentException(
          "perceptron: rate must be greater than 0 and passes at least 1; found %s and %d"
              .formatted(rate, passes));
    }
    Objects.requireNonNull(tie, "tie");
  }

  /** With γ = 1, at most 1000 passes, a bias, and score 0 as class 1. */
  public Perceptron() {
    this(1, 1000, true, Tie.IS_CLASS_ONE);
  }

  /** A start with standard normal weights and bias. */
  public static Hyperplane randomStart(int dimensions, long seed) {
    RandomKey key = RandomKey.of(seed).child("perceptron");
    double[] numbers = key.normal(Shape.of(dimensions + 1), DType.F64).toDoubles();
    return Hyperplane.of(Arrays.copyOf(numbers, dimensions), numbers[dimensions]);
  }

  /** Runs the rule from zero weights. */
  public PerceptronFit fit(Tensor samples, Tensor labels, BinaryLabels convention) {
    return fit(samples, labels, convention, zero(samples));
  }

  /**
   * Runs the rule from a start.
   *
   * @param samples [N, m]
   * @param labels [N] of the convention
   * @throws dev.cajal.nn.data.DataException if a label is not of the convention
   */
  public PerceptronFit fit(
      Tensor samples, Tensor labels, BinaryLabels convention, Hyperplane start) {
    return new PerceptronRun(this, samples, labels, convention, start).run();
  }

  /**
   * The plane with the fewest errors among all that the rule visits from zero weights (the pocket
   * algorithm of Gallant, 1990), the first among equals.
   *
   * <p>Costs a pass over the samples for each correction.
   */
  public Pocket pocket(Tensor samples, Tensor labels, BinaryLabels convention) {
    PerceptronRun run =
        new PerceptronRun(this, samples, labels, convention, zero(samples)).withPocket();
    PerceptronFit fit = run.run();
    return new Pocket(run.pocket(), run.pocketErrors(), fit);
  }

  /**
   * The best plane of a run.
   *
   * @param plane with the fewest errors
   * @param errors samples on its wrong side
   * @param fit the whole run
   */
  public record Pocket(Hyperplane plane, int errors, PerceptronFit fit) {}

  private static Hyperplane zero(Tensor samples) {
    int width = samples.shape().rank() == 2 ? samples.shape().dim(1) : 1;
    return Hyperplane.of(new double[Math.max(1, width)], 0);
  }
}
