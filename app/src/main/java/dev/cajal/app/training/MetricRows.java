package dev.cajal.app.training;

import dev.cajal.io.model.Results;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The metrics of a model as a table: a row for each part of the data. */
public final class MetricRows {
  private MetricRows() {}

  /** The names of the columns. */
  public static List<String> header(Results results) {
    List<String> header = new ArrayList<>();
    header.add("");
    header.addAll(names(results));
    return header;
  }

  /** The part's name and its numbers. */
  public static List<List<String>> rows(Results results) {
    List<List<String>> rows = new ArrayList<>();
    results
        .metrics()
        .forEach(
            (part, values) -> {
              List<String> row = new ArrayList<>();
              row.add(part);
              names(results).forEach(name -> row.add(cell(values, name)));
              rows.add(row);
            });
    return rows;
  }

  /** A number with as many digits as a reader can use. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (size != 0 && (size < 1e-4 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.2f" : "%.4f", value);
  }

  private static Set<String> names(Results results) {
    Set<String> names = new LinkedHashSet<>();
    results.metrics().values().forEach(values -> names.addAll(values.keySet()));
    return names;
  }

  private static String cell(Map<String, Double> values, String name) {
    return values.containsKey(name) ? number(values.get(name)) : "";
  }
}
