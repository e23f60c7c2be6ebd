package dev.cajal.compile;

import dev.cajal.codegen.SmallProgram;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.codegen.lane.SmallStep.Place;
import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.View;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which steps of a program run together: in small programs, all that follow each other but for
 * those of libraries, in f64 and in nested loops.
 *
 * @param all in order; each step is in one
 * @param small what runs those that are small; null if there are none
 */
record Stretches(List<Stretch> all, SmallProgram small) {
  /**
   * Operations of a program from which its steps are better shared by threads, and too long to wait
   * for in single steps until the kernel is ready.
   */
  private static final long MOST_OPERATIONS = 400_000;

  /** Multiplications of a product from which tiles that share packed matrices are faster. */
  private static final long MOST_MULTIPLICATIONS = 1 << 16;

  private static final int MOST_COLUMNS = 64;

  /** Elements of an array up to which the kernel is tried on one of its own. */
  private static final int MOST_ELEMENTS = 1 << 20;

  /** C2 compiles the method that calls them all, and the short ones of them, as one. */
  private static final int MOST_STEPS = 32;

  /**
   * Some steps that follow each other.
   *
   * @param from the first of them
   * @param to the one after them
   * @param index which of the stretches of the small program; −1 for a step of any other kind
   */
  record Stretch(int from, int to, int index) {}

  /** Cuts all steps of a plan, those that the outputs need apart from the others. */
  static Stretches of(Plan plan, MemoryPlan memory) {
    List<Step> steps = plan.steps();
    long operations = steps.stream().mapToLong(Work::operations).sum();
    boolean possible = operations <= MOST_OPERATIONS && SmallProgram.isAvailable();
    List<Stretch> all = new ArrayList<>();
    List<List<SmallStep>> small = new ArrayList<>();
    int from = 0;
    while (from < steps.size()) {
      int end = from < plan.outputSteps() ? plan.outputSteps() : steps.size();
      List<SmallStep> found = new ArrayList<>();
      for (int at = from; possible && at < Math.min(end, from + MOST_STEPS); at++) {
        Optional<SmallStep> step = small(steps.get(at), memory);
        if (step.isEmpty()) {
          break;
        }
        found.add(step.get());
      }
      if (found.isEmpty()) {
        all.add(new Stretch(from, ++from, -1));
      } else {
        all.add(new Stretch(from, from + found.size(), small.size()));
        small.add(found);
        from += found.size();
      }
    }
    return new Stretches(all, small.isEmpty() ? null : new SmallProgram(small, operations));
  }

  private static Optional<SmallStep> small(Step step, MemoryPlan memory) {
    boolean large =
        Stream.concat(step.reads().stream(), step.writes().stream())
            .anyMatch(value -> value.type().shape().size() > MOST_ELEMENTS);
    if (large) {
      return Optional.empty();
    }
    return switch (step) {
      case Step.Loop loop -> small(loop, memory);
      case Step.Product product -> small(product, memory);
      case Step.Copy _, Step.Fill _, Step.Gathering _, Step.Scattering _ -> Optional.empty();
      case Step.RunningSum _, Step.Ordering _, Step.Extreme _ -> Optional.empty();
      case Step.Random _, Step.Looping _ -> Optional.empty();
    };
  }

  private static Optional<SmallStep> small(Step.Loop loop, MemoryPlan memory) {
    if (!loop.outer().isEmpty()
        || loop.points() == 0
        || loop.program().types().contains(DType.F64)) {
      return Optional.empty();
    }
    List<Place> places =
        Stream.concat(loop.operands().stream(), loop.results().stream())
            .map(
                at ->
                    new Place(
                        Slots.of(memory, at.value()),
                        at.offset(),
                        at.rowStride(),
                        at.columnStride()))
            .toList();
    return Optional.of(
        new SmallStep.Loop(loop.program(), loop.rows(), loop.columns(), places, loop.literals()));
  }

  private static Optional<SmallStep> small(Step.Product product, MemoryPlan memory) {
    View left = product.left();
    View right = product.right();
    int rank = left.dims().size();
    int m = left.dims().get(rank - 2);
    int k = left.dims().get(rank - 1);
    int n = right.dims().get(rank - 1);
    long work = (long) m * n * k;
    int columns = n == 1 ? m : n;
    if (product.result().type().dtype() != DType.F32
        || product.result().type().shape().size() != m * n
        || work == 0
        || work > MOST_MULTIPLICATIONS
        || columns > MOST_COLUMNS) {
      return Optional.empty();
    }
    Place result = new Place(Slots.of(memory, product.result()), 0, n, 1);
    return Optional.of(
        new SmallStep.Product(m, n, k, place(left, memory), place(right, memory), result));
  }

  private static Place place(View view, MemoryPlan memory) {
    int rank = view.dims().size();
    return new Place(
        Slots.of(memory, view.value()),
        view.offset(),
        view.strides().get(rank - 2),
        view.strides().get(rank - 1));
  }
}
