package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * ½e² where the error e = s − y is at most δ in size, δ(|e| − ½δ) beyond, summed over a sample's
 * outputs; gradient e limited to ±δ (Huber, <i>Robust Estimation of a Location Parameter</i>,
 * 1964).
 *
 * <p>The target has the output's shape; an output [batch, 1] takes a target [batch] too.
 *
 * @param delta δ, greater than 0; 1 unless given
 */
public record Huber(double delta) implements Loss {
  static final Definition<Huber> DEFINITION =
      Definition.of(
          "huber",
          Huber.class,
          List.of(Setting.optional("delta", 1)),
          s -> new Huber(s.number("delta")),
          l -> Settings.of("delta", l.delta));

  /** Checks the setting. */
  public Huber {
    TargetShape.requireBetween("huber", "delta", delta, 0, Double.POSITIVE_INFINITY);
  }

  /** With δ = 1. */
  public Huber() {
    this(1);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor error = output.minus(TargetShape.numbers("huber", output, target));
    Tensor size = error.absolute();
    Tensor small = error.square().times(0.5);
    Tensor large = size.minus(delta / 2).times(delta);
    return TargetShape.sumPerSample(size.greaterThan(delta).where(large, small));
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
    TargetShape.requireFinite("huber", targets, samples);
  }
}
