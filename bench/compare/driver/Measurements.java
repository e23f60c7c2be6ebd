import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came out of all rounds, as Markdown tables. */
final class Measurements {
  private final Map<String, Map<Figure, double[]>> values = new LinkedHashMap<>();
  private final int rounds;

  Measurements(int rounds) {
    this.rounds = rounds;
  }

  void add(String contender, int round, Map<Figure, Double> figures) {
    Map<Figure, double[]> own = values.computeIfAbsent(contender, _ -> new EnumMap<>(Figure.class));
    figures.forEach(
        (figure, value) -> own.computeIfAbsent(figure, _ -> unmeasured())[round] = value);
  }

  private double[] unmeasured() {
    double[] all = new double[rounds];
    Arrays.fill(all, Double.NaN);
    return all;
  }

  /** A table for a figure; empty if nothing was measured. */
  List<String> table(Figure figure) {
    List<String> lines = new ArrayList<>();
    double[] first = null;
    for (Map.Entry<String, Map<Figure, double[]>> contender : values.entrySet()) {
      double[] own = contender.getValue().get(figure);
      if (own == null) {
        continue;
      }
      String name = contender.getKey();
      if (lines.isEmpty()) {
        lines.add("### " + figure.title());
        lines.add("");
        lines.add("| | median, " + figure.unit() + " | range | Cajal is better by |");
        lines.add("|---|---|---|---|");
      }
      String ratio = "";
      if (name.equals("Cajal")) {
        first = own;
      } else if (first != null) {
        ratio = ratio(figure, first, own);
      }
      double[] sorted = sorted(own);
      lines.add(
          "| %s | %s | %s to %s | %s |"
              .formatted(
                  name,
                  number(median(sorted)),
                  number(sorted[0]),
                  number(sorted[sorted.length - 1]),
                  ratio));
    }
    return lines;
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
