package dev.cajal.compile;

import dev.cajal.codegen.SmallProgram;
import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.graph.Cost;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Source;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.op.Leaf;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A program bound to memory and leaves: a flat list of launches. */
final class CompiledExecution implements Execution {
  private final Graph graph;
  private final Program program;
  private final Launch[] launches;
  private final int checked;
  private final Slots slots;
  private final int guardSlot;

  /**
   * Binds a program.
   *
   * @param graph what was compiled, for naming the operation at which a run went wrong
   * @param sources the storage of the leaves
   */
  CompiledExecution(Graph graph, Program program, List<Source> sources) {
    this.graph = graph;
    this.program = program;
    MemoryPlan memory = program.memory();
    this.slots = new Slots(memory);
    for (int i = 0; i < sources.size(); i++) {
      slots.set(memory.firstLeaf() + i, sources.get(i).buffer());
    }
    Launches factory =
        new Launches(memory, WorkerTeam.shared(), constantSlots(graph, memory, sources));
    this.launches = factory.of(program).toArray(Launch[]::new);
    int outputSteps = program.plan().outputSteps();
    this.checked =
        (int) program.stretches().all().stream().filter(s -> s.from() < outputSteps).count();
    boolean guarded =
        !program.plan().updatedLeaves().isEmpty()
            && !program.outputTypes().isEmpty()
            && graph.outputs().getFirst().shape().size() == 1
            && program.outputTypes().getFirst().isFloating();
    this.guardSlot = guarded ? memory.firstOutput() : -1;
  }

  /** Takes the kernel of the small steps at once, with vectors of at most so many bits. */
  CompiledExecution withKernel(int bits) {
    SmallProgram small = program.stretches().small();
    if (small != null) {
      SmallKernel kernel = small.define(bits);
      for (Launch launch : launches) {
        if (launch instanceof StretchLaunch stretch) {
          stretch.take(kernel);
        }
      }
    }
    return this;
  }

  /** The slots of data, whose numbers never change as those of variables do. */
  static Set<Integer> constantSlots(Graph graph, MemoryPlan memory, List<Source> sources) {
    Set<Source> data = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Leaf.Data) {
        data.add(node.source());
      }
    }
    Set<Integer> slots = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      if (data.contains(sources.get(i))) {
        slots.add(memory.firstLeaf() + i);
      }
    }
    return slots;
  }

  /** What takes longest comes first. */
  @Override
  public void warmUp() {
    Arrays.stream(launches)
        .filter(LoopLaunch.class::isInstance)
        .map(LoopLaunch.class::cast)
        .sorted(Comparator.comparingLong(LoopLaunch::work).reversed())
        .forEach(LoopLaunch::warmUp);
  }

  @Override
  public void run(Buffer[] inputs, Buffer[] outputs) {
    for (int i = 0; i < inputs.length; i++) {
      slots.set(i, inputs[i]);
    }
    for (int i = 0; i < outputs.length; i++) {
      slots.set(program.memory().firstOutput() + i, outputs[i]);
    }
    for (int i = 0; i < checked; i++) {
      launches[i].run(slots);
    }
    if (guardSlot >= 0) {
      double loss = slots.buffer(guardSlot).doubleAt(0);
      if (!Double.isFinite(loss)) {
        throw Diagnosis.of(graph, inputs, loss);
      }
    }
    for (int i = checked; i < launches.length; i++) {
      launches[i].run(slots);
    }
    for (MemoryPlan.FinalCopy copy : program.memory().copies()) {
      Buffer leaf = slots.buffer(copy.leafSlot());
      slots.buffer(copy.fromSlot()).copyTo(0, leaf, 0, leaf.size());
    }
  }

  @Override
  public Cost cost() {
    return Work.of(program);
  }

  @Override
  public String explain() {
    return Explanation.of(program);
  }
}
