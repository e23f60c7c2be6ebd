package dev.cajal.app.cli;

import dev.cajal.app.training.Comparison;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.nn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cajal compare}: trained models side by side. */
@Command(
    name = "compare",
    description = "Shows what models were trained with and what came out, side by side.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", arity = "1..*", description = "The folders of models.")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also writes a page with the table and the curves over each other.")
  private Optional<Path> out = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply();
    Map<String, ModelFolder> runs = new LinkedHashMap<>();
    for (Path model : models) {
      if (runs.put(model.toString(), ModelFolder.open(model)) != null) {
        throw new DataException(model + ": is named twice; name each model once");
      }
    }
    Comparison comparison = new Comparison(runs);
    TextTable table = new TextTable(comparison.header().toArray(String[]::new));
    comparison.rows().forEach(table::row);
    String part = comparison.part();
    String why = part.equals("test") ? "" : "; not every model has a test part";
    console.out().println(Style.BOLD.of(part + " part" + why, console.colours()));
    console.print(table.lines(console.colours()));
    if (out.isPresent()) {
      AtomicFile.write(out.get(), comparison.report().html());
      console.out().println("\nPage: " + out.get());
    }
    return ExitCode.OK;
  }
}
