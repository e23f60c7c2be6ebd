package dev.cajal.app.cli;

import dev.cajal.nn.train.TrainingEvent;
import dev.cajal.nn.train.TrainingListener;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * What a person sees of a training.
 *
 * <p>In a terminal a bar for each epoch; epochs of less than a second share one. Elsewhere no bar
 * but at most every ten seconds a line, so that logs stay short.
 */
sealed interface ProgressDisplay extends TrainingListener, AutoCloseable {

  @Override
  void close();

  static ProgressDisplay of(Console console, boolean quiet) {
    if (quiet) {
      return new Silent();
    }
    return console.interactive() ? new Bar(console) : new Lines(console);
  }

  /** Nothing. */
  record Silent() implements ProgressDisplay {
    @Override
    public void on(TrainingEvent event) {}

    @Override
    public void close() {}
  }

  /** A line now and then. */
  final class Lines implements ProgressDisplay {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final Console console;
    private final EpochProgress progress = new EpochProgress();
    private long last = System.nanoTime();

    private Lines(Console console) {
      this.console = console;
    }

    @Override
    public void on(TrainingEvent event) {
      progress.update(event);
      if (event instanceof TrainingEvent.EpochEnd end && System.nanoTime() - last >= INTERVAL) {
        console.out().println(progress.line(end.epoch()));
        last = System.nanoTime();
      }
    }

    @Override
    public void close() {}
  }

  /** A bar. */
  final class Bar implements ProgressDisplay, ProgressBarRenderer {
    private static final long BRIEF = Duration.ofSeconds(1).toNanos();
    private static final int REFRESH_MILLIS = 100;
    private static final int WIDEST = 40;
    private static final int NARROWEST = 5;

    private final Console console;
    private final EpochProgress progress = new EpochProgress();
    private ProgressBar bar;
    private long opened;

    private Bar(Console console) {
      this.console = console;
    }

    @Override
    public void on(TrainingEvent event) {
      progress.update(event);
      switch (event) {
        case TrainingEvent.BatchEnd _ -> {
          if (bar == null) {
            open();
          }
          bar.stepTo(progress.samplesDone());
        }
        case TrainingEvent.EpochEnd _ -> {
          if (System.nanoTime() - opened >= BRIEF) {
            close();
          }
        }
        case TrainingEvent.TrainingEnd _ -> close();
        case TrainingEvent.TrainingStart _, TrainingEvent.CheckpointSaved _ -> {}
      }
    }

    private void open() {
      ConsoleProgressBarConsumer screen =
          new ConsoleProgressBarConsumer(console.out(), console.width());
      bar =
          ProgressBar.builder()
              .setInitialMax(progress.samples())
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setRenderer(this)
              .setConsumer(screen)
              .build();
      opened = System.nanoTime();
    }

    @Override
    public String render(ProgressState state, int width) {
      String label = progress.label();
      String words = progress.words();
      int room = width - label.length() - words.length() - 4;
      int whole = Math.clamp(room, NARROWEST, WIDEST);
      int full = (int) Math.round(whole * Math.min(1, state.getNormalizedProgress()));
      String line = label + " ▕" + "█".repeat(full) + " ".repeat(whole - full) + "▏ " + words;
      return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }
}
