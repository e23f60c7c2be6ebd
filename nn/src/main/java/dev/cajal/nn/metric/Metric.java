package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import dev.cajal.nn.loss.Link;

/**
 * A measure of predictions against targets, gathered batch by batch.
 *
 * <p>Samples count the same in a metric whatever weights they have in the loss.
 */
public interface Metric {
  /** What of a network's output a metric takes. */
  enum Input {
    /** Scores: classes are chosen by the highest, or for a single one by whether it exceeds 0. */
    SCORES,
    /** Probabilities of classes, or scores where the loss has no probabilities: an order. */
    RANKING,
    /** Probabilities of classes; a single one is that of the second class. */
    PROBABILITIES,
    /** The numbers predicted for targets that are numbers. */
    NUMBERS
  }

  /** The name in histories and files. */
  String name();

  /** Whether larger values are better. */
  boolean higherIsBetter();

  /** What it takes; training and evaluation bring the network's output into that form. */
  default Input input() {
    return Input.SCORES;
  }

  /** A gathering that has seen nothing yet. */
  Accumulator start();

  /** This metric of a network's raw output, of which a link makes what the metric takes. */
  default Metric after(Link link) {
    return new Linked(this, link);
  }

  /** Adds up over batches in double, so that the division into batches does not matter. */
  interface Accumulator {
    /**
     * Takes in a batch.
     *
     * @param output what {@link Metric#input} says, row-major
     * @param target row-major
     * @param rows the number of samples
     */
    void add(Buffer output, Buffer target, int rows);

    /** The value over all that was taken in; NaN if it is not defined. */
    double value();
  }
}
