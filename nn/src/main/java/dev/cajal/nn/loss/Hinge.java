package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Hinge loss max(0, 1 − ds) with d = −1 for class 0 and d = 1 for class 1, summed over a sample's
 * outputs; gradient −d inside the margin and 0 outside and at its edge.
 *
 * <p>The target is as for {@link BinaryCrossEntropy}: 0 and 1, which this turns into d = 2y − 1; d
 * itself (−1 and 1) is taken too. Scores have no probabilities.
 *
 * @param squared whether the square is taken of it, which has no kink; false unless given
 */
public record Hinge(boolean squared) implements Loss {
  static final Definition<Hinge> DEFINITION =
      Definition.of(
          "hinge",
          Hinge.class,
          List.of(Setting.optional("squared", false)),
          s -> new Hinge(s.flag("squared")),
          l -> Settings.of("squared", l.squared));

  /** Not squared. */
  public Hinge() {
    this(false);
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor y = TargetShape.bits("hinge", output, target);
    Tensor sign = y.greaterThan(0).where(y.filledLike(1), y.filledLike(-1));
    Tensor inside = output.times(sign).subtractedFrom(1).relu();
    return TargetShape.sumPerSample(squared ? inside.square() : inside);
  }

  @Override
  public Link link() {
    return Links.IDENTITY;
  }

  @Override
  public Target target() {
    return Target.BITS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    if (targets.dtype().isFloating() || targets.size() != samples || outputs == 1) {
      requireSigns(targets, samples);
    } else {
      TargetShape.requireBits("hinge", targets, samples, outputs);
    }
  }

  private static void requireSigns(Buffer targets, int samples) {
    for (int i = 0; i < targets.size(); i++) {
      double value = targets.doubleAt(i);
      if (value != 0 && Math.abs(value) != 1) {
        throw new IllegalArgumentException(
            "hinge: targets must be 0 and 1, or -1 and 1; sample %d has %s"
                .formatted(i / (targets.size() / samples) + 1, TargetShape.shown(value)));
      }
    }
  }
}
