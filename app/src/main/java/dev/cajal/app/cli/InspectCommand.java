package dev.cajal.app.cli;

import dev.cajal.app.training.LayerTable;
import dev.cajal.app.training.MetricRows;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Provenance;
import dev.cajal.nn.data.ColumnEncoder;
import dev.cajal.nn.data.NumberEncoder;
import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Standardizer;
import dev.cajal.nn.data.TableEncoder;
import dev.cajal.nn.data.TargetEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cajal inspect}: what a model is made of and where it comes from. */
@Command(
    name = "inspect",
    description = "Shows a model's layers, preprocessing, training, origin and metrics.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "The model's folder.")
  private Path model;

  @Option(names = "--json", description = "Shows model.json as one line instead.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply();
    ModelFolder folder = ModelFolder.open(model);
    ModelDescription description = folder.description();
    if (json) {
      console.out().println(Json.line(description.toMap()));
      return ExitCode.OK;
    }
    List<LayerTable.Row> layers = LayerTable.of(folder.load());
    console.out().println(headline(description));
    section("Layers", layers(layers));
    section("Preprocessing", preprocessing(description.preprocessing()));
    section("Training", pairs(description.recipe().toMap()));
    section("Origin", pairs(origin(description.provenance())));
    if (!description.results().metrics().isEmpty()) {
      section(metricsTitle(description), TrainSummary.metrics(description.results(), colours()));
    }
    return ExitCode.OK;
  }

  private boolean colours() {
    return console.colours();
  }

  private void section(String title, List<String> lines) {
    console.out().println();
    console.out().println(Style.BOLD.of(title, colours()));
    lines.forEach(line -> console.out().println("  " + line));
  }

  private static String headline(ModelDescription description) {
    Preprocessing preprocessing = description.preprocessing();
    String target = preprocessing.target().name();
    return switch (preprocessing.target()) {
      case TargetEncoder.Classes classes ->
          "%s: predicts \"%s\", one of %d classes: %s"
              .formatted(
                  description.name(),
                  target,
                  classes.labels().size(),
                  String.join(", ", classes.labels()));
      case TargetEncoder.Values _ ->
          "%s: predicts the number \"%s\"".formatted(description.name(), target);
    };
  }

  private List<String> layers(List<LayerTable.Row> rows) {
    TextTable table = new TextTable("layer", "output", "parameters");
    long total = 0;
    for (LayerTable.Row row : rows) {
      table.row(List.of(row.text(), row.output(), grouped(row.parameters())));
      total += row.parameters();
    }
    return table.row(List.of("total", "", grouped(total))).lines(colours());
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private List<String> preprocessing(Preprocessing preprocessing) {
    return switch (preprocessing.features()) {
      case PixelEncoder pixels ->
          List.of(
              "images of %s pixels, brightness 0 to %d"
                  .formatted(pixels.sampleShape(), pixels.maximum()));
      case TableEncoder table -> {
        TextTable columns = new TextTable("column", "mean", "deviation", "classes").leftAligned(3);
        for (ColumnEncoder column : table.encoders()) {
          columns.row(
              column instanceof NumberEncoder(String name, Standardizer standardizer)
                  ? row(name, standardizer)
                  : List.of(column.name(), "", "", column.describe()));
        }
        if (preprocessing.target() instanceof TargetEncoder.Values values) {
          columns.row(row(values.name() + " (target)", values.standardizer()));
        }
        yield columns.lines(colours());
      }
    };
  }

  private static List<String> row(String name, Standardizer standardizer) {
    return List.of(
        name,
        MetricRows.number(standardizer.mean()),
        MetricRows.number(standardizer.deviation()),
        "");
  }

  private static Map<String, Object> origin(Provenance provenance) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("data", provenance.data());
    origin.put("samples", grouped(provenance.rows()));
    origin.put("SHA-256", provenance.sha256());
    provenance.versions().forEach((name, version) -> origin.put(name + " version", version));
    return origin;
  }

  private static List<String> pairs(Map<String, Object> values) {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    values.forEach(
        (name, value) -> lines.add(name + " ".repeat(width - name.length()) + "  " + shown(value)));
    return lines;
  }

  private static String shown(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + (entry.getValue() instanceof Double number
                            ? MetricRows.number(number)
                            : entry.getValue()))
            .collect(Collectors.joining(", "))
        : value.toString();
  }

  private static String metricsTitle(ModelDescription description) {
    String best =
        description.results().bestEpoch().map(epoch -> ", weights of epoch " + epoch).orElse("");
    return "Metrics after %d epochs%s".formatted(description.results().epochs(), best);
  }
}
