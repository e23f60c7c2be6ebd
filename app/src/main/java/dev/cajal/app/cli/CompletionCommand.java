package dev.cajal.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cajal completion}: a script with which Bash and Zsh complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script with which Bash and Zsh complete Cajal's commands and options.",
      "To switch it on: source <(./cajal completion)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("cajal", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
