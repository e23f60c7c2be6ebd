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
 */
record Program(Plan plan, MemoryPlan memory, List<DType> outputTypes) {}
