package dev.cajal.app.cli;

import dev.cajal.app.training.Versions;
import dev.cajal.nn.data.DataException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code cajal} command: reads the arguments, runs one subcommand and exits with its code. */
@Command(
    name = "cajal",
    description = "Trains and runs neural networks.",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param arguments the words after {@code cajal}
   */
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(run(Console.system(), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, String... arguments) {
    Problems problems = new Problems(console);
    CommandLine train = new CommandLine(new TrainCommand(console));
    CommandLine tune = new CommandLine(new TuneCommand(console));
    boolean tuning = arguments.length > 0 && arguments[0].equals("tune");
    CommandLine command =
        new CommandLine(new Main(console))
            .addSubcommand(train)
            .addSubcommand(new EvaluateCommand(console))
            .addSubcommand(new PredictCommand(console))
            .addSubcommand(new InspectCommand(console))
            .addSubcommand(tune)
            .addSubcommand(new CompareCommand(console))
            .addSubcommand(new BenchCommand(console))
            .addSubcommand(new DataCommand(console))
            .addSubcommand(new LabCommand(console))
            .addSubcommand(new ShellCommand(console))
            .addSubcommand(new CompletionCommand(console))
            .addSubcommand(new CommandLine.HelpCommand())
            .setOut(console.writer())
            .setErr(console.errorWriter())
            .setExecutionExceptionHandler(problems)
            .setParameterExceptionHandler(problems)
            .setUsageHelpAutoWidth(console.interactive());
    try {
      ConfigDefaults.install(tuning ? tune : train, arguments);
      return command.execute(arguments);
    } catch (DataException e) {
      return problems.report(e, tuning ? "cajal tune" : "cajal train", false);
    } catch (Error e) {
      // The library handles exceptions only.
      return problems.report(e, "cajal", false);
    } finally {
      console.out().flush();
      console.errors().flush();
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.errors());
    return ExitCode.USAGE;
  }

  /** The version that is running. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"cajal " + Versions.cajal()};
    }
  }
}
