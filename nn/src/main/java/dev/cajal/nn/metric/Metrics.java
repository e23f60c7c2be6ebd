package dev.cajal.nn.metric;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics by name. */
public final class Metrics {
  private static final Registry<Metric> REGISTRY =
      Registry.of("metric", definitions()).withAliases(Map.of("auc", "roc_auc", "acc", "accuracy"));

  private Metrics() {}

  /** The metrics that texts and files can name. */
  public static Registry<Metric> registry() {
    return REGISTRY;
  }

  /**
   * The metrics that a text names, divided by commas or spaces, each once: {@code "f1_macro,
   * top_k(3)"}.
   *
   * @throws dev.cajal.nn.registry.SettingException with what was found and expected
   */
  public static List<Metric> parse(String text) {
    String spaced = spaced(text);
    Map<String, Metric> distinct = new LinkedHashMap<>();
    if (!spaced.isBlank()) {
      REGISTRY
          .parseAll(spaced, text)
          .forEach(metric -> distinct.putIfAbsent(metric.name(), metric));
    }
    return List.copyOf(distinct.values());
  }

  /** The text with spaces for commas, but for those inside of brackets, which divide settings. */
  private static String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text);
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth <= 0) {
        spaced.setCharAt(i, ' ');
      }
    }
    return spaced.toString();
  }

  private static List<Definition<? extends Metric>> definitions() {
    List<Definition<? extends Metric>> definitions = new ArrayList<>();
    definitions.add(Definition.constant("accuracy", new Accuracy()));
    definitions.add(TopK.DEFINITION);
    for (ConfusionMetric metric : ConfusionMetric.all()) {
      definitions.add(Definition.constant(metric.name(), metric));
    }
    definitions.add(Definition.constant("roc_auc", new RocAuc()));
    definitions.add(Definition.constant("average_precision", new AveragePrecision()));
    definitions.add(Definition.constant("log_loss", new LogLoss()));
    definitions.add(Definition.constant("brier", new BrierScore()));
    definitions.add(CalibrationError.DEFINITION);
    definitions.add(Definition.constant("mse", new MeanSquaredError()));
    definitions.add(Definition.constant("rmse", new RootMeanSquaredError()));
    definitions.add(Definition.constant("mae", new MeanAbsoluteError()));
    definitions.add(Definition.constant("r2", new RSquared()));
    definitions.add(Definition.constant("explained_variance", new ExplainedVariance()));
    return definitions;
  }
}
