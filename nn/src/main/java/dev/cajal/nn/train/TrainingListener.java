package dev.cajal.nn.train;

/** Whoever wants to know what happens in a training, such as a progress bar. */
@FunctionalInterface
public interface TrainingListener {
  /**
   * Called in the training's thread; training goes on when it returns, and ends with what it
   * throws.
   */
  void on(TrainingEvent event);
}
