package dev.cajal.app.cli;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Options that other programs have, and what this one has instead. */
final class OptionHabits {
  private static final String THREADS = "-Dcajal.threads=";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("--lr", "--learning-rate"),
          Map.entry("--rate", "--learning-rate"),
          Map.entry("--momentum", "--optimizer \"momentum(0.01, 0.9)\""),
          Map.entry("--hidden", "--layers \"dense(16) relu dense(3)\""),
          Map.entry("--units", "--layers \"dense(16) relu dense(3)\""),
          Map.entry("--dropout", "--layers \"dense(16) relu dropout(0.5) dense(3)\""),
          Map.entry("--patience", "--early-stopping"),
          Map.entry("--output", "--out"),
          Map.entry("--output-dir", "--out"),
          Map.entry("--workers", "--threads"),
          Map.entry("--jobs", "--threads"));

  private OptionHabits() {}

  /** What to write instead of an argument, if that is known and the command has it. */
  static Optional<String> of(String argument, Collection<String> known) {
    if (argument.startsWith(THREADS)) {
      String count = argument.substring(THREADS.length());
      return Optional.of("threads are chosen with --threads " + count + " after the command");
    }
    if (argument.startsWith("-D") || argument.startsWith("-X")) {
      return Optional.of("Java's own options are given as JAVA_TOOL_OPTIONS=" + argument);
    }
    int value = argument.indexOf('=');
    return Optional.ofNullable(INSTEAD.get(value < 0 ? argument : argument.substring(0, value)))
        .filter(instead -> known.contains(instead.split(" ", 2)[0]))
        .map(instead -> "here it is " + instead);
  }
}
