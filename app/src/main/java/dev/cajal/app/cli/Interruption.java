package dev.cajal.app.cli;

import dev.cajal.nn.train.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while it is open: asks the training to stop, and holds the end of the process back until
 * {@link #close} says that everything is on the disk.
 */
final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StopSignal stop;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  Interruption(StopSignal stop) {
    this.stop = stop;
    this.hook = new Thread(this::await, "cajal-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    stop.give();
    try {
      // Whether it came in time or not, the process ends now.
      boolean _ = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, which is what the hook was for.
      return;
    }
  }
}
