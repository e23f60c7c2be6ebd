package dev.cajal.compile;

import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.View;
import dev.cajal.kernel.ArgReduce;
import dev.cajal.kernel.AxisLines;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.CumulativeSum;
import dev.cajal.kernel.Gather;
import dev.cajal.kernel.Philox;
import dev.cajal.kernel.ScatterAdd;
import dev.cajal.kernel.Sort;
import dev.cajal.kernel.StridedCopy;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.List;

/** Binds library steps other than products to their kernels and memory. */
final class LibraryLaunches {
  private final MemoryPlan memory;
  private final WorkerTeam team;

  LibraryLaunches(MemoryPlan memory, WorkerTeam team) {
    this.memory = memory;
    this.team = team;
  }

  Launch copy(Step.Copy copy) {
    View from = copy.from();
    View to = copy.to();
    return copy(
        new StridedCopy(
            from.value().type().dtype(),
            array(from.dims()),
            array(from.strides()),
            array(to.strides())),
        slot(from.value()),
        from.offset(),
        slot(to.value()),
        to.offset());
  }

  Launch copy(StridedCopy kernel, int from, int fromOffset, int to, int toOffset) {
    return slots -> kernel.run(slots.array(from), fromOffset, slots.array(to), toOffset, team);
  }

  Launch fill(Step.Fill fill) {
    int slot = slot(fill.result());
    double number = fill.number();
    int size = fill.result().type().shape().size();
    return slots -> {
      switch (slots.buffer(slot)) {
        case Buffer.F32 b -> Arrays.fill(b.floats(), 0, size, (float) number);
        case Buffer.F64 b -> Arrays.fill(b.doubles(), 0, size, number);
        case Buffer.I32 b -> Arrays.fill(b.ints(), 0, size, (int) number);
        case Buffer.U8 b ->
            Arrays.fill(b.bytes(), 0, size, (byte) Math.clamp((int) number, 0, 255));
        case Buffer.Bool b -> Arrays.fill(b.booleans(), 0, size, number != 0);
      }
    };
  }

  Launch gather(Step.Gathering step) {
    int count = step.indices().type().shape().size();
    Gather kernel = new Gather(dtype(step.source()), lines(step.view()), count);
    int source = slot(step.source());
    int indices = slot(step.indices());
    int result = slot(step.result());
    return slots ->
        kernel.run(slots.array(source), (int[]) slots.array(indices), slots.array(result), team);
  }

  Launch scatter(Step.Scattering step) {
    int count = step.indices().type().shape().size();
    ScatterAdd kernel = new ScatterAdd(dtype(step.target()), lines(step.view()), count);
    int target = slot(step.target());
    int indices = slot(step.indices());
    int updates = slot(step.updates());
    int result = slot(step.result());
    return slots ->
        kernel.run(
            slots.array(target),
            (int[]) slots.array(indices),
            slots.array(updates),
            slots.array(result),
            team);
  }

  Launch runningSum(Step.RunningSum step) {
    CumulativeSum kernel =
        new CumulativeSum(
            dtype(step.source()), lines(step.view()), step.exclusive(), step.reverse());
    int source = slot(step.source());
    int result = slot(step.result());
    return slots -> kernel.run(slots.array(source), slots.array(result), team);
  }

  Launch order(Step.Ordering step) {
    Sort kernel = new Sort(dtype(step.source()), lines(step.view()), step.descending());
    int source = slot(step.source());
    int result = slot(step.result());
    return step.indices()
        ? slots -> kernel.runIndices(slots.array(source), (int[]) slots.array(result), team)
        : slots -> kernel.run(slots.array(source), slots.array(result), team);
  }

  Launch extreme(Step.Extreme step) {
    ArgReduce kernel = new ArgReduce(dtype(step.source()), lines(step.view()), step.largest());
    int source = slot(step.source());
    int result = slot(step.result());
    return slots -> kernel.run(slots.array(source), (int[]) slots.array(result), team);
  }

  Launch random(Step.Random step) {
    Philox kernel = new Philox();
    int key = slot(step.key());
    int result = slot(step.result());
    int size = step.result().type().shape().size();
    return slots -> {
      int[] words = (int[]) slots.array(key);
      kernel.run(words[0], words[1], words[2], words[3], (int[]) slots.array(result), size, team);
    };
  }

  private static AxisLines lines(Step.AxisView view) {
    return new AxisLines(view.outer(), view.axis(), view.inner());
  }

  private static DType dtype(Value value) {
    return value.type().dtype();
  }

  private int slot(Value value) {
    return Slots.of(memory, value);
  }

  static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
