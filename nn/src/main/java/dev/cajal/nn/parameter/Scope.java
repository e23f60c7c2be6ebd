package dev.cajal.nn.parameter;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.graph.Origin;
import dev.cajal.nn.init.Initializer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What a layer meets while it is traced: parameters by name, running state, a random stream and two
 * switches.
 *
 * <pre>{@code
 * Tensor weight = scope.parameter("weight", Shape.of(784, 64), Glorot.UNIFORM);
 * }</pre>
 *
 * <p>A name may be used once in a scope, so that two layers cannot share parameters by mistake;
 * {@link #shared} shares on purpose.
 */
public final class Scope {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final Trace trace;
  private final String path;
  private final Mode mode;
  private final Map<String, Use> names;

  private enum Use {
    ONCE,
    SHARED
  }

  Scope(Trace trace, String path, Mode mode) {
    this(trace, path, mode, new HashMap<>());
  }

  private Scope(Trace trace, String path, Mode mode, Map<String, Use> names) {
    this.trace = trace;
    this.path = path;
    this.mode = mode;
    this.names = names;
  }

  /** Where this is in the network, names joined by dots, empty at the top. */
  public String path() {
    return path;
  }

  /** The element type of the network's numbers: f32, or f64 when gradients are checked. */
  public DType dtype() {
    return trace.source().dtype();
  }

  /** Whether random numbers are to be drawn, as dropout does. */
  public boolean stochastic() {
    return mode.stochastic();
  }

  /** Whether normalisation is to use the batch's own statistics. */
  public boolean batchStatistics() {
    return mode.batchStatistics();
  }

  /** This scope with other switches, for a part of the network that is to behave differently. */
  public Scope with(Mode other) {
    return new Scope(trace, path, other, names);
  }

  /** The switches. */
  public Mode mode() {
    return mode;
  }

  /**
   * The scope of a part.
   *
   * @throws IllegalStateException if the name was used before in this trace
   */
  public Scope child(String name) {
    take(name, Use.ONCE, "child");
    return new Scope(trace, join(name), mode);
  }

  /**
   * The scope of a part that occurs several times with the same parameters.
   *
   * @throws IllegalStateException if the name was used before otherwise
   */
  public Scope shared(String name) {
    take(name, Use.SHARED, "shared");
    return new Scope(trace, join(name), mode);
  }

  /**
   * A parameter of the network's element type; see {@link #parameter(String, TensorType,
   * Initializer)}.
   */
  public Tensor parameter(String name, Shape shape, Initializer initializer) {
    return parameter(name, new TensorType(dtype(), shape), initializer);
  }

  /**
   * A tensor that is learned, created by the first trace.
   *
   * @throws IllegalStateException if the name was used before in this scope
   * @throws dev.cajal.shape.ShapeException if it was created with another type
   */
  public Tensor parameter(String name, TensorType type, Initializer initializer) {
    take(name, Use.ONCE, "parameter");
    return trace.parameter(join(name), type, initializer);
  }

  /** Running state of the network's element type. */
  public State state(String name, Shape shape, Initializer initializer) {
    return state(name, new TensorType(dtype(), shape), initializer);
  }

  /**
   * Running state, created by the first trace.
   *
   * @throws IllegalStateException if the name was used before in this scope
   * @throws dev.cajal.shape.ShapeException if it was created with another type
   */
  public State state(String name, TensorType type, Initializer initializer) {
    take(name, Use.ONCE, "state");
    return trace.state(join(name), type, initializer);
  }

  /**
   * A source of random numbers that depends on the seed, the path, the name and the step; asked for
   * again in one trace it is another one.
   */
  public RandomKey random(String name) {
    return trace.random(join(name));
  }

  /** Builds something so that its mistakes name this path and a description of the layer. */
  public <T> T within(String description, Supplier<T> builder) {
    return Origin.within(path.isEmpty() ? description : path + " " + description, builder);
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void take(String name, Use use, String what) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "scope %s: a name must be letters, digits, _ or -; found \"%s\""
              .formatted(shownPath(), name));
    }
    Use before = names.putIfAbsent(name, use);
    if (before != null && (before == Use.ONCE || use == Use.ONCE)) {
      throw new IllegalStateException(
          "scope %s: %s \"%s\" was used before in this trace; give each part its own name, or use"
                  .formatted(shownPath(), what, name)
              + " shared(\"%s\") for one that occurs several times".formatted(name));
    }
  }

  private String shownPath() {
    return path.isEmpty() ? "at the top" : path;
  }
}
