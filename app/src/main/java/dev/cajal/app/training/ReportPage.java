package dev.cajal.app.training;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Report;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.io.model.Provenance;
import dev.cajal.nn.train.EpochRecord;
import dev.cajal.nn.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The report on a training. */
final class ReportPage {
  private ReportPage() {}

  /**
   * The page.
   *
   * @param trust sections about how far the model may be trusted
   */
  static Report of(Outcome outcome, List<Report.Section> trust) {
    ModelDescription description = outcome.description();
    List<EpochRecord> history = outcome.history().epochs();
    List<Figure> charts = new ArrayList<>();
    if (!history.isEmpty()) {
      for (String name : history.getFirst().training().keySet()) {
        charts.add(chart(name, outcome.history()));
      }
    }
    return new Report(
        description.name(),
        summary(outcome),
        MetricRows.header(description.results()),
        MetricRows.rows(description.results()),
        charts,
        outcome.confusion(),
        trust,
        settings(outcome));
  }

  private static String summary(Outcome outcome) {
    Provenance provenance = outcome.description().provenance();
    return String.format(
        Locale.ROOT,
        "%,d samples of %s, %,d parameters, %s of training in %.1f seconds%s.",
        provenance.rows(),
        provenance.data(),
        outcome.parameters(),
        epochs(outcome.history().epochs().size()),
        outcome.trainingSeconds(),
        outcome
            .history()
            .bestEpoch()
            .map(epoch -> "; the weights are those of epoch " + epoch + ", marked in the curves")
            .orElse(""));
  }

  private static Figure chart(String name, History history) {
    Chart chart = Chart.of(name).axes("epoch", name);
    chart = line(chart, "training", name, history.epochs(), EpochRecord::training);
    chart = line(chart, "validation", name, history.epochs(), EpochRecord::validation);
    return history.bestEpoch().isPresent() ? chart.vertical(history.bestEpoch().get()) : chart;
  }

  private static Chart line(
      Chart chart,
      String part,
      String name,
      List<EpochRecord> epochs,
      Function<EpochRecord, Map<String, Double>> values) {
    List<EpochRecord> measured =
        epochs.stream().filter(epoch -> values.apply(epoch).containsKey(name)).toList();
    if (measured.isEmpty()) {
      return chart;
    }
    return chart.line(
        part,
        measured.stream().mapToDouble(EpochRecord::epoch).toArray(),
        measured.stream().mapToDouble(epoch -> values.apply(epoch).get(name)).toArray());
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

  private static String epochs(int count) {
    return count == 1 ? "1 epoch" : count + " epochs";
  }
}
