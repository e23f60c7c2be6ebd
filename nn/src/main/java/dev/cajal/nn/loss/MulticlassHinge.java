package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Multiclass hinge loss Σ max(0, s_j − s_y + 1) over the classes j that are not the true class y
 * (Weston and Watkins, 1999); gradient 1 for each class inside the margin and minus their number
 * for the true one, 0 at the margin's edge.
 *
 * <p>The target is either whole class codes (i32 or u8) of the output's shape without its last
 * axis, or one-hot rows or probabilities of the output's shape. With more than two axes the losses
 * of a sample's positions are added. Scores have no probabilities.
 *
 * @param squared whether each term is squared, which has no kink; false unless given
 */
public record MulticlassHinge(boolean squared) implements Loss {
  static final Definition<MulticlassHinge> DEFINITION =
      Definition.of(
          "multiclass_hinge",
          MulticlassHinge.class,
          List.of(Setting.optional("squared", false)),
          s -> new MulticlassHinge(s.flag("squared")),
          l -> Settings.of("squared", l.squared));

  /** Not squared. */
  public MulticlassHinge() {
    this(false);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor y = TargetShape.rows("multiclass_hinge", output, target);
    Tensor right = output.times(y).sum(-1).expand(-1);
    Tensor inside = output.minus(right).plus(1).relu().times(y.subtractedFrom(1));
    return TargetShape.sumPerSample(squared ? inside.square() : inside);
  }

  @Override
  public Link link() {
    return Links.IDENTITY;
  }

  @Override
  public Target target() {
    return Target.CLASSES;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireClasses("multiclass_hinge", targets, samples, outputs);
  }
}
