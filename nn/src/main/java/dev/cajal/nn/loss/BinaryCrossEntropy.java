package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Binary cross-entropy −y log p − (1 − y) log(1 − p), summed over a sample's outputs, with p =
 * sigmoid(s) from the scores s; gradient p − y.
 *
 * <p>The target has the output's shape, an output [batch, 1] taking a target [batch] too, and holds
 * class codes 0 and 1 (any numeric type) or probabilities. An output [batch, k] takes class codes
 * [batch] from 0 to k − 1 too: each class against the rest.
 *
 * <p>From scores it is computed as max(s, 0) − s·y + log(1 + e^(−|s|)), which is finite for any
 * finite score. From probabilities, the logarithm goes on as its tangent below 1e-7.
 *
 * @param fromProbabilities whether the output is p itself and not a score; false unless given
 */
public record BinaryCrossEntropy(boolean fromProbabilities) implements Loss {
  static final Definition<BinaryCrossEntropy> DEFINITION =
      Definition.of(
          "binary_cross_entropy",
          BinaryCrossEntropy.class,
          List.of(Setting.optional("from_probabilities", false)),
          s -> new BinaryCrossEntropy(s.flag("from_probabilities")),
          l -> Settings.of("from_probabilities", l.fromProbabilities));

  /** From scores. */
  public BinaryCrossEntropy() {
    this(false);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor y = TargetShape.bits("binary_cross_entropy", output, target);
    if (fromProbabilities) {
      Tensor hit = Stable.log(output).times(y);
      Tensor miss = Stable.log(output.subtractedFrom(1)).times(y.subtractedFrom(1));
      return TargetShape.sumPerSample(hit.plus(miss)).negate();
    }
    return TargetShape.sumPerSample(output.softplus().minus(output.times(y)));
  }

  @Override
  public Link link() {
    return fromProbabilities ? Links.PROBABILITY : Links.SIGMOID;
  }

  @Override
  public Target target() {
    return Target.BITS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireBits("binary_cross_entropy", targets, samples, outputs);
  }
}
