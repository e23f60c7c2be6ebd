package dev.cajal.app.cli;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.registry.SettingException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every problem in one sentence on the error stream; a stack trace only for those who ask. */
final class Problems implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final String DEBUG = "--debug";

  private final Console console;

  Problems(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    console.errors().println(name + ": " + sentence(problem));
    console.errors().println("See " + name + " --help.");
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    return report(problem, command.getCommandSpec().qualifiedName(), isDebugging(parsed));
  }

  /** Tells of a problem and gives the exit code. */
  int report(Throwable problem, String command, boolean debugging) {
    boolean expected = problem instanceof DataException || problem instanceof SettingException;
    if (debugging) {
      StringWriter trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace));
      console.errors().print(trace);
    }
    if (expected) {
      console.errors().println(command + ": " + problem.getMessage());
      return ExitCode.USAGE;
    }
    String what =
        problem instanceof OutOfMemoryError
            ? "there is not enough memory; give Java more, for example with"
                + " JAVA_TOOL_OPTIONS=-Xmx4g"
            : "failed unexpectedly: " + problem;
    boolean hinted = !debugging && !(problem instanceof OutOfMemoryError);
    String hint = hinted ? "; %s shows where".formatted(DEBUG) : "";
    console.errors().println(command + ": " + what.lines().findFirst().orElse("") + hint);
    return ExitCode.FAILURE;
  }

  private static boolean isDebugging(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption(DEBUG);
  }

  /** What is wrong with an argument. */
  static String sentence(ParameterException problem) {
    if (problem.getArgSpec() instanceof OptionSpec option && problem.getValue() != null) {
      Class<?> type = option.auxiliaryTypes()[0];
      boolean whole = type == Integer.class || type == Long.class;
      if (whole || type == Double.class) {
        return "%s: expected a %s; found %s"
            .formatted(
                option.longestName(),
                whole ? "whole number" : "number",
                Quoted.of(problem.getValue()));
      }
    }
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    return problem.getMessage().lines().findFirst().orElse("");
  }

  /** Names the first argument that means nothing, and what it may have been meant for. */
  private static String unmatched(UnmatchedArgumentException problem) {
    CommandLine command = problem.getCommandLine();
    String found = problem.getUnmatched().getFirst();
    boolean option = found.startsWith("-");
    boolean subcommand = !option && !command.getSubcommands().isEmpty();
    List<String> names =
        option
            ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
            : subcommand ? List.copyOf(command.getSubcommands().keySet()) : List.of();
    String bare = option && found.contains("=") ? found.substring(0, found.indexOf('=')) : found;
    String hint = OptionHabits.of(found, names).orElseGet(() -> Nearest.suggestion(bare, names));
    if (option && hint.isEmpty() && command.getParent() == null) {
      hint = "options stand after the command that they are for";
    }
    return (option
            ? "there is no option " + bare
            : subcommand
                ? "there is no command " + Quoted.of(bare)
                : "found %s, where nothing more was expected".formatted(Quoted.of(bare)))
        + (hint.isEmpty() ? "" : "; " + hint);
  }
}
