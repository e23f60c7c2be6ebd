package dev.cajal.nn.optimizer;

import dev.cajal.Compiler;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.ParameterSource.Role;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The optimizers of a training at work: their slots, the learning rates and the step counter, all
 * variables, and the updates that make a step.
 *
 * <p>Paths: {@code step}, {@code main.rate} and {@code main.0.weight.velocity} for group main, and
 * {@code main.0.weight.averaged} for an average.
 */
public final class Updater {
  private static final String AVERAGED = "averaged";

  private final List<OptimizerGroup> groups;
  private final Adjustments adjustments;
  private final Parameters store;
  private final Variable step;
  private final List<Variable> rates = new ArrayList<>();
  private final double[] scheduled;
  private final Map<Variable, Variable> averages = new LinkedHashMap<>();

  /** Optimizers alone at step 0; see {@link #Updater(List, Adjustments, DType)}. */
  public Updater(List<OptimizerGroup> groups, DType dtype) {
    this(groups, Adjustments.none(), dtype);
  }

  /**
   * Optimizers at step 0.
   *
   * @param adjustments what happens in a step besides
   * @throws IllegalArgumentException if there is no group or two have one name
   */
  public Updater(List<OptimizerGroup> groups, Adjustments adjustments, DType dtype) {
    this.groups = List.copyOf(groups);
    this.adjustments = Objects.requireNonNull(adjustments, "adjustments");
    Set<String> names = new HashSet<>();
    for (OptimizerGroup group : groups) {
      if (!names.add(group.name()) || group.name().equals("step")) {
        throw new IllegalArgumentException(
            "optimizers: each group needs its own name, other than \"step\"; found \"%s\""
                .formatted(group.name()));
      }
    }
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("optimizers: at least one group is needed; found none");
    }
    this.store = Parameters.of(0, dtype);
    TensorType counter = new TensorType(DType.I32, Shape.scalar());
    this.step = store.obtain("step", counter, (type, key) -> Tensor.full(0, type), Role.STATE);
    this.scheduled = groups.stream().mapToDouble(g -> g.optimizer().rate()).toArray();
    for (OptimizerGroup group : groups) {
      TensorType scalar = new TensorType(dtype, Shape.scalar());
      rates.add(
          store.obtain(
              group.name() + ".rate", scalar, new Constant(group.optimizer().rate()), Role.STATE));
    }
  }

  /** The groups. */
  public List<OptimizerGroup> groups() {
    return groups;
  }

  /** The number of steps made, i32 of rank 0. */
  public Variable step() {
    return step;
  }

  /** The learning rate of a group, counted from 0, as {@link #schedule} set it last. */
  public double rate(int group) {
    return scheduled[group];
  }

  /**
   * Sets the learning rates for a time in training.
   *
   * @param time epochs since the start, with fraction
   * @param horizon the epochs that the training was planned for
   */
  public void schedule(double time, double horizon) {
    schedule(time, horizon, List.of());
  }

  /**
   * Sets the learning rates for a time in training.
   *
   * @param time epochs since the start, with fraction
   * @param horizon the epochs that the training was planned for
   * @param losses after each finished epoch, for schedules that react to them
   */
  public void schedule(double time, double horizon, List<Double> losses) {
    for (int i = 0; i < rates.size(); i++) {
      OptimizerGroup group = groups.get(i);
      scheduled[i] = group.optimizer().rate() * group.schedule().factor(time, horizon, losses);
      rates.get(i).set(scheduled[i]);
    }
  }

  /**
   * The updates of one step: parameters, slots and the counter.
   *
   * @param loss of rank 0
   * @param parameters that the loss was made of
   * @throws IllegalArgumentException if two groups select one parameter, or none selects any
   */
  public List<Compiler.Update> updates(Tensor loss, List<Variable> parameters) {
    List<Variable> chosen = new ArrayList<>();
    List<Integer> groupOf = new ArrayList<>();
    for (Variable parameter : parameters) {
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).selection().matches(parameter.name())) {
          if (!chosen.isEmpty() && chosen.getLast() == parameter) {
            throw new IllegalArgumentException(
                "optimizers: a parameter may belong to one group; %s is in %s and %s"
                    .formatted(
                        parameter.name(),
                        groups.get(groupOf.getLast()).name(),
                        groups.get(g).name()));
          }
          chosen.add(parameter);
          groupOf.add(g);
        }
      }
    }
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "optimizers: at least one parameter must be selected; there are %s"
              .formatted(parameters.stream().map(Variable::name).toList()));
    }
    Gradient gradient = Gradient.of(loss, chosen.toArray(Tensor[]::new));
    List<Tensor> gradients = chosen.stream().map(gradient::of).toList();
    for (Clipping clipping : adjustments.clippings()) {
      gradients = clipping.clip(gradients);
    }
    Trace trace = Trace.of(store, Mode.training());
    Tensor number = step.plus(1);
    List<Compiler.Update> updates = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Variable parameter = chosen.get(i);
      OptimizerGroup group = groups.get(groupOf.get(i));
      Scope scope = trace.scope(group.name() + "." + parameter.name());
      Slots slots = new Slots(scope, parameter.type(), rates.get(groupOf.get(i)), number);
      Tensor next = group.optimizer().update(parameter, gradients.get(i), slots);
      next = projected(parameter.name(), decayed(parameter, next, slots));
      average(parameter, next, scope, slots);
      updates.add(Compiler.updates(parameter, next));
    }
    updates.addAll(trace.updates());
    updates.add(Compiler.updates(step, number));
    return updates;
  }

  private Tensor decayed(Variable parameter, Tensor next, Slots slots) {
    Tensor result = next;
    for (WeightDecay decay : adjustments.decays()) {
      if (decay.selection().matches(parameter.name())) {
        result = result.minus(parameter.times(slots.rate().times(decay.strength())));
      }
    }
    return result;
  }

  private Tensor projected(String path, Tensor next) {
    Tensor result = next;
    for (Projection projection : adjustments.projections()) {
      if (projection.selection().matches(path)) {
        result = projection.constraint().project(result);
      }
    }
    return result;
  }

  private void average(Variable parameter, Tensor next, Scope scope, Slots slots) {
    if (adjustments.averaging().isEmpty()) {
      return;
    }
    State mean = scope.state(AVERAGED, parameter.type(), (type, key) -> parameter.value());
    // The parameter may have been set after this trace and before the first step.
    Tensor before = slots.step().equalTo(1).where(parameter, mean.value());
    mean.set(adjustments.averaging().get().next(before, next, slots));
    averages.put(parameter, store.get(scope.path() + "." + AVERAGED));
  }

  /**
   * Exchanges the parameters and their averages, to evaluate these, and a second time back; without
   * averaging it does nothing.
   */
  public void exchangeAverages() {
    averages.forEach(
        (parameter, average) -> {
          Tensor value = parameter.value();
          parameter.set(average.value());
          average.set(value);
        });
  }

  /** Copies of slots, rates and step by path. */
  public Map<String, Tensor> values() {
    return store.values();
  }

  /**
   * Restores slots, rates and step; the slots must exist, that is {@link #updates} was called.
   *
   * @throws IllegalArgumentException if a path is missing or unknown or a type differs
   */
  public void load(Map<String, Tensor> values) {
    store.load(values);
  }
}
