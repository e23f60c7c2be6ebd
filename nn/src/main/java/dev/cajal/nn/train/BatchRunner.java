package dev.cajal.nn.train;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.graph.Cost;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.loss.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An executable over batches of one size with its arrays: outputs are the whole loss, the loss of
 * the data alone, the means and, if there is one, the network's output.
 */
final class BatchRunner {
  private final List<String> fields;
  private final List<String> means;
  private final Reduction reduction;
  private final Optional<Buffer> output;
  private final int rows;
  private final Executable executable;
  private final Binding binding;
  private final RowGathering gathering = new RowGathering();
  private final Map<String, Buffer> inputs = new LinkedHashMap<>();

  BatchRunner(Batch batch, Outcome outcome, Tensor wholeLoss, List<Compiler.Update> updates) {
    List<Tensor> outputs = new ArrayList<>(List.of(wholeLoss, outcome.loss()));
    outputs.addAll(outcome.means().values());
    outcome.output().ifPresent(outputs::add);
    this.fields = List.copyOf(batch.tensors().keySet());
    this.means = List.copyOf(outcome.means().keySet());
    this.reduction = outcome.reduction();
    this.rows = batch.rows();
    this.executable =
        Compiler.compile(
            new Compiler.Inputs(List.copyOf(batch.tensors().values())),
            new Compiler.Outputs(outputs),
            updates);
    this.binding = executable.bind();
    fields.forEach(name -> inputs.put(name, binding.input(inputs.size())));
    this.output = outcome.output().map(o -> binding.output(outputs.size() - 1));
  }

  /** Says that many runs will follow. */
  void warmUp() {
    executable.warmUp();
  }

  int rows() {
    return rows;
  }

  Buffer input(String name) {
    int index = fields.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "step: no input is called \"%s\"; there are %s".formatted(name, fields));
    }
    return binding.input(index);
  }

  /** Copies the samples {@code order[from]} and on of all fields into the inputs. */
  void gather(Samples samples, int[] order, int from) {
    for (int f = 0; f < fields.size(); f++) {
      gathering.run(samples.get(fields.get(f)).buffer(), order, from, binding.input(f), rows);
    }
  }

  /** Fills the inputs with the next samples. */
  void take(SampleReader reader) {
    reader.next(rows, inputs);
  }

  void run() {
    executable.run(binding);
  }

  double wholeLoss() {
    return binding.output(0).doubleAt(0);
  }

  double loss() {
    return binding.output(1).doubleAt(0);
  }

  Reduction reduction() {
    return reduction;
  }

  List<String> means() {
    return means;
  }

  double mean(int index) {
    return binding.output(2 + index).doubleAt(0);
  }

  Optional<Buffer> output() {
    return output;
  }

  Cost cost() {
    return executable.cost();
  }

  String explain() {
    return executable.explain();
  }
}
