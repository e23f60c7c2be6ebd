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
 * RMSprop: v ← ρ v + (1 − ρ) g², d = g / (√v + ε), w ← w − η d.
 *
 * <p>Centred, v is replaced by the variance v − m², where m ← ρ m + (1 − ρ) g (Graves,
 * <i>Generating Sequences With Recurrent Neural Networks</i>, 2013). With momentum b ← μ b + d, w ←
 * w − η b.
 *
 * <p>Tieleman and Hinton, <i>Lecture 6.5 – rmsprop</i>, Coursera, 2012, with its η = 0.001 and ρ =
 * 0.9. {@code keras_rmsprop} has ε = 1e-7 within the root, √(v + ε), and {@code pytorch_rmsprop} η
 * = 0.01 and ρ = 0.99.
 *
 * @param rate η, greater than 0
 * @param decay ρ, at least 0 and less than 1
 * @param momentum μ, at least 0 and less than 1
 * @param centred whether the mean of the gradient is taken off
 * @param epsilon ε, greater than 0
 * @param epsilonInRoot whether the divisor is √(v + ε) instead of √v + ε
 */
public record RmsProp(
    double rate,
    double decay,
    double momentum,
    boolean centred,
    double epsilon,
    boolean epsilonInRoot)
    implements Optimizer {
  static final Definition<RmsProp> DEFINITION =
      Definition.of(
          "rmsprop",
          RmsProp.class,
          settings(0.001, 0.9, 1e-8, false),
          RmsProp::of,
          o ->
              Settings.of("rate", o.rate)
                  .and("decay", o.decay)
                  .and("momentum", o.momentum)
                  .and("centred", o.centred)
                  .and("epsilon", o.epsilon)
                  .and("epsilon_in_root", o.epsilonInRoot));

  /** Checks the settings. */
  public RmsProp {
    Ranges.positive("rmsprop", "rate", rate);
    Ranges.fraction("rmsprop", "decay", decay);
    Ranges.fraction("rmsprop", "momentum", momentum);
    Ranges.positive("rmsprop", "epsilon", epsilon);
  }

  /** With ρ = 0.9 and ε = 1e-8, without momentum, not centred. */
  public RmsProp(double rate) {
    this(rate, 0.9, 0, false, 1e-8, false);
  }

  static List<Setting> settings(double rate, double decay, double epsilon, boolean epsilonInRoot) {
    return List.of(
        Setting.optional("rate", rate),
        Setting.optional("decay", decay),
        Setting.optional("momentum", 0.0),
        Setting.optional("centred", false),
        Setting.optional("epsilon", epsilon),
        Setting.optional("epsilon_in_root", epsilonInRoot));
  }

  static RmsProp of(Settings s) {
    return new RmsProp(
        s.number("rate"),
        s.number("decay"),
        s.number("momentum"),
        s.flag("centred"),
        s.number("epsilon"),
        s.flag("epsilon_in_root"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State square = slots.slot("square");
    square.set(faded(square.value().times(decay).plus(gradient.square().times(1 - decay))));
    Tensor spread = square.value();
    if (centred) {
      State mean = slots.slot("mean");
      mean.set(faded(mean.value().times(decay).plus(gradient.times(1 - decay))));
      // Rounding can bring a variance of nearly nothing below 0.
      spread = spread.minus(mean.value().square()).maximum(0);
    }
    Tensor direction = gradient.dividedBy(Root.of(spread, epsilon, epsilonInRoot));
    if (momentum > 0) {
      State velocity = slots.slot("velocity");
      velocity.set(faded(velocity.value().times(momentum).plus(direction)));
      direction = velocity.value();
    }
    return parameter.minus(direction.times(slots.rate()));
  }
}
