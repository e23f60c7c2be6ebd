package dev.cajal.compile;

import dev.cajal.fuse.Step;
import dev.cajal.graph.Graph;
import dev.cajal.kernel.Buffer;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.op.Scan;
import dev.cajal.shape.TensorType;
import java.util.List;

/** Runs the body of a scan once for each step. */
final class ScanLaunch implements Launch {
  private final Scan scan;
  private final Execution body;
  private final int[] operands;
  private final int[] results;
  private final Buffer[] bodyInputs;
  private final Buffer[] bodyOutputs;

  ScanLaunch(Step.Looping step, MemoryPlan memory) {
    this.scan = step.scan();
    Graph graph = (Graph) scan.body();
    this.body = Compilation.compile(graph, graph.outputs().size(), List.of());
    this.operands = step.operands().stream().mapToInt(v -> Slots.of(memory, v)).toArray();
    this.results = step.results().stream().mapToInt(v -> Slots.of(memory, v)).toArray();
    this.bodyInputs = allocate(graph.inputTypes());
    this.bodyOutputs = allocate(graph.outputTypes());
  }

  private static Buffer[] allocate(List<TensorType> types) {
    return types.stream()
        .map(type -> Buffer.allocate(type.dtype(), type.shape().size()))
        .toArray(Buffer[]::new);
  }

  @Override
  public void run(Slots slots) {
    int carries = scan.carries();
    int sequences = scan.sequences();
    for (int i = 0; i < operands.length; i++) {
      if (i < carries || i >= carries + sequences) {
        // A slot may be longer than its value: arrays share memory.
        copy(slots.array(operands[i]), 0, bodyInputs[i].array(), 0, bodyInputs[i].size());
      }
    }
    for (int step = 0; step < scan.length(); step++) {
      int at = scan.reverse() ? scan.length() - 1 - step : step;
      for (int i = carries; i < carries + sequences; i++) {
        int size = bodyInputs[i].size();
        copy(slots.array(operands[i]), at * size, bodyInputs[i].array(), 0, size);
      }
      body.run(bodyInputs, bodyOutputs);
      for (int i = 0; i < bodyOutputs.length; i++) {
        int size = bodyOutputs[i].size();
        if (i < carries) {
          copy(bodyOutputs[i].array(), 0, bodyInputs[i].array(), 0, size);
        } else if (results[i] >= 0) {
          copy(bodyOutputs[i].array(), 0, slots.array(results[i]), at * size, size);
        }
      }
    }
    for (int i = 0; i < carries; i++) {
      if (results[i] >= 0) {
        copy(bodyInputs[i].array(), 0, slots.array(results[i]), 0, bodyInputs[i].size());
      }
    }
  }

  private static void copy(Object from, int fromIndex, Object to, int toIndex, int count) {
    System.arraycopy(from, fromIndex, to, toIndex, count);
  }
}
