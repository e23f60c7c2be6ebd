package dev.cajal.app.cli;

import dev.cajal.app.training.MetricRows;
import dev.cajal.app.training.Outcome;
import dev.cajal.io.model.Results;
import dev.cajal.nn.train.Ending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said at the end of a training. */
final class TrainSummary {
  private TrainSummary() {}

  static List<String> lines(Outcome outcome, boolean colours) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(outcome));
    lines.add("");
    lines.addAll(metrics(outcome.description().results(), colours));
    outcome
        .confusion()
        .ifPresent(
            confusion -> {
              lines.add("");
              lines.addAll(ConfusionText.lines(confusion, colours));
            });
    lines.add("");
    lines.add("Model: " + outcome.folder());
    return lines;
  }

  static List<String> metrics(Results results, boolean colours) {
    TextTable table = new TextTable(MetricRows.header(results).toArray(String[]::new));
    MetricRows.rows(results).forEach(table::row);
    return table.lines(colours);
  }

  private static String sentence(Outcome outcome) {
    int epochs = outcome.history().epochs().size();
    if (outcome.idle()) {
      return outcome.history().ending() == Ending.STOPPED_EARLY
          ? "Already trained for %d epochs and stopped early; nothing to do.".formatted(epochs)
          : "Already trained for %d epochs; nothing to do, give a larger --epochs."
              .formatted(epochs);
    }
    String ending = outcome.history().ending() == Ending.STOPPED_EARLY ? ", stopped early" : "";
    String best =
        outcome
            .history()
            .bestEpoch()
            .map(epoch -> "; the weights are those of epoch " + epoch)
            .orElse("");
    return String.format(
        Locale.ROOT,
        "Trained %,d parameters for %d %s%s in %.1f s, %,.0f samples/s%s.",
        outcome.parameters(),
        epochs,
        epochs == 1 ? "epoch" : "epochs",
        ending,
        outcome.trainingSeconds(),
        outcome.samplesPerSecond(),
        best);
  }

  static String interrupted(Outcome outcome) {
    return "Interrupted after epoch %d of %d; go on with: cajal train --resume %s"
        .formatted(
            outcome.history().epochs().size(),
            outcome.description().recipe().epochs(),
            outcome.folder());
  }

  static Map<String, Object> json(Outcome outcome) {
    Results results = outcome.description().results();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("test", results.metrics().getOrDefault("test", Map.of()));
    json.put("validation", results.metrics().getOrDefault("validation", Map.of()));
    json.put("training", results.metrics().getOrDefault("training", Map.of()));
    Map<String, Map<String, Double>> folds = results.folds().metrics();
    if (!folds.isEmpty()) {
      json.put("folds", folds);
    }
    json.put("epochs", results.epochs());
    results.bestEpoch().ifPresent(epoch -> json.put("bestEpoch", epoch));
    json.put("parameters", outcome.parameters());
    json.put("samplesPerSecond", outcome.history().samplesPerSecond());
    json.put("trainingSeconds", outcome.trainingSeconds());
    json.put("seconds", outcome.seconds());
    json.put("model", outcome.folder().toString());
    return json;
  }
}
