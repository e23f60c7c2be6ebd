package dev.cajal.nn.optimizer;

import static dev.cajal.nn.optimizer.Fading.faded;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Polyak's heavy ball: d ← β d − η g, w ← w + d, d starting at 0; d is the last change of w.
 *
 * <p>Polyak, <i>Some methods of speeding up the convergence of iteration methods</i>, 1964. Keras's
 * momentum is this. PyTorch's is {@link Momentum}, which is the same as long as η is constant and
 * differs when a schedule changes it: there the whole velocity takes the new rate, here each
 * gradient keeps the rate of its own step.
 *
 * @param rate η, greater than 0
 * @param decay β, at least 0 and less than 1; with 0 it is {@link Sgd}
 */
public record HeavyBall(double rate, double decay) implements Optimizer {
  static final Definition<HeavyBall> DEFINITION =
      Definition.of(
          "heavy_ball",
          HeavyBall.class,
          List.of(Setting.optional("rate", 0.01), Setting.optional("decay", 0.9)),
          s -> new HeavyBall(s.number("rate"), s.number("decay")),
          o -> Settings.of("rate", o.rate).and("decay", o.decay));

  /** Checks the settings. */
  public HeavyBall {
    Ranges.positive("heavy_ball", "rate", rate);
    Ranges.fraction("heavy_ball", "decay", decay);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State change = slots.slot("change");
    change.set(faded(change.value().times(decay).minus(gradient.times(slots.rate()))));
    return parameter.plus(change.value());
  }
}
