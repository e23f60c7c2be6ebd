package dev.cajal.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the command in this process and keeps what it says. */
final class CapturedConsole {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  /** Runs the command with nothing on standard input. */
  int run(String... arguments) {
    return runWithInput("", arguments);
  }

  int runWithInput(String input, String... arguments) {
    return run(input, false, arguments);
  }

  /** Runs the command as in a terminal. */
  int runInteractively(String input, String... arguments) {
    return run(input, true, arguments);
  }

  private int run(String input, boolean interactive, String... arguments) {
    out.reset();
    errors.reset();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            interactive);
    return Main.run(console, arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
