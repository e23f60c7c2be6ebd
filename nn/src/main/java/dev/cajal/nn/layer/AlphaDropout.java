package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Dropout that keeps mean 0 and variance 1, for use after {@link Activation#SELU}: while the scope
 * is stochastic, each element is set with a probability to SELU's value at −∞, α′ = −λα ≈ −1.7581,
 * and all are then stretched and shifted; else the input itself.
 *
 * <p>With q = 1 − rate the result is a·(x or α′) + b, a = 1 / √(q + α′²·q·(1 − q)) and b = −a·(1 −
 * q)·α′.
 *
 * <p>Klambauer, Unterthiner, Mayr and Hochreiter, <i>Self-Normalizing Neural Networks</i>, 2017.
 *
 * @param rate the probability, at least 0 and less than 1
 */
public record AlphaDropout(double rate) implements Layer {
  static final Definition<AlphaDropout> DEFINITION =
      Definition.of(
          "alpha_dropout",
          AlphaDropout.class,
          List.of(Setting.required("rate")),
          s -> new AlphaDropout(s.number("rate")),
          l -> Settings.of("rate", l.rate));

  /** Checks the rate. */
  public AlphaDropout {
    Ranges.fraction("alpha_dropout", "rate", rate);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    if (!scope.stochastic() || rate == 0) {
      return input;
    }
    double low = -Activation.SELU_SCALE * Activation.SELU_ALPHA;
    double kept = 1 - rate;
    double stretch = 1 / Math.sqrt(kept + low * low * kept * rate);
    double shift = -stretch * rate * low;
    Tensor dropped = scope.random("mask").bernoulli(rate, input.shape());
    return dropped.where(input.filledLike(low), input).times(stretch).plus(shift);
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
