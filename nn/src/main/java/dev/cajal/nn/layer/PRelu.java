package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import java.util.List;

/**
 * {@link LeakyRelu} that learns its slope: z where z is positive, slope · z elsewhere (He, Zhang,
 * Ren and Sun, <i>Delving Deep into Rectifiers</i>, 2015).
 *
 * <p>Parameter: {@code slope}, a single number, or [channels] with one for each entry of the last
 * axis. In PyTorch it is single and starts at 0.25 too; in Keras there is one for each element and
 * it starts at 0. The paper has no weight decay on it, and {@code --l2} leaves it out.
 *
 * @param slope that it starts with, finite
 * @param perChannel whether each entry of the last axis has a slope of its own
 */
public record PRelu(double slope, boolean perChannel) implements Layer {
  static final Definition<PRelu> DEFINITION =
      Definition.of(
          "prelu",
          PRelu.class,
          List.of(Setting.optional("slope", 0.25), Setting.optional("per_channel", false)),
          s -> new PRelu(s.number("slope"), s.flag("per_channel")),
          l -> Settings.of("slope", l.slope).and("per_channel", l.perChannel));

  /** Checks the slope. */
  public PRelu {
    if (!Double.isFinite(slope)) {
      throw new IllegalArgumentException("prelu: slope must be finite; found " + slope);
    }
  }

  /** With one slope for all, which starts at 0.25. */
  public PRelu() {
    this(0.25, false);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    if (perChannel) {
      Layers.requireRank("prelu", input, 2);
    }
    Shape shape = perChannel ? Shape.of(input.shape().dim(-1)) : Shape.scalar();
    Tensor learned = scope.parameter("slope", shape, new Constant(slope));
    return input.greaterThan(0).where(input, input.times(learned));
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
