package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Kullback–Leibler divergence KL(y‖p) = Σ y_k log(y_k / p_k) of the predicted distribution p =
 * softmax(s) from the target, where 0 log 0 is 0; gradient p − y. It is {@link CrossEntropy} less
 * the target's entropy, which is 0 for class codes.
 *
 * <p>The target is either whole class codes (i32 or u8) of the output's shape without its last
 * axis, or one-hot rows or probabilities of the output's shape. With more than two axes the losses
 * of a sample's positions are added.
 *
 * @param fromProbabilities whether the output is p itself and not scores; false unless given
 */
public record KlDivergence(boolean fromProbabilities) implements Loss {
  static final Definition<KlDivergence> DEFINITION =
      Definition.of(
          "kl_divergence",
          KlDivergence.class,
          List.of(Setting.optional("from_probabilities", false)),
          s -> new KlDivergence(s.flag("from_probabilities")),
          l -> Settings.of("from_probabilities", l.fromProbabilities));

  /** From scores. */
  public KlDivergence() {
    this(false);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor y = TargetShape.rows("kl_divergence", output, target);
    Tensor logs = fromProbabilities ? Stable.log(output) : output.logSoftmax(-1);
    Tensor one = y.filledLike(1);
    Tensor entropy = y.times(y.greaterThan(0).where(y, one).log());
    return TargetShape.sumPerSample(entropy.minus(y.times(logs)));
  }

  @Override
  public Link link() {
    return fromProbabilities ? Links.PROBABILITY : Links.SOFTMAX;
  }

  @Override
  public Target target() {
    return Target.CLASSES;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireClasses("kl_divergence", targets, samples, outputs);
  }
}
