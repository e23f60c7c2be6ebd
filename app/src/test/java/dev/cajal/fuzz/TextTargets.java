package dev.cajal.fuzz;

import dev.cajal.app.cli.OptionFiles;
import dev.cajal.app.course.Course;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.io.image.ImageColour;
import dev.cajal.io.image.ImageSize;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.LossChoice;
import dev.cajal.nn.data.CategoryEncoding;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.data.Resampling;
import dev.cajal.nn.data.Scaling;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.generate.Generator;
import dev.cajal.nn.init.Initializers;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.metric.Metrics;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.nn.optimizer.Averagings;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.registry.Registry;
import dev.cajal.nn.schedule.Schedules;
import dev.cajal.nn.search.Search;
import dev.cajal.nn.search.SearchSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The texts of options. */
final class TextTargets {
  static final List<Target> ALL =
      List.of(
          new Target("layers", input -> layers(text(input))),
          new Target("terms", input -> terms(text(input))),
          new Target("options", TextTargets::options));

  private static final Path SCRATCH = Targets.scratch();

  private TextTargets() {}

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static void layers(String text) {
    Registry<Layer> registry = Layers.registry();
    List<Layer> layers = registry.parseAll(text);
    Targets.requireSame(layers, registry.parseAll(registry.printAll(layers).orElseThrow()));
    for (Layer layer : layers) {
      Map<String, Object> map = registry.toMap(layer).orElseThrow();
      Map<String, Object> read = Json.parse("layer", Json.line(map)).members();
      Targets.requireSame(layer, registry.fromMap(read));
    }
  }

  private static final Map<String, Consumer<String>> TERMS = new LinkedHashMap<>();

  static {
    TERMS.put("loss", text -> printed(Losses.registry(), text));
    TERMS.put("optimizer", text -> printed(Optimizers.registry(), text));
    TERMS.put("schedule", text -> printed(Schedules.registry(), text));
    TERMS.put("metrics", Metrics::parse);
    TERMS.put("averaging", text -> printed(Averagings.registry(), text));
    TERMS.put("initializer", text -> printed(Initializers.registry(), text));
    TERMS.put("search", text -> printed(Search.registry(), text));
    TERMS.put("space", TextTargets::space);
    TERMS.put("loss option", LossChoice::parse);
    TERMS.put(
        "imputation",
        text -> {
          Imputation imputation = Imputation.parse(text);
          Targets.requireSame(imputation, Imputation.parse(imputation.text()));
        });
    TERMS.put(
        "encoding",
        text -> {
          CategoryEncoding encoding = CategoryEncoding.parse(text);
          Targets.requireSame(encoding, CategoryEncoding.parse(encoding.text()));
        });
    TERMS.put("selection", text -> documented(() -> Selection.parse(text)));
    TERMS.put("truth table", text -> documented(() -> TruthTable.parse(text)));
    TERMS.put("reduction", text -> documented(() -> Reduction.parse(text)));
    TERMS.put("image size", ImageSize::parse);
    TERMS.put("image colour", ImageColour::parse);
    TERMS.put("scaling", Scaling::parse);
    TERMS.put("resampling", Resampling::parse);
    TERMS.put("task", Task::parse);
    TERMS.put("generator", Generator::parse);
    TERMS.put("charset", DataSettings::charset);
    TERMS.put("lab", TextTargets::lab);
  }

  /** The first line names what the others are. */
  private static void terms(String text) {
    int end = text.indexOf('\n');
    Consumer<String> meaning = end < 0 ? null : TERMS.get(text.substring(0, end));
    if (meaning == null) {
      throw new DataException("the first line must name a kind of text");
    }
    meaning.accept(text.substring(end + 1));
  }

  private static <T> void printed(Registry<T> registry, String text) {
    T thing = registry.parse(text);
    String written = registry.print(thing).orElseThrow();
    Targets.requireSame(written, registry.print(registry.parse(written)).orElseThrow());
  }

  private static void space(String text) {
    SearchSpace space = SearchSpace.parse(text);
    String written = space.text();
    SearchSpace again = SearchSpace.parse(written);
    Targets.requireSame(written, again.text());
    Search.registry().parse("random(3)").next(again, 1, List.of());
    Search.registry().parse("grid").next(again, 1, List.of());
  }

  /** For what says in its documentation that it throws IllegalArgumentException. */
  private static void documented(Runnable meaning) {
    try {
      meaning.run();
    } catch (IllegalArgumentException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  /** NAME=VALUE, a parameter of any lab. */
  private static void lab(String text) {
    int sign = Math.max(0, text.indexOf('='));
    String name = text.substring(0, sign);
    String value = text.substring(Math.min(text.length(), sign + 1));
    boolean found = false;
    for (Lab lab : Course.labs()) {
      if (lab.card().parameters().stream().map(Parameter::name).anyMatch(name::equals)) {
        found = true;
        Settings.initial(lab).set(name, value);
      }
    }
    if (!found) {
      throw new DataException("no lab has such a parameter");
    }
  }

  /** A file of options, and what a training takes them for. */
  private static void options(byte[] input) throws IOException {
    OptionFiles.request(Files.write(SCRATCH.resolve("config.properties"), input));
  }
}
