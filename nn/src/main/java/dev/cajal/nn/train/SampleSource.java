package dev.cajal.nn.train;

import dev.cajal.shape.TensorType;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Samples that a training goes through once in each epoch: {@link Samples} in memory, or more than
 * fit there.
 *
 * <p>Whoever has samples elsewhere implements this over them; {@link #size} must be exact, and the
 * same seed and epoch must give the same order.
 */
public interface SampleSource {

  /** The number of samples, at least 1. */
  int size();

  /**
   * The types of the fields, by name, for a batch.
   *
   * @param rows the samples in a batch, the extent of each field's first axis
   */
  Map<String, TensorType> batch(int rows);

  /** A reader of all samples in their own order, which the caller closes. */
  SampleReader read();

  /**
   * Readers of all samples in a random order, one for each epoch, which the caller closes.
   *
   * @param seed by which, with the epoch, the order is determined
   */
  IntFunction<SampleReader> shuffled(long seed);
}
