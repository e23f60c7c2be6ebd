package dev.cajal.compile;

import dev.cajal.codegen.KernelFactory;
import dev.cajal.codegen.KernelForm;
import dev.cajal.codegen.SmallProgram;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.MatMul;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.MatMuls;
import dev.cajal.kernel.ScalarMatMul;
import dev.cajal.kernel.StridedCopy;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Binds steps to kernels and memory. */
final class Launches {
  private final MemoryPlan memory;
  private final WorkerTeam team;
  private final LibraryLaunches library;
  private final Set<Integer> constantSlots;
  private final MatMulWorkspace workspace = new MatMulWorkspace();

  /**
   * Binds the steps of one program.
   *
   * @param constantSlots those whose numbers never change
   */
  Launches(MemoryPlan memory, WorkerTeam team, Set<Integer> constantSlots) {
    this.memory = memory;
    this.constantSlots = Set.copyOf(constantSlots);
    this.team = team;
    this.library = new LibraryLaunches(memory, team);
  }

  /** What runs the steps of a program, in order. */
  List<Launch> of(Program program) {
    SmallProgram small = program.stretches().small();
    Supplier<SmallProgram.Trial> trial = () -> trial(program);
    List<Launch> launches = new ArrayList<>();
    for (Stretches.Stretch stretch : program.stretches().all()) {
      List<Step> steps = program.plan().steps().subList(stretch.from(), stretch.to());
      launches.add(
          stretch.index() < 0
              ? of(steps.getFirst())
              : new StretchLaunch(
                  small,
                  stretch.index(),
                  singly(steps),
                  () -> steps.stream().map(this::of).toArray(Launch[]::new),
                  trial));
    }
    return launches;
  }

  /** Steps whose vector form is the kernel of their stretch, so that none needs one of its own. */
  private Launch[] singly(List<Step> steps) {
    return steps.stream()
        .map(
            step ->
                switch (step) {
                  case Step.Loop loop when !isCopy(loop) -> loop(loop, KernelForm.SCALAR);
                  case Step.Product product -> product(product, ScalarMatMul.INSTANCE);
                  default -> of(step);
                })
        .toArray(Launch[]::new);
  }

  /** The small steps on memory of their own. */
  private static SmallProgram.Trial trial(Program program) {
    Launches own = new Launches(program.memory(), WorkerTeam.ofSize(1), Set.of());
    Set<Value> values = new LinkedHashSet<>();
    List<Launch> launches = new ArrayList<>();
    for (Stretches.Stretch stretch : program.stretches().all()) {
      if (stretch.index() >= 0) {
        List<Step> steps = program.plan().steps().subList(stretch.from(), stretch.to());
        launches.addAll(List.of(own.singly(steps)));
        steps.forEach(step -> values.addAll(step.reads()));
        steps.forEach(step -> values.addAll(step.writes()));
      }
    }
    Slots slots = Slots.madeUp(program.memory(), values);
    return new SmallProgram.Trial(
        slots.arrays(), () -> launches.forEach(launch -> launch.run(slots)));
  }

  /** What runs a step. */
  Launch of(Step step) {
    return switch (step) {
      case Step.Loop loop -> isCopy(loop) ? copy(loop) : loop(loop, KernelForm.ADAPTIVE);
      case Step.Product product -> product(product, MatMuls.best());
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

  private Launch product(Step.Product product, MatMul kernel) {
    boolean rightIsConstant = constantSlots.contains(Slots.of(memory, product.right().value()));
    return new ProductLaunch(product, kernel, memory, team, workspace, rightIsConstant);
  }

  private Launch loop(Step.Loop loop, KernelForm form) {
    return new LoopLaunch(loop, KernelFactory.kernel(loop.program(), form), memory, team);
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
