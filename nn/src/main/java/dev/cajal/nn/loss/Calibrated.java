package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import java.util.Objects;

/**
 * Another loss, whose probabilities are scaled by a temperature; its values stay those of the
 * scores as they are.
 *
 * @param loss the other loss
 * @param scaling of the scores before they become probabilities
 */
public record Calibrated(Loss loss, TemperatureScaling scaling) implements Loss {
  /** Rejects nulls. */
  public Calibrated {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(scaling, "scaling");
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    return loss.perSample(output, target);
  }

  @Override
  public Link link() {
    return scaling.of(loss.link());
  }

  @Override
  public Target target() {
    return loss.target();
  }

  @Override
  public int outputsPerTarget() {
    return loss.outputsPerTarget();
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    loss.check(targets, samples, outputs);
  }
}
