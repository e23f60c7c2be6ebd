package dev.cajal;

import dev.cajal.compile.Execution;
import dev.cajal.graph.Cost;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Compiled outputs and updates: a training step, a prediction.
 *
 * <p>Belongs to the shapes that it was compiled for. Used by one thread at a time.
 */
public final class Executable {
  private final List<TensorType> inputTypes;
  private final List<String> inputNames;
  private final List<TensorType> outputTypes;
  private final Execution execution;
  private final AtomicBoolean running = new AtomicBoolean();

  Executable(Graph graph, int outputs, Execution execution) {
    this.inputTypes = graph.inputTypes();
    this.inputNames =
        graph.inputs().stream().map(Node::op).map(op -> ((Leaf.Input) op).name()).toList();
    this.outputTypes = graph.outputTypes().subList(0, outputs);
    this.execution = execution;
  }

  /**
   * Runs once and returns the only output.
   *
   * @throws ShapeException if the arguments do not have the types of the inputs
   * @throws IllegalStateException if there is not exactly one output
   * @throws NonFiniteException if the loss is not finite; no variable has changed then
   */
  public Tensor run(Tensor... arguments) {
    if (outputTypes.size() != 1) {
      throw new IllegalStateException(
          "run: exactly one output is needed; found %d; use runAll".formatted(outputTypes.size()));
    }
    return runAll(arguments).getFirst();
  }

  /**
   * Runs once and returns all outputs, fresh tensors.
   *
   * @throws ShapeException if the arguments do not have the types of the inputs
   * @throws NonFiniteException if the loss is not finite; no variable has changed then
   */
  public List<Tensor> runAll(Tensor... arguments) {
    if (arguments.length != inputTypes.size()) {
      throw new ShapeException(
          "run: one argument is needed for each of the inputs %s; found %d"
              .formatted(inputNames, arguments.length));
    }
    Buffer[] inputs = new Buffer[arguments.length];
    for (int i = 0; i < inputs.length; i++) {
      if (!arguments[i].type().equals(inputTypes.get(i))) {
        throw new ShapeException(
            "run: argument %d must have the type of input '%s'; input %s, argument %s"
                .formatted(i, inputNames.get(i), inputTypes.get(i), arguments[i].type()));
      }
      inputs[i] = arguments[i].buffer();
    }
    Buffer[] outputs = allocate(outputTypes);
    run(inputs, outputs);
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      results.add(Tensor.of(outputs[i], outputTypes.get(i).shape()));
    }
    return results;
  }

  /**
   * Runs once on the arrays of a binding and allocates nothing.
   *
   * @throws IllegalArgumentException if the binding was made by another executable
   * @throws NonFiniteException if the loss is not finite; no variable has changed then
   */
  public void run(Binding binding) {
    if (binding.owner() != this) {
      throw new IllegalArgumentException(
          "run: the binding must be made by this executable; found one of another; call bind() on"
              + " this one");
    }
    run(binding.inputs(), binding.outputs());
  }

  /**
   * Says that many runs will follow, and returns at once: loops that will take long in all are
   * compiled in the background from now on, and not only after the first runs. Without it they are
   * as soon as they have taken some time. The results have the same bits in either case.
   */
  public void warmUp() {
    execution.warmUp();
  }

  /** Arrays for the inputs and outputs of this executable, to be filled and read by the caller. */
  public Binding bind() {
    return new Binding(this, allocate(inputTypes), allocate(outputTypes));
  }

  /** The types of the inputs in order. */
  public List<TensorType> inputTypes() {
    return inputTypes;
  }

  /** The types of the outputs in order. */
  public List<TensorType> outputTypes() {
    return outputTypes;
  }

  /** What a run does, counted and not measured: operations, bytes moved, memory between steps. */
  public Cost cost() {
    return execution.cost();
  }

  /**
   * The steps in order: fused operations, shapes, floating-point operations, bytes, buffers.
   *
   * <p>Arrays are named by where they come from ({@code in}: input, {@code leaf}: data or variable,
   * {@code t}: planned memory, {@code out}: output, {@code new}: new value of a variable), with the
   * buffer that holds them after {@code @}.
   */
  public String explain() {
    return execution.explain();
  }

  private void run(Buffer[] inputs, Buffer[] outputs) {
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "run: an executable is used by one thread at a time; make one for each thread");
    }
    try {
      execution.run(inputs, outputs);
    } finally {
      running.set(false);
    }
  }

  private static Buffer[] allocate(List<TensorType> types) {
    return types.stream()
        .map(type -> Buffer.allocate(type.dtype(), type.shape().size()))
        .toArray(Buffer[]::new);
  }

  /** The types of inputs and outputs; {@link #explain} has the steps. */
  @Override
  public String toString() {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < inputTypes.size(); i++) {
      inputs.add(inputNames.get(i) + " " + inputTypes.get(i));
    }
    return "executable of (%s) to %s".formatted(String.join(", ", inputs), outputTypes);
  }
}
