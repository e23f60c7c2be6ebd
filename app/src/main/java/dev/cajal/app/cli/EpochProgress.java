package dev.cajal.app.cli;

import dev.cajal.app.training.MetricRows;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.TrainingEvent;
import java.util.Locale;
import java.util.Map;

/** How far a training has come, kept up with its events, and in words. */
final class EpochProgress {
  private static final double SETTLED = 0.5;

  private volatile int epoch;
  private volatile int epochs;
  private volatile int done;
  private volatile int samples;
  private volatile double loss = Double.NaN;
  private volatile String measured = "";
  private volatile double lastSpeed;
  private double mean;
  private long started;
  private volatile long epochStarted;
  private int first;

  void update(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.TrainingStart start -> {
        epoch = start.firstEpoch();
        first = start.firstEpoch();
        epochs = start.epochs();
        samples = start.samples();
        started = System.nanoTime();
        epochStarted = started;
      }
      case TrainingEvent.BatchEnd batch -> {
        if (batch.batch() == 1) {
          epoch = batch.epoch();
          epochStarted = epoch == first ? started : System.nanoTime();
          mean = batch.loss();
        }
        done = batch.samples();
        // A moving mean, because the losses of single batches jump.
        mean += 0.05 * (batch.loss() - mean);
        loss = mean;
      }
      case TrainingEvent.EpochEnd end -> {
        measured = words(end.epoch());
        lastSpeed = end.epoch().samplesPerSecond();
      }
      case TrainingEvent.CheckpointSaved _, TrainingEvent.TrainingEnd _ -> {}
    }
  }

  int samplesDone() {
    return done;
  }

  int samples() {
    return samples;
  }

  /** Which epoch it is: {@code epoch 3/60}. */
  String label() {
    String total = Integer.toString(epochs);
    return ("epoch %" + total.length() + "d/%s").formatted(epoch, total);
  }

  /** Loss, the last epoch's metrics, speed and time left. */
  String words() {
    return "loss %s %s %s samples/s, %s left"
        .formatted(MetricRows.number(loss), measured, speed(), timeLeft())
        .replaceAll(" +", " ");
  }

  /** The speed in this epoch, or at its beginning that in the one before. */
  private String speed() {
    double seconds = (System.nanoTime() - epochStarted) * 1e-9;
    double now = seconds > SETTLED || lastSpeed == 0 ? done / Math.max(1e-9, seconds) : lastSpeed;
    return String.format(Locale.ROOT, "%,.0f", now);
  }

  /** One line about a finished epoch. */
  String line(EpochRecord record) {
    return String.format(
        Locale.ROOT,
        "%s  loss %s %s  %,.0f samples/s, %s left",
        label(),
        MetricRows.number(record.training().get("loss")),
        words(record),
        record.samplesPerSecond(),
        timeLeft());
  }

  private static String words(EpochRecord record) {
    Map<String, Double> values =
        record.validation().isEmpty() ? record.training() : record.validation();
    StringBuilder words = new StringBuilder();
    values.forEach(
        (name, value) -> {
          if (!name.equals("loss")) {
            words.append(name).append(' ').append(MetricRows.number(value)).append(' ');
          }
        });
    return words.toString().strip();
  }

  private String timeLeft() {
    double finished = epoch - first + (double) done / samples;
    double elapsed = (System.nanoTime() - started) * 1e-9;
    long left = finished > 0 ? Math.round(elapsed / finished * (epochs - first + 1 - finished)) : 0;
    return left >= 3600
        ? "%d:%02d:%02d".formatted(left / 3600, left / 60 % 60, left % 60)
        : "%d:%02d".formatted(left / 60, left % 60);
  }
}
