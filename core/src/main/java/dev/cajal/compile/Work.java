package dev.cajal.compile;

import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.View;
import dev.cajal.graph.Cost;
import java.util.List;

/** Counts what the steps of a program compute and move. */
final class Work {
  private Work() {}

  static Cost of(Program program) {
    List<Step> steps = program.plan().steps();
    return new Cost(
        steps.size(),
        steps.stream().mapToLong(Work::operations).sum(),
        steps.stream().mapToLong(Work::bytes).sum(),
        program.memory().bytes());
  }

  /**
   * Floating-point operations of a step: two for each multiply-add of a product, one per fused
   * function.
   */
  static long operations(Step step) {
    return switch (step) {
      case Step.Loop loop ->
          loop.points()
              * (loop.program().instructions().size()
                  + (loop.program().reducesColumns() || loop.program().reducesRows() ? 1 : 0));
      case Step.Product product -> {
        View left = product.left();
        yield 2L * product.result().type().shape().size() * left.dims().getLast();
      }
      case Step.Scattering scatter -> scatter.updates().type().shape().size();
      case Step.RunningSum sum -> sum.source().type().shape().size();
      case Step.Copy c -> 0;
      case Step.Fill f -> 0;
      case Step.Gathering g -> 0;
      case Step.Ordering o -> 0;
      case Step.Extreme e -> 0;
      case Step.Random r -> 0;
      case Step.Looping l -> 0;
    };
  }

  /** Bytes of the arrays that a step reads and writes. */
  static long bytes(Step step) {
    long total = 0;
    for (Value value : step.reads()) {
      total += value.type().bytes();
    }
    for (Value value : step.writes()) {
      total += value.type().bytes();
    }
    return total;
  }
}
