package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Each element set to 0 with a probability, the others divided by 1 − that, while the scope is
 * stochastic; else the input itself.
 *
 * <p>Srivastava and others, <i>Dropout: A Simple Way to Prevent Neural Networks from
 * Overfitting</i>, 2014.
 *
 * @param rate the probability, at least 0 and less than 1
 */
public record Dropout(double rate) implements Layer {
  static final Definition<Dropout> DEFINITION =
      Definition.of(
          "dropout",
          Dropout.class,
          List.of(Setting.required("rate")),
          s -> new Dropout(s.number("rate")),
          d -> Settings.of("rate", d.rate));

  /** Checks the rate. */
  public Dropout {
    Ranges.fraction("dropout", "rate", rate);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    if (!scope.stochastic() || rate == 0) {
      return input;
    }
    Tensor dropped = scope.random("mask").bernoulli(rate, input.shape());
    return dropped.where(input.filledLike(0), input.times(1 / (1 - rate)));
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
