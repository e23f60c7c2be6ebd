package dev.cajal.compile;

import dev.cajal.codegen.KernelFactory;
import dev.cajal.fuse.CopyLoop;
import dev.cajal.fuse.Step;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.MatMuls;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import java.util.Arrays;

/** Binds steps to kernels and memory. */
final class Launches {
  private final MemoryPlan memory;
  private final WorkerTeam team = WorkerTeam.shared();
  private final MatMulWorkspace workspace = new MatMulWorkspace();

  Launches(MemoryPlan memory) {
    this.memory = memory;
  }

  static boolean supports(Step step) {
    return switch (step) {
      case Step.Loop loop -> true;
      case Step.Product product -> true;
      case Step.Copy copy -> true;
      case Step.Fill fill -> true;
      case Step.Looping loop -> true;
      default -> false;
    };
  }

  /** What runs a step. */
  Launch of(Step step) {
    return switch (step) {
      case Step.Loop loop -> loop(loop);
      case Step.Product product ->
          new ProductLaunch(product, MatMuls.best(), memory, team, workspace);
      case Step.Copy copy -> {
        Step.Loop loop = CopyLoop.of(copy);
        yield loop == null ? slots -> {} : loop(loop);
      }
      case Step.Fill fill -> fill(fill);
      case Step.Looping loop -> new ScanLaunch(loop, memory);
      default -> throw new IllegalStateException("no launch for " + step);
    };
  }

  private Launch loop(Step.Loop loop) {
    return new LoopLaunch(loop, KernelFactory.kernel(loop.program()), memory, team);
  }

  private Launch fill(Step.Fill fill) {
    int slot = Slots.of(memory, fill.result());
    double number = fill.number();
    return slots -> {
      switch (slots.buffer(slot)) {
        case Buffer.F32 b -> Arrays.fill(b.floats(), 0, b.size(), (float) number);
        case Buffer.F64 b -> Arrays.fill(b.doubles(), number);
        case Buffer.I32 b -> Arrays.fill(b.ints(), (int) number);
        case Buffer.U8 b -> Arrays.fill(b.bytes(), (byte) Math.clamp((long) number, 0, 255));
        case Buffer.Bool b -> Arrays.fill(b.booleans(), number != 0);
      }
    };
  }
}
