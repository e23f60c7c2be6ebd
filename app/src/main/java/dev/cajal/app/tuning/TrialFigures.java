package dev.cajal.app.tuning;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.nn.search.Dimension;
import dev.cajal.nn.search.Options;
import dev.cajal.nn.search.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The scores of trials as pictures: in their order, and against each option that was varied.
 *
 * @param space what was varied
 * @param score what is drawn
 * @param tried the trials in their order
 */
record TrialFigures(SearchSpace space, Score score, List<Tried> tried) {
  private static final int LONGEST_LABEL = 9;
  private static final double WIDE = 30;
  private static final double MARGIN = 0.04;

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(course());
    space.dimensions().forEach((name, dimension) -> figures.add(against(name, dimension)));
    return figures;
  }

  /** What the letters in the pictures stand for, by letter. */
  Map<String, String> letters() {
    Map<String, String> letters = new LinkedHashMap<>();
    space
        .dimensions()
        .forEach(
            (name, dimension) -> {
              if (dimension instanceof Options(List<String> values) && areLong(values)) {
                String[] labels = labels(values);
                for (int i = 0; i < labels.length; i++) {
                  letters.put(name + " " + labels[i], values.get(i));
                }
              }
            });
    return letters;
  }

  private List<Tried> succeeded() {
    return tried.stream().filter(one -> one.finished(score).succeeded()).toList();
  }

  private Figure course() {
    Chart chart = scaled(Chart.of("In the order of the search").axes("trial", score.name()));
    chart = points(chart, Tried::number);
    if (tried.stream().allMatch(one -> one.trial().rung() == 0)) {
      List<Tried> known = succeeded();
      double[] best = new double[known.size()];
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < best.length; i++) {
        least = Math.min(least, known.get(i).finished(score).loss());
        best[i] = score.higherIsBetter() ? -least : least;
      }
      chart = chart.line("best so far", known.stream().mapToDouble(Tried::number).toArray(), best);
    }
    return chart;
  }

  private Figure against(String name, Dimension dimension) {
    Chart chart = scaled(Chart.of(name).axes(name, score.name()));
    if (dimension instanceof Options(List<String> values)) {
      return points(
          chart.categories(labels(values)).xRange(-0.5, values.size() - 0.5),
          one -> values.indexOf(one.trial().values().get(name)));
    }
    return points(
        ranged(chart, dimension), one -> Double.parseDouble(one.trial().values().get(name)));
  }

  /** An axis a little wider than the range, so that no point is cut in two. */
  private static Chart ranged(Chart chart, Dimension dimension) {
    double low = Double.parseDouble(dimension.bounds().getFirst());
    double high = Double.parseDouble(dimension.bounds().getLast());
    if (dimension.logarithmic()) {
      double margin = Math.pow(high / low, MARGIN);
      return chart.logX().xRange(low / margin, high * margin);
    }
    return chart.xRange(low - MARGIN * (high - low), high + MARGIN * (high - low));
  }

  /** A scale by factors where scores lie far apart. */
  private Chart scaled(Chart chart) {
    var values = succeeded().stream().mapToDouble(this::value).summaryStatistics();
    return values.getMin() > 0 && values.getMax() > WIDE * values.getMin() ? chart.logY() : chart;
  }

  /** The scores at their places; trials with different budgets are told apart. */
  private Chart points(Chart chart, ToDoubleFunction<Tried> place) {
    Map<Integer, List<Tried>> rungs = new TreeMap<>();
    succeeded()
        .forEach(one -> rungs.computeIfAbsent(one.trial().rung(), _ -> new ArrayList<>()).add(one));
    Chart drawn = chart;
    for (Map.Entry<Integer, List<Tried>> rung : rungs.entrySet()) {
      double budget = rung.getValue().getFirst().trial().budget();
      String name =
          rungs.size() == 1
              ? "trials"
              : budget == 1 ? "all epochs" : "1/%d of the epochs".formatted(Math.round(1 / budget));
      drawn =
          drawn.points(
              name,
              rung.getValue().stream().mapToDouble(place).toArray(),
              rung.getValue().stream().mapToDouble(this::value).toArray());
    }
    return drawn;
  }

  private double value(Tried one) {
    return score.value(one.judgement().orElseThrow());
  }

  private static boolean areLong(List<String> values) {
    return values.stream().anyMatch(value -> value.length() > LONGEST_LABEL);
  }

  private static String[] labels(List<String> values) {
    return areLong(values)
        ? IntStream.range(0, values.size())
            .mapToObj(i -> Character.toString('A' + i % 26) + (i < 26 ? "" : i / 26))
            .toArray(String[]::new)
        : values.toArray(String[]::new);
  }
}
