package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Focal loss −(1 − q)^γ log q, where q is the probability sigmoid(±s) that the score s gives to the
 * true class, summed over a sample's outputs: binary cross-entropy that cares less for samples
 * which are right already (Lin et al., <i>Focal Loss for Dense Object Detection</i>, 2017, without
 * their α, for which there are class weights).
 *
 * <p>The target has the output's shape, an output [batch, 1] taking a target [batch] too, and holds
 * class codes 0 and 1 (any numeric type) or probabilities. An output [batch, k] takes class codes
 * [batch] from 0 to k − 1 too: each class against the rest. For a probability y it is y times the
 * loss of class 1 plus 1 − y times that of class 0.
 *
 * <p>Computed as e^(−γ·softplus(s))·softplus(−s), which is finite for any finite score.
 *
 * @param gamma γ, at least 0, where 0 is binary cross-entropy; 2 unless given
 */
public record Focal(double gamma) implements Loss {
  static final Definition<Focal> DEFINITION =
      Definition.of(
          "focal",
          Focal.class,
          List.of(Setting.optional("gamma", 2)),
          s -> new Focal(s.number("gamma")),
          l -> Settings.of("gamma", l.gamma));

  /** Checks the setting. */
  public Focal {
    if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "focal: gamma must be at least 0; found " + TargetShape.shown(gamma));
    }
  }

  /** With γ = 2. */
  public Focal() {
    this(2);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor y = TargetShape.bits("focal", output, target);
    Tensor above = output.softplus();
    Tensor below = output.negate().softplus();
    Tensor one = above.times(-gamma).exp().times(below).times(y);
    Tensor zero = below.times(-gamma).exp().times(above).times(y.subtractedFrom(1));
    return TargetShape.sumPerSample(one.plus(zero));
  }

  @Override
  public Link link() {
    return Links.SIGMOID;
  }

  @Override
  public Target target() {
    return Target.BITS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireBits("focal", targets, samples, outputs);
  }
}
