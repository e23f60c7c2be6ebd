package dev.cajal.app.cli;

import dev.cajal.app.training.MetricRows;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.TrainingEvent;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/**
 * How far a training has come, kept up with its events.
 *
 * <p>The bar is that of the epoch, or while epochs last less than a second that of the whole
 * training, where it would only flicker.
 */
final class EpochProgress {
  /** Seconds over which the speed is averaged. */
  private static final double MEMORY = 5;

  private static final double BRIEF = 1;

  private final LongSupplier clock;
  private int first;
  private int epoch;
  private int epochs;
  private int done;
  private int samples;
  private double mean = Double.NaN;
  private double loss = Double.NaN;
  private String measured = "";
  private long started;
  private long epochStarted;
  private long before;
  private double lastEpoch;
  private double recentSamples;
  private double recentSeconds;

  /**
   * Nothing yet.
   *
   * @param clock in nanoseconds
   */
  EpochProgress(LongSupplier clock) {
    this.clock = clock;
  }

  void update(TrainingEvent event) {
    long now = clock.getAsLong();
    switch (event) {
      case TrainingEvent.TrainingStart start -> {
        epoch = start.firstEpoch();
        first = start.firstEpoch();
        epochs = start.epochs();
        samples = start.samples();
        started = now;
        epochStarted = now;
      }
      case TrainingEvent.BatchEnd batch -> learned(batch, (now - before) * 1e-9);
      case TrainingEvent.EpochEnd end -> {
        lastEpoch = (now - epochStarted) * 1e-9;
        epochStarted = now;
        loss = end.epoch().training().get("loss");
        measured = words(end.epoch());
      }
      case TrainingEvent.CheckpointSaved _, TrainingEvent.TrainingEnd _ -> {}
    }
    before = now;
  }

  private void learned(TrainingEvent.BatchEnd batch, double seconds) {
    boolean begins = batch.batch() == 1;
    int learned = batch.samples() - (begins ? 0 : done);
    epoch = batch.epoch();
    done = batch.samples();
    // A moving mean, because the losses of single batches jump.
    mean = begins && Double.isNaN(mean) ? batch.loss() : mean + 0.05 * (batch.loss() - mean);
    loss = mean;
    double kept = Math.exp(-seconds / MEMORY);
    recentSamples = recentSamples * kept + learned;
    recentSeconds = recentSeconds * kept + seconds;
  }

  /** The state as a line. */
  ProgressLine line() {
    String total = Integer.toString(epochs);
    String rate =
        recentSeconds > 0
            ? String.format(Locale.ROOT, "%,.0f samples/s", recentSamples / recentSeconds)
            : "";
    String values = "loss " + MetricRows.number(loss) + (measured.isEmpty() ? "" : "  " + measured);
    return new ProgressLine(
        ("epoch %" + total.length() + "d/%s").formatted(epoch, total),
        share(),
        values,
        rate,
        timeLeft() + " left");
  }

  private double share() {
    double part = (double) done / samples;
    boolean brief = lastEpoch < BRIEF && (clock.getAsLong() - epochStarted) * 1e-9 < BRIEF;
    return brief ? (epoch - 1 + part) / epochs : part;
  }

  /** The metrics of an epoch, of the validation part if there is one. */
  private static String words(EpochRecord record) {
    Map<String, Double> values =
        record.validation().isEmpty() ? record.training() : record.validation();
    StringJoiner words = new StringJoiner("  ");
    values.forEach(
        (name, value) -> {
          if (!name.equals("loss")) {
            words.add(name + " " + MetricRows.number(value));
          }
        });
    return words.toString();
  }

  private String timeLeft() {
    double finished = epoch - first + (double) done / samples;
    double elapsed = (clock.getAsLong() - started) * 1e-9;
    long left = finished > 0 ? Math.round(elapsed / finished * (epochs - first + 1 - finished)) : 0;
    return left >= 3600
        ? "%d:%02d:%02d".formatted(left / 3600, left / 60 % 60, left % 60)
        : "%d:%02d".formatted(left / 60, left % 60);
  }
}
