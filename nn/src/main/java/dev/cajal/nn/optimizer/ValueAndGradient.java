package dev.cajal.nn.optimizer;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.kernel.Buffer;
import java.util.ArrayList;
import java.util.List;

/** A function of variables with its gradient, as one executable, seen as one of a long vector. */
public final class ValueAndGradient {
  private final List<Variable> variables;
  private final Executable executable;
  private final Binding binding;
  private final int size;

  private ValueAndGradient(List<Variable> variables, Executable executable) {
    this.variables = variables;
    this.executable = executable;
    this.binding = executable.bind();
    this.size = variables.stream().mapToInt(v -> v.shape().size()).sum();
  }

  /**
   * Compiles a tensor and its gradient.
   *
   * @param value of rank 0, f32 or f64, without inputs
   * @throws IllegalArgumentException if there are no variables, or an input is needed
   */
  public static ValueAndGradient of(Tensor value, List<Variable> variables) {
    if (variables.isEmpty()) {
      throw new IllegalArgumentException(
          "minimize: at least one variable must be given; found none");
    }
    Gradient gradient = Gradient.of(value, variables);
    List<Tensor> outputs = new ArrayList<>(List.of(value));
    variables.forEach(variable -> outputs.add(gradient.of(variable)));
    Executable executable =
        Compiler.compile(Compiler.inputs(), new Compiler.Outputs(outputs), List.of());
    return new ValueAndGradient(List.copyOf(variables), executable);
  }

  /** How many numbers all variables have together. */
  public int size() {
    return size;
  }

  /** The present values of all variables, one after the other. */
  public double[] point() {
    double[] point = new double[size];
    read(variables.stream().map(Variable::storage).toList(), point);
    return point;
  }

  /**
   * Sets the variables and computes value and gradient there.
   *
   * @param point of length {@link #size}; changed to what the variables can hold
   * @param gradient is filled
   * @return the value, which may be infinite or not a number
   */
  public double at(double[] point, double[] gradient) {
    int from = 0;
    for (Variable variable : variables) {
      Buffer storage = variable.storage();
      for (int i = 0; i < storage.size(); i++) {
        storage.setDouble(i, point[from]);
        point[from++] = storage.doubleAt(i);
      }
    }
    executable.run(binding);
    List<Buffer> gradients = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      gradients.add(binding.output(1 + i));
    }
    read(gradients, gradient);
    return binding.output(0).doubleAt(0);
  }

  private static void read(List<Buffer> buffers, double[] target) {
    int to = 0;
    for (Buffer buffer : buffers) {
      for (int i = 0; i < buffer.size(); i++) {
        target[to++] = buffer.doubleAt(i);
      }
    }
  }
}
