package dev.cajal.compile;

import dev.cajal.codegen.KernelFactory;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.MatMuls;
import dev.cajal.kernel.StridedCopy;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import java.util.ArrayList;
import java.util.List;

/** Binds steps to kernels and memory. */
final class Launches {
  private final MemoryPlan memory;
  private final WorkerTeam team;
  private final LibraryLaunches library;
  private final MatMulWorkspace workspace = new MatMulWorkspace();

  Launches(MemoryPlan memory, WorkerTeam team) {
    this.memory = memory;
    this.team = team;
    this.library = new LibraryLaunches(memory, team);
  }

  /** What runs a step. */
  Launch of(Step step) {
    return switch (step) {
      case Step.Loop loop -> isCopy(loop) ? copy(loop) : loop(loop);
      case Step.Product product ->
          new ProductLaunch(product, MatMuls.best(), memory, team, workspace);
      case Step.Copy copy -> library.copy(copy);
      case Step.Fill fill -> library.fill(fill);
      case Step.Gathering gather -> library.gather(gather);
      case Step.Scattering scatter -> library.scatter(scatter);
      case Step.RunningSum sum -> library.runningSum(sum);
      case Step.Ordering order -> library.order(order);
      case Step.Extreme extreme -> library.extreme(extreme);
      case Step.Random random -> library.random(random);
      case Step.Looping loop -> new ScanLaunch(loop, memory);
    };
  }

  private Launch loop(Step.Loop loop) {
    return new LoopLaunch(loop, KernelFactory.kernel(loop.program()), memory, team);
  }

  private static boolean isCopy(Step.Loop loop) {
    return loop.program().instructions().isEmpty()
        && loop.operands().size() == 1
        && loop.program().operands().getFirst().kind() == Operand.Kind.MEMORY
        && loop.results().size() == 1
        && loop.program().results().getFirst() instanceof Result.Store(int value)
        && value == 0;
  }

  /** The strided copy has a path for transposes that a loop in element order has not. */
  private Launch copy(Step.Loop loop) {
    Step.LoopOperand from = loop.operands().getFirst();
    Step.LoopOperand to = loop.results().getFirst();
    List<Integer> dims = new ArrayList<>(loop.outer());
    dims.addAll(List.of(loop.rows(), loop.columns()));
    StridedCopy kernel =
        new StridedCopy(
            from.value().type().dtype(), LibraryLaunches.array(dims), strides(from), strides(to));
    return library.copy(
        kernel,
        Slots.of(memory, from.value()),
        from.offset(),
        Slots.of(memory, to.value()),
        to.offset());
  }

  private static int[] strides(Step.LoopOperand operand) {
    List<Integer> strides = new ArrayList<>(operand.outerStrides());
    strides.addAll(List.of(operand.rowStride(), operand.columnStride()));
    return LibraryLaunches.array(strides);
  }
}
