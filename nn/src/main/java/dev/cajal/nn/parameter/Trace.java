package dev.cajal.nn.parameter;

import dev.cajal.Compiler;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Initializer;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a network's code that builds its graph: which parameters it used, which state it
 * changed.
 *
 * <pre>{@code
 * Trace trace = Trace.of(parameters, Mode.training(), step);
 * Tensor output = layer.apply(input, trace.scope());
 * List<Compiler.Update> updates = trace.updates();
 * }</pre>
 */
public final class Trace {
  private final ParameterSource source;
  private final Mode mode;
  private final RandomKey key;
  private final Map<String, State> states = new LinkedHashMap<>();
  private final Set<Variable> used = new LinkedHashSet<>();
  private final Map<String, Integer> streams = new HashMap<>();

  private Trace(ParameterSource source, Mode mode, RandomKey key) {
    this.source = source;
    this.mode = mode;
    this.key = key;
  }

  /**
   * A trace whose random streams are those of a step.
   *
   * @param step i32 of rank 0, usually a variable that counts
   */
  public static Trace of(ParameterSource source, Mode mode, Tensor step) {
    return new Trace(source, mode, RandomKey.of(source.seed()).child("random").at(step));
  }

  /** A trace whose random streams are those of step 0. */
  public static Trace of(ParameterSource source, Mode mode) {
    return of(source, mode, Tensor.of(new int[] {0}, Shape.scalar()));
  }

  /** A trace for prediction. */
  public static Trace prediction(ParameterSource source) {
    return of(source, Mode.prediction());
  }

  /** The scope of the whole network, at the empty path. */
  public Scope scope() {
    return new Scope(this, "", mode);
  }

  /** The scope at a path, for what belongs to a parameter of that path, such as momentum. */
  public Scope scope(String path) {
    return new Scope(this, path, mode);
  }

  /** The parameters that were handed out, each once. */
  public List<Variable> used() {
    return List.copyOf(used);
  }

  /** The updates of the state that was changed. */
  public List<Compiler.Update> updates() {
    List<Compiler.Update> updates = new ArrayList<>();
    for (State state : states.values()) {
      if (state.isChanged() && state.variable() instanceof Variable variable) {
        updates.add(Compiler.updates(variable, state.value()));
      }
    }
    return updates;
  }

  ParameterSource source() {
    return source;
  }

  Tensor parameter(String path, TensorType type, Initializer initializer) {
    Tensor parameter = source.obtain(path, type, initializer, ParameterSource.Role.PARAMETER);
    if (parameter instanceof Variable variable) {
      used.add(variable);
    }
    return parameter;
  }

  State state(String path, TensorType type, Initializer initializer) {
    Tensor variable = source.obtain(path, type, initializer, ParameterSource.Role.STATE);
    return states.computeIfAbsent(path, p -> new State(p, variable));
  }

  /** A stream that is the path's own, and at a second use in this trace another one. */
  RandomKey random(String path) {
    int use = streams.merge(path, 1, Integer::sum);
    return key.child(use == 1 ? path : path + "#" + use);
  }
}
