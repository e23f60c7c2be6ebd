package dev.cajal.app.cli;

import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.data.DataException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that computes. */
final class CommonOptions {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; results are the same for any number. Default: all.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = Problems.DEBUG, description = "Shows where in the program a failure happened.")
  private boolean debug;

  /** Makes the number of threads that of this process. */
  void apply() {
    threads.ifPresent(
        count -> {
          if (count < 1 || count > MOST_THREADS) {
            throw new DataException(
                "--threads: expected a whole number from 1 to %d; found %d"
                    .formatted(MOST_THREADS, count));
          }
          WorkerTeam.setSharedSize(count);
        });
  }

  /** Whether the number of threads was chosen. */
  boolean threadsGiven() {
    return threads.isPresent();
  }

  /** Whether failures are to be shown with their place. */
  boolean debug() {
    return debug;
  }
}
