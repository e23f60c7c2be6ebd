package dev.cajal.nn.parameter;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Initializer;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables of a network by path: its parameters and its running state.
 *
 * <p>They are created by the first trace that asks for them and found by later ones. Starting
 * values depend on the seed and the path alone, not on the order of creation. This is the unit that
 * is saved and restored. Not safe for use by several threads.
 */
public final class Parameters implements ParameterSource {
  private final long seed;
  private final DType dtype;
  private final Map<String, Entry> entries = new TreeMap<>(PathOrder.INSTANCE);

  private record Entry(Variable variable, Role role) {}

  private Parameters(long seed, DType dtype) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "parameters: the element type must be f32 or f64; found " + dtype.label());
    }
    this.seed = seed;
    this.dtype = dtype;
  }

  /** No variables yet, f32. */
  public static Parameters of(long seed) {
    return of(seed, DType.F32);
  }

  /** No variables yet, of an element type: f32, or f64 for checking gradients. */
  public static Parameters of(long seed, DType dtype) {
    return new Parameters(seed, dtype);
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Variable obtain(String path, TensorType type, Initializer initializer, Role role) {
    Entry entry = entries.get(path);
    if (entry == null) {
      Tensor initial = initializer.initial(type, RandomKey.of(seed).child(path));
      if (!initial.type().equals(type)) {
        throw wrongType(path, initial.type(), type);
      }
      entry = new Entry(Variable.of(path, initial), role);
      entries.put(path, entry);
    }
    if (!entry.variable.type().equals(type)) {
      throw wrongType(path, entry.variable.type(), type);
    }
    return entry.variable;
  }

  /** The variable at a path, if there is one. */
  public Optional<Variable> find(String path) {
    return Optional.ofNullable(entries.get(path)).map(Entry::variable);
  }

  /**
   * The variable at a path.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public Variable get(String path) {
    return find(path)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parameters: no variable is called %s; there are %s"
                        .formatted(path, entries.keySet())));
  }

  /** All variables, state too, in the order of their paths, numbers in paths by value. */
  public List<Variable> all() {
    return entries.values().stream().map(Entry::variable).toList();
  }

  /** The variables that are learned by gradients, in the order of their paths. */
  public List<Variable> trainable() {
    return select(Selection.all());
  }

  /** The chosen ones of the variables that are learned by gradients. */
  public List<Variable> select(Selection selection) {
    return entries.values().stream()
        .filter(e -> e.role == Role.PARAMETER && selection.matches(e.variable.name()))
        .map(Entry::variable)
        .toList();
  }

  /** How many numbers are learned by gradients. */
  public long count() {
    return trainable().stream().mapToLong(v -> v.shape().size()).sum();
  }

  /** Copies of all values by path, in the order of the paths. */
  public Map<String, Tensor> values() {
    Map<String, Tensor> values = new LinkedHashMap<>();
    entries.forEach((path, entry) -> values.put(path, entry.variable.value()));
    return values;
  }

  /**
   * Sets all variables to values by path.
   *
   * @throws IllegalArgumentException if a variable has no value, a value no variable, or a type
   *     differs; nothing is changed then
   */
  public void load(Map<String, Tensor> values) {
    List<String> missing = new ArrayList<>(entries.keySet());
    missing.removeAll(values.keySet());
    List<String> unknown = new ArrayList<>(values.keySet());
    unknown.removeAll(entries.keySet());
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "loading parameters: there must be one value for each variable; missing %s, unknown %s"
              .formatted(missing, unknown));
    }
    entries.forEach(
        (path, entry) -> {
          TensorType found = Objects.requireNonNull(values.get(path)).type();
          if (!found.equals(entry.variable.type())) {
            throw wrongType(path, found, entry.variable.type());
          }
        });
    entries.forEach((path, entry) -> entry.variable.set(Objects.requireNonNull(values.get(path))));
  }

  /** Copies of the values that later training does not change. */
  public FixedParameters fixed() {
    return new FixedParameters(seed, dtype, values());
  }

  static ShapeException wrongType(String path, TensorType found, TensorType wanted) {
    return new ShapeException(
        "parameter %s: it must be %s here; found %s".formatted(path, wanted, found));
  }

  /** The variables with their types, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (path, entry) -> text.append(path).append(' ').append(entry.variable.type()).append('\n'));
    return text.append(count()).append(" parameters").toString();
  }
}
