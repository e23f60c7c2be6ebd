package dev.cajal.nn.train;

/** Why a training ended. */
public enum Ending {
  /** All epochs were trained. */
  COMPLETED,
  /** The monitored value had not become better for the patience of the early stopping. */
  STOPPED_EARLY,
  /** The thread was interrupted or the stop signal given; the training can be resumed. */
  INTERRUPTED
}
