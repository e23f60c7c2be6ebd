package dev.cajal.app.cli;

import dev.cajal.app.training.Versions;
import dev.cajal.nn.data.DataException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    boolean tuning = arguments.length > 0 && arguments[0].equals("tune");
    CommandLine command = new CommandLine(new Main(console));
    addSubcommands(command, console, arguments);
    Stream.of("train", "tune")
        .map(command.getSubcommands()::get)
        .filter(Objects::nonNull)
        .forEach(OptionSections::show);
    command
        .setOut(console.writer())
        .setErr(console.errorWriter())
        .setExecutionExceptionHandler(problems)
        .setParameterExceptionHandler(problems)
        .setUsageHelpAutoWidth(console.interactive());
    try {
      CommandLine configured = command.getSubcommands().get(tuning ? "tune" : "train");
      if (configured != null) {
        ConfigDefaults.install(configured, arguments);
      }
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

  /** Adds the one that the arguments name, as reading all of them takes longer than most do. */
  private static void addSubcommands(CommandLine command, Console console, String... arguments) {
    Map<String, Supplier<Object>> makers = new LinkedHashMap<>();
    makers.put("train", () -> new TrainCommand(console));
    makers.put("evaluate", () -> new EvaluateCommand(console));
    makers.put("predict", () -> new PredictCommand(console));
    makers.put("inspect", () -> new InspectCommand(console));
    makers.put("tune", () -> new TuneCommand(console));
    makers.put("compare", () -> new CompareCommand(console));
    makers.put("bench", () -> new BenchCommand(console));
    makers.put("data", () -> new DataCommand(console));
    makers.put("lab", () -> new LabCommand(console));
    makers.put("shell", () -> new ShellCommand(console));
    Supplier<Object> named = arguments.length == 0 ? null : makers.get(arguments[0]);
    if (named != null) {
      command.addSubcommand(named.get());
      return;
    }
    makers.values().forEach(maker -> command.addSubcommand(maker.get()));
    command
        .addSubcommand(new CompletionCommand(console))
        .addSubcommand(new CommandLine.HelpCommand());
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
