package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Adagrad: s ← s + g², w ← w − η g / (√s + ε).
 *
 * <p>Duchi, Hazan and Singer, <i>Adaptive Subgradient Methods for Online Learning and Stochastic
 * Optimization</i>, 2011; the defaults are PyTorch's. {@code keras_adagrad} has η = 0.001, s
 * starting at 0.1 and ε = 1e-7 within the root, √(s + ε).
 *
 * @param rate η, greater than 0
 * @param start where s begins, at least 0
 * @param epsilon ε, greater than 0
 * @param epsilonInRoot whether the divisor is √(s + ε) instead of √s + ε
 */
public record Adagrad(double rate, double start, double epsilon, boolean epsilonInRoot)
    implements Optimizer {
  static final Definition<Adagrad> DEFINITION =
      Definition.of(
          "adagrad",
          Adagrad.class,
          settings(0.01, 0, 1e-10, false),
          Adagrad::of,
          o ->
              Settings.of("rate", o.rate)
                  .and("start", o.start)
                  .and("epsilon", o.epsilon)
                  .and("epsilon_in_root", o.epsilonInRoot));

  /** Checks the settings. */
  public Adagrad {
    Ranges.positive("adagrad", "rate", rate);
    Ranges.notNegative("adagrad", "start", start);
    Ranges.positive("adagrad", "epsilon", epsilon);
  }

  /** With s starting at 0 and ε = 1e-10. */
  public Adagrad(double rate) {
    this(rate, 0, 1e-10, false);
  }

  static List<Setting> settings(double rate, double start, double epsilon, boolean epsilonInRoot) {
    return List.of(
        Setting.optional("rate", rate),
        Setting.optional("start", start),
        Setting.optional("epsilon", epsilon),
        Setting.optional("epsilon_in_root", epsilonInRoot));
  }

  static Adagrad of(Settings s) {
    return new Adagrad(
        s.number("rate"), s.number("start"), s.number("epsilon"), s.flag("epsilon_in_root"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State sum = slots.slot("sum", start);
    sum.set(sum.value().plus(gradient.square()));
    Tensor size = Root.of(sum.value(), epsilon, epsilonInRoot);
    return parameter.minus(gradient.times(slots.rate()).dividedBy(size));
  }
}
