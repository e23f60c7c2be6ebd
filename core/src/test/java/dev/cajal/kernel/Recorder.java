package dev.cajal.kernel;

import java.util.List;
import java.util.ResourceBundle;

/**
 * A logger that keeps its lines.
 *
 * @param lines level and message of each
 */
record Recorder(List<String> lines) implements System.Logger {
  @Override
  public String getName() {
    return "recorder";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
    lines.add(level + " " + message);
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String format, Object... arguments) {
    lines.add(level + " " + format);
  }
}
