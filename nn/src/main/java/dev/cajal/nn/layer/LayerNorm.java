package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * (x − mean) / √(variance + ε) · scale + shift, with the mean and variance of the last axis of each
 * sample, in training and prediction alike.
 *
 * <p>Parameters, unless switched off: {@code scale} [features], which starts at 1, and {@code
 * shift} [features], which starts at 0. The variance divides by the number of features.
 *
 * <p>Ba, Kiros and Hinton, <i>Layer Normalization</i>, 2016. The default ε = 1e-5 is PyTorch's; in
 * Keras it is 1e-3.
 *
 * @param epsilon ε, finite and above 0
 * @param affine whether scale and shift are learned
 */
public record LayerNorm(double epsilon, boolean affine) implements Layer {
  static final Definition<LayerNorm> DEFINITION =
      Definition.of(
          "layer_norm",
          LayerNorm.class,
          List.of(Setting.optional("epsilon", 1e-5), Setting.optional("affine", true)),
          s -> new LayerNorm(s.number("epsilon"), s.flag("affine")),
          l -> Settings.of("epsilon", l.epsilon).and("affine", l.affine));

  /** Checks the settings. */
  public LayerNorm {
    Normalization.requireEpsilon("layer_norm", epsilon);
  }

  /** With ε = 1e-5, scale and shift. */
  public LayerNorm() {
    this(1e-5, true);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("layer_norm", input, 2);
    Tensor centred = input.minus(input.mean(-1).expand(-1));
    Tensor variance = centred.square().mean(-1).expand(-1);
    Tensor normal = centred.dividedBy(variance.plus(epsilon).sqrt());
    return affine ? Normalization.affine(normal, scope) : normal;
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
