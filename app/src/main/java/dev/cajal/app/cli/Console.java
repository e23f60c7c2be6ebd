package dev.cajal.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out results
 * @param errors what went wrong
 * @param interactive whether a person watches {@code out} in a terminal, who gets colours and a
 *     progress bar
 */
record Console(InputStream in, PrintStream out, PrintStream errors, boolean interactive) {
  Console {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(errors, "errors");
  }

  /** The console of this process, with UTF-8 whatever the system's setting. */
  static Console system() {
    return new Console(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false));
  }

  /** Whether text may be coloured: in a terminal, unless the user has set {@code NO_COLOR}. */
  boolean colours() {
    String refused = System.getenv("NO_COLOR");
    return interactive && (refused == null || refused.isEmpty());
  }

  /** The columns of the terminal. */
  int width() {
    return interactive ? TerminalWidth.current() : TerminalWidth.USUAL;
  }

  PrintWriter writer() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errorWriter() {
    return new PrintWriter(errors, true, StandardCharsets.UTF_8);
  }

  void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
