package dev.cajal.compile;

import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.graph.Cost;
import dev.cajal.memory.MemoryPlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells people what a program does: its steps with operations, shapes, work, bytes and buffers. */
final class Explanation {
  private final Program program;
  private final StringBuilder text = new StringBuilder();

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
      text.append(
          String.format(
              Locale.ROOT,
              "%3d  %-9s %s → %s  %,d FLOP, %,d bytes\n",
              i,
              name(step),
              places(step.reads()),
              places(step.writes()),
              Work.operations(step),
              Work.bytes(step)));
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
    Cost cost = Work.of(program);
    text.append(
        String.format(
            Locale.ROOT,
            "%d steps, %,d FLOP, %,d bytes read and written; %d buffers of %,d bytes planned; %d"
                + " updates in place, %d copied\n",
            cost.steps(),
            cost.operations(),
            cost.bytes(),
            memory.memory().size(),
            cost.memory(),
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
}
