import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What came out of all rounds, as Markdown tables. */
final class Measurements {
  private static final String CAJAL = "Cajal";

  private final Map<String, Map<Figure, double[]>> values = new LinkedHashMap<>();
  private final int rounds;
  private final List<String> dates;

  /**
   * Sorts results.
   *
   * @param names of the contenders in the order of the tables
   */
  Measurements(List<Results.Result> results, List<String> names, Options options) {
    OptionalInt last = results.stream().mapToInt(Results.Result::round).max();
    rounds = last.orElse(0);
    dates = results.stream().map(result -> result.date().substring(0, 10)).distinct().toList();
    Stream.concat(names.stream(), results.stream().map(Results.Result::contender))
        .distinct()
        .filter(options::has)
        .forEach(name -> values.put(name, new LinkedHashMap<>()));
    for (Results.Result result : results) {
      Map<Figure, double[]> own = values.get(result.contender());
      if (own != null) {
        options
            .chosen(result.figures())
            .forEach(
                (figure, value) ->
                    own.computeIfAbsent(figure, _ -> unmeasured())[result.round() - 1] = value);
      }
    }
  }

  private double[] unmeasured() {
    double[] all = new double[rounds];
    Arrays.fill(all, Double.NaN);
    return all;
  }

  int rounds() {
    return rounds;
  }

  /** The days on which was measured. */
  List<String> dates() {
    return dates;
  }

  /** A table for a figure; empty if nothing was measured. */
  List<String> table(Figure figure) {
    List<String> lines = new ArrayList<>();
    double[] first = values.getOrDefault(CAJAL, Map.of()).get(figure);
    values.forEach(
        (name, figures) -> {
          double[] own = figures.get(figure);
          if (own == null) {
            return;
          }
          if (lines.isEmpty()) {
            lines.add("### " + figure.title());
            lines.add("");
            lines.add("| | median, " + figure.unit() + " | range | rounds | Cajal is better by |");
            lines.add("|---|---|---|---|---|");
          }
          double[] sorted = sorted(own);
          lines.add(
              "| %s | %s | %s to %s | %d | %s |"
                  .formatted(
                      name,
                      number(median(sorted)),
                      number(sorted[0]),
                      number(sorted[sorted.length - 1]),
                      sorted.length,
                      name.equals(CAJAL) || first == null ? "" : ratio(figure, first, own)));
        });
    return lines;
  }

  /** One table for all products, against each peer that multiplied; empty if none was measured. */
  List<String> products() {
    List<Figure> products =
        Arrays.stream(Figure.values())
            .filter(figure -> figure.isProduct() && !table(figure).isEmpty())
            .toList();
    if (products.isEmpty()) {
      return List.of();
    }
    List<String> names =
        values.keySet().stream()
            .filter(name -> products.stream().anyMatch(values.get(name)::containsKey))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add("### Products of f32 matrices, m × n × k, GFLOP/s: median (range)");
    lines.add("");
    StringBuilder head = new StringBuilder("| ");
    StringBuilder rule = new StringBuilder("|---");
    for (String name : names) {
      head.append("| ").append(name).append(" ");
      rule.append("|---");
      if (!name.equals(CAJAL)) {
        head.append("| Cajal is better by ");
        rule.append("|---");
      }
    }
    lines.add(head.append('|').toString());
    lines.add(rule.append('|').toString());
    for (Figure product : products) {
      StringBuilder row = new StringBuilder("| " + product.title() + " ");
      double[] first = values.getOrDefault(CAJAL, Map.of()).get(product);
      for (String name : names) {
        double[] own = values.get(name).get(product);
        row.append("| ").append(own == null ? "" : spread(own)).append(' ');
        if (!name.equals(CAJAL)) {
          row.append("| ")
              .append(own == null || first == null ? "" : ratio(product, first, own))
              .append(' ');
        }
      }
      lines.add(row.append('|').toString());
    }
    return lines;
  }

  private static String spread(double[] values) {
    double[] sorted = sorted(values);
    return "%s (%s to %s)"
        .formatted(number(median(sorted)), number(sorted[0]), number(sorted[sorted.length - 1]));
  }

  /** Of each round by itself, because what slows the machine down slows both. */
  private static String ratio(Figure figure, double[] first, double[] other) {
    double[] ratios = new double[first.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.advantage(first[i], other[i]);
    }
    double[] sorted = sorted(ratios);
    return sorted.length == 0
        ? ""
        : "%s × (%s to %s)"
            .formatted(
                digits(median(sorted)), digits(sorted[0]), digits(sorted[sorted.length - 1]));
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  private static String number(double value) {
    return value < 1000 ? digits(value) : String.format(Locale.ROOT, "%,.0f", round(value));
  }

  /** To three digits, which is more than repeats. */
  private static double round(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
    return Math.round(value / unit) * unit;
  }
}
