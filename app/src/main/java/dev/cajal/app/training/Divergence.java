package dev.cajal.app.training;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.TrainingEvent;
import dev.cajal.nn.train.TrainingListener;
import java.util.Locale;

/**
 * Ends a training whose loss has grown beyond measure without becoming infinite, as it does where
 * the loss grows only in proportion to the scores.
 */
final class Divergence implements TrainingListener {
  private static final double BEYOND_MEASURE = 1000;

  private final String optimizer;
  private double first = Double.NaN;

  Divergence(String optimizer) {
    this.optimizer = optimizer;
  }

  @Override
  public void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.BatchEnd batch -> {
        if (Double.isNaN(first)) {
          first = batch.loss();
        }
      }
      case TrainingEvent.EpochEnd epoch -> check(epoch);
      case TrainingEvent.TrainingStart _,
          TrainingEvent.CheckpointSaved _,
          TrainingEvent.TrainingEnd _ -> {}
    }
  }

  private void check(TrainingEvent.EpochEnd end) {
    double loss = end.epoch().training().get("loss");
    if (loss > BEYOND_MEASURE * Math.max(1, first)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "the training diverges with the optimizer %s: its loss grew from %.3g to %.3g by"
                  + " epoch %d; try a smaller --learning-rate",
              optimizer,
              first,
              loss,
              end.epoch().epoch()));
    }
  }
}
