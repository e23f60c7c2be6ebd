package dev.cajal.app.tuning;

import dev.cajal.app.training.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What a search is worth: on folds that it never saw, what it chose against what would be without
 * it.
 *
 * @param folds at least one, in their order
 */
record OuterComparison(List<Fold> folds) {
  /** Keeps an unmodifiable copy. */
  OuterComparison {
    folds = List.copyOf(folds);
  }

  /**
   * One fold.
   *
   * @param values what the search chose
   * @param usual what the training without them is worth on the fold
   * @param tuned what the training with them is worth
   */
  record Fold(Map<String, String> values, Judgement usual, Judgement tuned) {
    double difference(String metric) {
      return tuned.mean().get(metric) - usual.mean().get(metric);
    }
  }

  /** The metrics that a reader sees: that of the task, and the loss. */
  private List<String> shownMetrics() {
    List<String> all = List.copyOf(folds.getFirst().usual().mean().keySet());
    return List.of(all.getFirst(), all.getLast());
  }

  /** The rows of the folds, their mean and their spread. */
  Table shown() {
    return table(shownMetrics(), Numbers::shown, Numbers::difference, false);
  }

  /** All metrics with all digits, and what was chosen. */
  Table exact() {
    List<String> metrics = List.copyOf(folds.getFirst().usual().mean().keySet());
    return table(metrics, Numbers::exact, Numbers::exact, true);
  }

  /** What was chosen for each fold. */
  Table choices() {
    List<String> names = List.copyOf(folds.getFirst().values().keySet());
    List<String> header = new ArrayList<>(List.of("fold"));
    header.addAll(names);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      List<String> row = new ArrayList<>(List.of("fold " + (i + 1)));
      Map<String, String> values = folds.get(i).values();
      names.forEach(name -> row.add(values.get(name)));
      rows.add(row);
    }
    return new Table(header, rows);
  }

  /** The differences in one sentence. */
  String sentence() {
    StringJoiner parts = new StringJoiner("; ");
    for (String metric : shownMetrics()) {
      List<Double> differences = values(fold -> fold.difference(metric));
      parts.add(
          "%s %s with a spread of %s over the folds"
              .formatted(
                  metric,
                  Numbers.difference(Judgement.mean(differences)),
                  Numbers.shown(Judgement.spread(differences))));
    }
    return "Tuned minus default on %d folds that the search never saw: %s."
        .formatted(folds.size(), parts);
  }

  /** The means and spreads by what they are of. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String metric : folds.getFirst().usual().mean().keySet()) {
      List<Double> differences = values(fold -> fold.difference(metric));
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("default", Judgement.mean(values(fold -> fold.usual().mean().get(metric))));
      values.put("tuned", Judgement.mean(values(fold -> fold.tuned().mean().get(metric))));
      values.put("difference", Judgement.mean(differences));
      values.put("spread", Judgement.spread(differences));
      json.put(metric, values);
    }
    return json;
  }

  private Table table(
      List<String> metrics,
      DoubleFunction<String> number,
      DoubleFunction<String> signed,
      boolean chosen) {
    List<String> header = new ArrayList<>(List.of("fold"));
    for (String metric : metrics) {
      header.addAll(List.of(metric + " default", metric + " tuned", metric + " difference"));
    }
    List<String> names = chosen ? List.copyOf(folds.getFirst().values().keySet()) : List.of();
    header.addAll(names);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      Fold fold = folds.get(i);
      List<String> row = new ArrayList<>(List.of("fold " + (i + 1)));
      for (String metric : metrics) {
        row.add(number.apply(fold.usual().mean().get(metric)));
        row.add(number.apply(fold.tuned().mean().get(metric)));
        row.add(signed.apply(fold.difference(metric)));
      }
      names.forEach(name -> row.add(fold.values().get(name)));
      rows.add(row);
    }
    rows.add(summary("mean", metrics, Judgement::mean, number, signed, names.size()));
    rows.add(summary("spread", metrics, Judgement::spread, number, number, names.size()));
    return new Table(header, rows);
  }

  private List<String> summary(
      String name,
      List<String> metrics,
      ToDoubleFunction<List<Double>> of,
      DoubleFunction<String> number,
      DoubleFunction<String> signed,
      int empty) {
    List<String> row = new ArrayList<>(List.of(name));
    for (String metric : metrics) {
      row.add(number.apply(of.applyAsDouble(values(fold -> fold.usual().mean().get(metric)))));
      row.add(number.apply(of.applyAsDouble(values(fold -> fold.tuned().mean().get(metric)))));
      row.add(signed.apply(of.applyAsDouble(values(fold -> fold.difference(metric)))));
    }
    for (int i = 0; i < empty; i++) {
      row.add("");
    }
    return row;
  }

  private List<Double> values(ToDoubleFunction<Fold> value) {
    return folds.stream().map(value::applyAsDouble).toList();
  }
}
