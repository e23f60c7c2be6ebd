package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Quantile (pinball) loss of e = y − s: τe where the target is above the prediction and (τ − 1)e
 * below, summed over a sample's outputs; gradient −τ above, 1 − τ below, 0 where they are equal
 * (Koenker and Bassett, <i>Regression Quantiles</i>, 1978).
 *
 * <p>The target has the output's shape; an output [batch, 1] takes a target [batch] too. The best
 * constant prediction is the τ-quantile; τ = ½ is half the absolute error.
 *
 * @param tau τ, between 0 and 1; ½ unless given
 */
public record Quantile(double tau) implements Loss {
  static final Definition<Quantile> DEFINITION =
      Definition.of(
          "quantile",
          Quantile.class,
          List.of(Setting.optional("tau", 0.5)),
          s -> new Quantile(s.number("tau")),
          l -> Settings.of("tau", l.tau));

  /** Checks the setting. */
  public Quantile {
    TargetShape.requireBetween("quantile", "tau", tau, 0, 1);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor error = output.minus(TargetShape.numbers("quantile", output, target));
    Tensor above = error.negate().relu().times(tau);
    Tensor below = error.relu().times(1 - tau);
    return TargetShape.sumPerSample(above.plus(below));
  }

  @Override
  public Link link() {
    return Links.IDENTITY;
  }

  @Override
  public Target target() {
    return Target.NUMBERS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireFinite("quantile", targets, samples);
  }
}
