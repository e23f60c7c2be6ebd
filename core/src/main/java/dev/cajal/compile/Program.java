package dev.cajal.compile;

import dev.cajal.fuse.Plan;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.shape.DType;
import java.util.List;

/**
 * A compiled structure: steps and memory plan, without any numbers.
 *
 * @param plan the steps
 * @param memory where arrays live
 * @param outputTypes the element types of the results
 * @param stretches which steps run together
 */
record Program(Plan plan, MemoryPlan memory, List<DType> outputTypes, Stretches stretches) {
  Program(Plan plan, MemoryPlan memory, List<DType> outputTypes) {
    this(plan, memory, outputTypes, Stretches.of(plan, memory));
  }
}
