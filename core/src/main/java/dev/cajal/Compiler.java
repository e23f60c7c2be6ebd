package dev.cajal;

import dev.cajal.compile.Compilation;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Leaf;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes an {@link Executable} of tensors: simplified, fused, given memory and compiled to JVM
 * bytecode as a whole.
 *
 * <pre>{@code
 * Executable step = Compiler.compile(inputs(x, y), outputs(loss),
 *     updates(w, w.minus(gradient.of(w).times(0.1))));
 * }</pre>
 */
public final class Compiler {
  private Compiler() {}

  /** The tensors made by {@link Tensor#input}, in the order of the arguments. */
  public record Inputs(List<Tensor> tensors) {
    /** Copies the list. */
    public Inputs {
      tensors = List.copyOf(tensors);
    }
  }

  /** The tensors whose values a run returns. */
  public record Outputs(List<Tensor> tensors) {
    /** Copies the list. */
    public Outputs {
      tensors = List.copyOf(tensors);
    }
  }

  /**
   * A variable and the value that it has after a run.
   *
   * <p>All updates of a run see the values from before it.
   */
  public record Update(Variable variable, Tensor value) {
    /** Requires equal types. */
    public Update {
      if (!variable.type().equals(value.type())) {
        throw new ShapeException(
            "update of %s: the new value must have the variable's type; variable %s, value %s"
                .formatted(variable.name(), variable.type(), value.type()));
      }
    }
  }

  /** The arguments of a run in order. */
  public static Inputs inputs(Tensor... tensors) {
    return new Inputs(List.of(tensors));
  }

  /** The results of a run in order. */
  public static Outputs outputs(Tensor... tensors) {
    return new Outputs(List.of(tensors));
  }

  /** The value that a variable has after a run. */
  public static Update updates(Variable variable, Tensor value) {
    return new Update(variable, value);
  }

  /** Compiles outputs and updates as functions of inputs. */
  public static Executable compile(Inputs inputs, Outputs outputs, Update... updates) {
    return compile(inputs, outputs, List.of(updates));
  }

  /**
   * Compiles outputs and updates as functions of inputs.
   *
   * <p>With updates, a first output that is one floating-point number is taken for the loss: the
   * updates are made only if it is finite.
   *
   * @throws IllegalArgumentException if an input was not made by {@link Tensor#input}, if an output
   *     needs an input that is not listed, or if a variable is updated twice
   */
  public static Executable compile(Inputs inputs, Outputs outputs, List<Update> updates) {
    List<Node> roots = new ArrayList<>(outputs.tensors().stream().map(Tensor::node).toList());
    Set<Variable> updated = new HashSet<>();
    for (Update update : updates) {
      if (!updated.add(update.variable())) {
        throw new IllegalArgumentException(
            "compile: a variable can have one update; found two of '%s'; join them into one value"
                .formatted(update.variable().name()));
      }
      roots.add(update.value().node());
    }
    Graph graph = new Graph(inputs.tensors().stream().map(Tensor::node).toList(), roots);
    Set<Node> listed = new HashSet<>();
    for (Node input : graph.inputs()) {
      if (!listed.add(input)) {
        throw new IllegalArgumentException(
            "compile: an input can be listed once; found '%s' twice"
                .formatted(((Leaf.Input) input.op()).name()));
      }
    }
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Leaf.Input input && !listed.contains(node)) {
        throw new IllegalArgumentException(
            "compile: every input that the outputs need must be listed; missing '%s' %s; add it to inputs(…)"
                .formatted(input.name(), input.type()));
      }
    }
    return new Executable(
        graph,
        outputs.tensors().size(),
        Compilation.compile(
            graph,
            outputs.tensors().size(),
            updates.stream().map(u -> u.variable().node()).toList()));
  }
}
