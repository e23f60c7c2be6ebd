package dev.cajal.app.training;

import dev.cajal.app.figure.LineChart;
import dev.cajal.app.figure.Report;
import dev.cajal.app.figure.Series;
import dev.cajal.app.figure.Series.Point;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.io.model.Provenance;
import dev.cajal.nn.train.EpochRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The report on a training. */
final class ReportPage {
  private ReportPage() {}

  static Report of(Outcome outcome) {
    ModelDescription description = outcome.description();
    List<EpochRecord> history = outcome.history().epochs();
    List<LineChart> charts = new ArrayList<>();
    if (!history.isEmpty()) {
      for (String name : history.getFirst().training().keySet()) {
        charts.add(chart(name, history));
      }
    }
    return new Report(
        description.name(),
        summary(outcome),
        MetricRows.header(description.results()),
        MetricRows.rows(description.results()),
        charts,
        outcome.confusion(),
        settings(outcome));
  }

  private static String summary(Outcome outcome) {
    Provenance provenance = outcome.description().provenance();
    return String.format(
        Locale.ROOT,
        "%,d samples of %s, %,d parameters, %d epochs of training in %.1f seconds.",
        provenance.rows(),
        provenance.data(),
        outcome.parameters(),
        outcome.history().epochs().size(),
        outcome.trainingSeconds());
  }

  private static LineChart chart(String name, List<EpochRecord> history) {
    List<Series> lines = new ArrayList<>();
    lines.add(new Series("training", points(name, history, EpochRecord::training)));
    List<Point> validation = points(name, history, EpochRecord::validation);
    if (!validation.isEmpty()) {
      lines.add(new Series("validation", validation));
    }
    return new LineChart(name, "epoch", lines);
  }

  private static List<Point> points(
      String name, List<EpochRecord> history, Function<EpochRecord, Map<String, Double>> part) {
    return history.stream()
        .filter(epoch -> part.apply(epoch).containsKey(name))
        .map(epoch -> new Point(epoch.epoch(), part.apply(epoch).get(name)))
        .toList();
  }

  private static Map<String, String> settings(Outcome outcome) {
    ModelDescription description = outcome.description();
    Provenance provenance = description.provenance();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("task", description.preprocessing().task().label());
    settings.put("target", description.preprocessing().target().name());
    description.recipe().toMap().forEach((name, value) -> settings.put(name, value.toString()));
    outcome
        .history()
        .bestEpoch()
        .ifPresent(epoch -> settings.put("weights of epoch", epoch.toString()));
    settings.put(
        "samples per second", String.format(Locale.ROOT, "%,.0f", outcome.samplesPerSecond()));
    settings.put("data", provenance.data());
    settings.put("SHA-256 of the data", provenance.sha256());
    provenance.versions().forEach((name, version) -> settings.put(name + " version", version));
    return settings;
  }
}
