package dev.cajal.fuse;

import java.util.List;

/**
 * The steps of a graph in an order in which they can run.
 *
 * @param values all arrays, by id
 * @param steps first those that the outputs need, then the rest
 * @param outputSteps how many of the steps the outputs need
 * @param updatedLeaves for each update the index of the leaf that it changes
 */
public record Plan(
    List<Value> values, List<Step> steps, int outputSteps, List<Integer> updatedLeaves) {
  /** Copies the lists. */
  public Plan {
    values = List.copyOf(values);
    steps = List.copyOf(steps);
    updatedLeaves = List.copyOf(updatedLeaves);
  }
}
