package dev.cajal.nn.train;

/** A request to stop training after the current batch, which any thread may make. */
public final class StopSignal {
  private volatile boolean given;

  /** A signal that has not been given. */
  public StopSignal() {}

  /** Makes the request. */
  public void give() {
    given = true;
  }

  /** Whether it was made. */
  public boolean isGiven() {
    return given;
  }
}
