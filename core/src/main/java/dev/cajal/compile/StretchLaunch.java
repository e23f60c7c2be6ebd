package dev.cajal.compile;

import dev.cajal.codegen.SmallProgram;
import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.kernel.LaneScratch;
import java.util.function.Supplier;

/**
 * Runs a stretch of small steps: by the program's kernel once there is one, singly until then, and
 * by the vector forms of the steps if no kernel will come.
 */
final class StretchLaunch implements Launch {
  private final SmallProgram program;
  private final int stretch;
  private final Supplier<Launch[]> otherwise;
  private final Supplier<SmallProgram.Trial> trial;
  private final LaneScratch scratch = new LaneScratch();
  private Launch[] steps;
  private boolean without;
  private SmallKernel ready;

  StretchLaunch(
      SmallProgram program,
      int stretch,
      Launch[] steps,
      Supplier<Launch[]> otherwise,
      Supplier<SmallProgram.Trial> trial) {
    this.program = program;
    this.stretch = stretch;
    this.steps = steps;
    this.otherwise = otherwise;
    this.trial = trial;
  }

  /** Takes a kernel without waiting until it is fast. */
  void take(SmallKernel kernel) {
    ready = kernel;
  }

  @Override
  public void run(Slots slots) {
    if (ready == null) {
      ready = program.ready();
    }
    if (ready != null) {
      ready.run(stretch, slots.arrays(), scratch, SmallKernel.ALL);
      return;
    }
    if (!without && program.isRefused()) {
      steps = otherwise.get();
      without = true;
    }
    for (Launch step : steps) {
      step.run(slots);
    }
    if (stretch == 0 && !without) {
      program.count(trial);
    }
  }
}
