package dev.cajal.app.cli;

import dev.cajal.nn.train.TrainingEvent;
import dev.cajal.nn.train.TrainingListener;
import java.time.Duration;

/**
 * What a person sees of a training.
 *
 * <p>In a terminal a single line with a bar, drawn again and again. Elsewhere no bar but at most
 * every ten seconds a line, so that logs stay short.
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
    private final EpochProgress progress = new EpochProgress(System::nanoTime);
    private long last = System.nanoTime();

    private Lines(Console console) {
      this.console = console;
    }

    @Override
    public void on(TrainingEvent event) {
      progress.update(event);
      if (event instanceof TrainingEvent.EpochEnd && System.nanoTime() - last >= INTERVAL) {
        console.out().println(progress.line().fitted(Integer.MAX_VALUE));
        last = System.nanoTime();
      }
    }

    @Override
    public void close() {}
  }

  /** A line that is drawn over itself. */
  final class Bar implements ProgressDisplay {
    private static final long REDRAWN = Duration.ofMillis(100).toNanos();
    private static final long MEASURED = Duration.ofSeconds(5).toNanos();
    private static final String CLEAR_TO_END = "\u001b[K";

    private final Console console;
    private final EpochProgress progress = new EpochProgress(System::nanoTime);
    private int columns;
    private long measured;
    private long drawn;
    private boolean visible;

    private Bar(Console console) {
      this.console = console;
    }

    @Override
    public void on(TrainingEvent event) {
      progress.update(event);
      switch (event) {
        case TrainingEvent.BatchEnd _, TrainingEvent.EpochEnd _ -> {
          if (!visible || System.nanoTime() - drawn >= REDRAWN) {
            draw();
          }
        }
        case TrainingEvent.TrainingStart _,
            TrainingEvent.CheckpointSaved _,
            TrainingEvent.TrainingEnd _ -> {}
      }
    }

    private void draw() {
      long now = System.nanoTime();
      if (columns == 0 || now - measured >= MEASURED) {
        columns = console.width();
        measured = now;
      }
      // In its last column a terminal may wrap.
      console.out().print("\r" + progress.line().fitted(columns - 1) + CLEAR_TO_END);
      console.out().flush();
      visible = true;
      drawn = now;
    }

    @Override
    public void close() {
      if (visible) {
        draw();
        console.out().println();
        visible = false;
      }
    }
  }
}
