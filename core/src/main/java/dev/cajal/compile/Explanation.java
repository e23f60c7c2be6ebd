package dev.cajal.compile;

import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.View;
import dev.cajal.memory.MemoryPlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells people what a program does: its steps with operations, shapes, work, bytes and buffers. */
final class Explanation {
  private final Program program;
  private final StringBuilder text = new StringBuilder();
  private long operations;
  private long bytes;

  private Explanation(Program program) {
    this.program = program;
  }

  static String of(Program program) {
    Explanation explanation = new Explanation(program);
    explanation.append();
    return explanation.text.toString();
  }

  private void append() {
    Plan plan = program.plan();
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      long work = work(step);
      long moved = moved(step);
      operations += work;
      bytes += moved;
      text.append(
          String.format(
              Locale.ROOT,
              "%3d  %-9s %s → %s  %,d FLOP, %,d bytes\n",
              i,
              name(step),
              places(step.reads()),
              places(step.writes()),
              work,
              moved));
      if (step instanceof Step.Loop loop) {
        text.append(
            String.format(
                Locale.ROOT,
                "     %s: %s\n",
                loopShape(loop),
                String.join(", ", loop.operations())));
      }
    }
    MemoryPlan memory = program.memory();
    text.append(
        String.format(
            Locale.ROOT,
            "%d steps, %,d FLOP, %,d bytes read and written; %d buffers of %,d bytes planned; %d"
                + " updates in place, %d copied\n",
            plan.steps().size(),
            operations,
            bytes,
            memory.memory().size(),
            memory.bytes(),
            plan.updatedLeaves().size() - memory.copies().size(),
            memory.copies().size()));
  }

  private static String loopShape(Step.Loop loop) {
    String outer =
        loop.outer().isEmpty()
            ? ""
            : loop.outer().stream().map(Object::toString).collect(Collectors.joining(" × "))
                + " × ";
    return outer + loop.rows() + " × " + loop.columns();
  }

  private String places(List<Value> values) {
    return values.stream()
        .map(value -> value + "@" + program.memory().slot(value.id()))
        .collect(Collectors.joining(", "));
  }

  private static String name(Step step) {
    return switch (step) {
      case Step.Loop loop -> "loop";
      case Step.Product product -> "matmul";
      case Step.Copy copy -> "copy";
      case Step.Fill fill -> "fill";
      case Step.Gathering gather -> "gather";
      case Step.Scattering scatter -> "scatter";
      case Step.RunningSum sum -> "cumsum";
      case Step.Ordering order -> order.indices() ? "argsort" : "sort";
      case Step.Extreme extreme -> extreme.largest() ? "argmax" : "argmin";
      case Step.Random random -> "random";
      case Step.Looping loop -> "scan × " + loop.scan().length();
    };
  }

  /** Floating-point operations: two for each multiply-add of a product, one per fused function. */
  private static long work(Step step) {
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

  private static long moved(Step step) {
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
