package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Categorical cross-entropy −Σ y_k log p_k with p = softmax(s), from the scores s along the last
 * axis; gradient p − y.
 *
 * <p>The target is either whole class codes (i32 or u8) of the output's shape without its last
 * axis, or one-hot rows or probabilities of the output's shape. With more than two axes the losses
 * of a sample's positions are added.
 *
 * <p>Finite for any finite scores. From probabilities, the logarithm goes on as its tangent below
 * 1e-7. Smoothing ε takes (1 − ε)y + ε/K for y, where there are K classes (Szegedy et al.,
 * <i>Rethinking the Inception Architecture</i>, 2016).
 *
 * @param smoothing ε, at least 0 and less than 1; 0 unless given
 * @param fromProbabilities whether the output is p itself and not scores; false unless given
 */
public record CrossEntropy(double smoothing, boolean fromProbabilities) implements Loss {
  static final Definition<CrossEntropy> DEFINITION =
      Definition.of(
          "cross_entropy",
          CrossEntropy.class,
          List.of(Setting.optional("smoothing", 0), Setting.optional("from_probabilities", false)),
          s -> new CrossEntropy(s.number("smoothing"), s.flag("from_probabilities")),
          l ->
              Settings.of("smoothing", l.smoothing).and("from_probabilities", l.fromProbabilities));

  /** Checks the setting. */
  public CrossEntropy {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "cross_entropy: smoothing must be at least 0 and less than 1; found "
              + TargetShape.shown(smoothing));
    }
  }

  /** From scores, without smoothing. */
  public CrossEntropy() {
    this(0, false);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    boolean codes = TargetShape.isCodes("cross_entropy", output, target);
    Tensor logs = fromProbabilities ? Stable.log(output) : output.logSoftmax(-1);
    Tensor losses;
    if (smoothing > 0) {
      Tensor y = TargetShape.rows("cross_entropy", output, target);
      int classes = output.shape().dim(-1);
      losses = y.times(1 - smoothing).plus(smoothing / classes).times(logs);
    } else if (codes) {
      losses = TargetShape.isClass(output, target).where(logs, output.filledLike(0));
    } else {
      losses = logs.times(TargetShape.rows("cross_entropy", output, target));
    }
    return TargetShape.sumPerSample(losses.sum(-1).negate());
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
    TargetShape.requireClasses("cross_entropy", targets, samples, outputs);
  }
}
