package dev.cajal.app.cli;

/** What the process tells its caller. */
final class ExitCode {
  static final int OK = 0;

  /** Something failed while it was running. */
  static final int FAILURE = 1;

  /** The command, an option, a file or the data cannot be used. */
  static final int USAGE = 2;

  /** Stopped by Ctrl-C: 128 and the number of the signal. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
