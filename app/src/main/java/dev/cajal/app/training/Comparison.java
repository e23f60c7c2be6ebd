package dev.cajal.app.training;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Report;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.EpochRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Trained models side by side: what was set differently, what came out, and their curves.
 *
 * @param runs at least one, by the names that the table shows
 */
public record Comparison(Map<String, ModelFolder> runs) {
  private static final List<String> PARTS = List.of("test", "validation", "training");

  /** Keeps a copy in the same order. */
  public Comparison {
    runs = new LinkedHashMap<>(runs);
    if (runs.isEmpty()) {
      throw new DataException("compare: expected the folders of models; found none");
    }
  }

  /** The names of the columns: the run, what differs, the epochs and the metrics. */
  public List<String> header() {
    List<String> header = new ArrayList<>(List.of("run"));
    header.addAll(differing());
    header.add("epochs run");
    header.addAll(metrics());
    return header;
  }

  /** A row for each run. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    runs.forEach(
        (name, run) -> {
          Map<String, String> settings = settings(run);
          Map<String, Double> values = judged(run);
          List<String> row = new ArrayList<>(List.of(name));
          differing().forEach(setting -> row.add(settings.getOrDefault(setting, "")));
          row.add(Integer.toString(run.description().results().epochs()));
          metrics()
              .forEach(
                  metric ->
                      row.add(
                          values.containsKey(metric)
                              ? MetricRows.number(values.get(metric))
                              : "–"));
          rows.add(row);
        });
    return rows;
  }

  /** The part of the data that the metrics are of: test, else validation, else training. */
  public String part() {
    return PARTS.stream()
        .filter(
            part ->
                runs.values().stream()
                    .allMatch(run -> run.description().results().metrics().keySet().contains(part)))
        .findFirst()
        .orElse(PARTS.getLast());
  }

  /** A page with the table, the curves over each other and what all have in common. */
  public Report report() {
    return new Report(
        "Comparison of %d models".formatted(runs.size()),
        "Metrics of the %s part; curves of the validation part where there is one."
            .formatted(part()),
        header(),
        rows(),
        charts(),
        Optional.empty(),
        common());
  }

  private List<Figure> charts() {
    Set<String> names = new LinkedHashSet<>();
    Map<String, List<EpochRecord>> histories = new LinkedHashMap<>();
    runs.forEach((name, run) -> histories.put(name, run.history()));
    histories
        .values()
        .forEach(history -> history.forEach(epoch -> names.addAll(epoch.training().keySet())));
    return names.stream().map(metric -> chart(metric, histories)).toList();
  }

  private static Figure chart(String metric, Map<String, List<EpochRecord>> histories) {
    Chart chart = Chart.of(metric).axes("epoch", metric);
    for (Map.Entry<String, List<EpochRecord>> run : histories.entrySet()) {
      boolean validated =
          run.getValue().stream().anyMatch(epoch -> epoch.validation().containsKey(metric));
      Function<EpochRecord, Map<String, Double>> part =
          validated ? EpochRecord::validation : EpochRecord::training;
      List<EpochRecord> measured =
          run.getValue().stream().filter(epoch -> part.apply(epoch).containsKey(metric)).toList();
      if (!measured.isEmpty()) {
        chart =
            chart.line(
                run.getKey(),
                measured.stream().mapToDouble(EpochRecord::epoch).toArray(),
                measured.stream().mapToDouble(epoch -> part.apply(epoch).get(metric)).toArray());
      }
    }
    return chart;
  }

  private static Map<String, String> settings(ModelFolder run) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("data", run.description().provenance().data());
    settings.put("target", run.description().preprocessing().target().name());
    run.description()
        .recipe()
        .toMap()
        .forEach((name, value) -> settings.put(name, Spelling.of(name, text(value))));
    return settings;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    runs.values().forEach(run -> names.addAll(settings(run).keySet()));
    return names;
  }

  private List<String> differing() {
    return names().stream().filter(name -> values(name).size() > 1).toList();
  }

  private Map<String, String> common() {
    Map<String, String> common = new LinkedHashMap<>();
    names().stream()
        .filter(name -> values(name).size() == 1)
        .forEach(name -> common.put(name, values(name).iterator().next()));
    return common;
  }

  private Set<String> values(String setting) {
    return runs.values().stream()
        .map(run -> settings(run).getOrDefault(setting, ""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    runs.values().forEach(run -> metrics.addAll(judged(run).keySet()));
    return metrics;
  }

  private Map<String, Double> judged(ModelFolder run) {
    return run.description().results().metrics().getOrDefault(part(), Map.of());
  }
}
