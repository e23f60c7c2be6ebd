package dev.cajal.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of the terminal, asked of the system's {@code stty}, since Java cannot tell them. */
final class TerminalWidth {
  static final int USUAL = 80;

  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");
  private static final int PATIENCE_SECONDS = 1;

  private TerminalWidth() {}

  /** What the terminal says, else what {@code COLUMNS} says, else {@value #USUAL}. */
  static int current() {
    String variable = System.getenv("COLUMNS");
    return asked().orElseGet(() -> ofVariable(variable == null ? "" : variable));
  }

  static int ofVariable(String text) {
    return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : USUAL;
  }

  /** The columns in what {@code stty size} prints: rows and columns. */
  static OptionalInt ofSize(String text) {
    Matcher matcher = SIZE.matcher(text);
    return matcher.matches() && matcher.group(1).length() < 6 && !matcher.group(1).matches("0+")
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  private static OptionalInt asked() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        return OptionalInt.empty();
      }
      return ofSize(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // A system without terminals or without stty.
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }
}
