package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.loss.Links;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.TemperatureScaling;
import dev.cajal.nn.train.Evaluator;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import java.util.List;

/** What {@code --calibrate} does. */
final class Calibration {
  private static final int BATCH = 256;

  private Calibration() {}

  /**
   * Whether to calibrate.
   *
   * @throws DataException if that is wanted and cannot be
   */
  static boolean checked(boolean wanted, Loss loss, String lossText, boolean validated) {
    Link link = loss.link();
    if (wanted && link != Links.SOFTMAX && link != Links.SIGMOID) {
      throw new DataException(
          "--calibrate: needs scores of a softmax or sigmoid, and the loss %s has none; train with"
                  .formatted(lossText)
              + " cross_entropy or binary_cross_entropy");
    }
    if (wanted && !validated) {
      throw new DataException(
          "--calibrate: needs a validation part to fit to, but there is none; give --validation"
              + " 0.1");
    }
    return wanted;
  }

  /** The temperature with the least log loss on the validation part. */
  static TemperatureScaling fit(ModelNetwork model, Samples samples) {
    Tensor scores =
        new Evaluator(
                Objective.of(model.network(), model.loss()),
                model.network().parameters(),
                List.of(),
                samples,
                BATCH)
            .evaluate()
            .output()
            .orElseThrow();
    return TemperatureScaling.fit(scores, samples.get(Samples.TARGET), model.loss().link());
  }
}
