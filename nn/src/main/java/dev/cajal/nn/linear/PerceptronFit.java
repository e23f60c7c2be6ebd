package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.Threshold;
import java.util.List;

/**
 * What the perceptron rule did with a set of samples.
 *
 * @param outcome how it ended
 * @param start the plane before the first correction
 * @param last the plane at the end
 * @param averaged the mean of the planes after each visit of a sample, which errs less on new data
 *     (Freund and Schapire, 1999)
 * @param path the corrections in order, the first {@value Perceptron#LONGEST_PATH} of them
 * @param updates the number of corrections
 * @param passes over the samples, the last one without correction if it {@link #converged}
 * @param errors samples on the wrong side of {@code last}
 * @param samples the number of samples
 */
public record PerceptronFit(
    Outcome outcome,
    Hyperplane start,
    Hyperplane last,
    Hyperplane averaged,
    List<PerceptronUpdate> path,
    long updates,
    int passes,
    int errors,
    int samples) {

  /** How a run ended. */
  public enum Outcome {
    /** A pass needed no correction: the plane separates the classes. */
    SEPARATED,
    /** The weights came back to what they were after an earlier pass: no plane separates. */
    CYCLED,
    /** The passes were used up before either was seen. */
    PASSES_USED
  }

  /** Copies the path. */
  public PerceptronFit {
    path = List.copyOf(path);
  }

  /** Whether the plane separates the classes. */
  public boolean converged() {
    return outcome == Outcome.SEPARATED;
  }

  /**
   * Returns this if the classes were separated.
   *
   * @throws DataException saying what was found and what to do, if not
   */
  public PerceptronFit requireSeparated() {
    if (!converged()) {
      String reason =
          outcome == Outcome.CYCLED
              ? "the weights repeat, so no hyperplane separates the classes"
              : "perhaps no hyperplane separates the classes, or more passes are needed";
      throw new DataException(
          ("perceptron: after %d passes and %d corrections %d of %d samples are still on the wrong"
                  + " side; %s; use pocket(…), averaged() or logistic regression")
              .formatted(passes, updates, errors, samples, reason));
    }
    return this;
  }

  /** The labels that {@code last} gives to points [N, m], in a convention. */
  public Tensor predict(Tensor points, BinaryLabels labels) {
    Tensor fires = Threshold.AT_LEAST_ZERO.of(last.score(points));
    return labels == BinaryLabels.ZERO_ONE ? fires : fires.times(2).minus(1);
  }
}
