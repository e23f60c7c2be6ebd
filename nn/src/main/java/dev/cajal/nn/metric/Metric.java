package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/** A measure of predictions against targets, gathered batch by batch. */
public interface Metric {
  /** The name in histories and files. */
  String name();

  /** Whether larger values are better. */
  boolean higherIsBetter();

  /** A gathering that has seen nothing yet. */
  Accumulator start();

  /** Adds up over batches in double, so that the division into batches does not matter. */
  interface Accumulator {
    /**
     * Takes in a batch.
     *
     * @param output the network's raw output, row-major
     * @param target row-major
     * @param rows the number of samples
     */
    void add(Buffer output, Buffer target, int rows);

    /** The value over all that was taken in; NaN if it is not defined. */
    double value();
  }
}
