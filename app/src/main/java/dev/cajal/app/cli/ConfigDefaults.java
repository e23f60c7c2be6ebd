package dev.cajal.app.cli;

import dev.cajal.app.training.RememberedData;
import dev.cajal.io.model.ConfigFile;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options from the file that {@code --config} names, where the command line does not give them. */
final class ConfigDefaults implements IDefaultValueProvider {
  static final String OPTION = "--config";

  /** What says where things go and what is shown, not what is computed. */
  private static final Set<String> NOT_IN_FILES = Set.of("config", "help", "version", "resume");

  private static final String DATA = "data";

  private final Map<String, String> values;

  private ConfigDefaults(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Lets a subcommand take its options from a file, if the arguments name one.
   *
   * @throws DataException if the file cannot be read or names an option that does not exist
   */
  static void install(CommandLine subcommand, String... arguments) {
    Optional<Path> file = file(arguments);
    if (file.isPresent()) {
      Map<String, String> values = ConfigFile.read(file.get());
      check(file.get(), values, subcommand.getCommandSpec());
      subcommand.setDefaultValueProvider(new ConfigDefaults(values));
    }
  }

  private static Optional<Path> file(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        return Optional.of(Path.of(arguments[i + 1]));
      }
      if (arguments[i].startsWith(OPTION + "=")) {
        return Optional.of(Path.of(arguments[i].substring(OPTION.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static void check(Path file, Map<String, String> values, CommandSpec command) {
    List<String> names = new ArrayList<>(List.of(DATA));
    command.options().stream()
        .map(ConfigDefaults::name)
        .filter(name -> !NOT_IN_FILES.contains(name))
        .forEach(names::add);
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        String nearest = Nearest.suggestion(name, names);
        throw new DataException(
            "%s %s: no option is called %s; %s"
                .formatted(
                    OPTION,
                    file,
                    Quoted.of(name),
                    nearest.isEmpty() ? "options: " + String.join(", ", names) : nearest));
      }
    }
  }

  /**
   * Requires that the data is no database that only the file names.
   *
   * @throws DataException if it is one
   */
  static void refuseDatabase(Optional<Path> file, String data, CommandSpec command) {
    if (file.isPresent() && !command.commandLine().getParseResult().hasMatchedPositional(0)) {
      RememberedData.refuseDatabase(
          OPTION + " " + file.get(),
          data,
          "%s %s %s".formatted(command.qualifiedName(), OPTION, file.get()));
    }
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return values.get(argument instanceof OptionSpec option ? name(option) : DATA);
  }
}
