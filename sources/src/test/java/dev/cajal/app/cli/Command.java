package dev.cajal.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the command in this process, as the launcher does, and keeps what it says. */
public final class Command {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  /** Runs the command and returns its exit code. */
  public int run(String... arguments) {
    out.reset();
    errors.reset();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            false);
    return Main.run(console, arguments);
  }

  /** What the last run wrote to standard output. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What the last run wrote to standard error. */
  public String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
