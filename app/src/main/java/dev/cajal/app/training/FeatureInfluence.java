package dev.cajal.app.training;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Report;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.ColumnEncoder;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Permutation;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TableEncoder;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.metric.LogLoss;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.PermutationImportance;
import dev.cajal.nn.metric.RSquared;
import dev.cajal.nn.train.Predictor;
import dev.cajal.nn.train.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which columns of a table matter to a model, and how.
 *
 * @param part what the samples are called
 * @param samples how many are used
 * @param metric by which importance is measured
 * @param ranked the columns, the most important first
 * @param dependences of the predictions on the most important columns
 */
record FeatureInfluence(
    String part, int samples, Metric metric, List<Ranked> ranked, List<Figure> dependences) {
  /** What the work is bounded by: samples, shuffles of a column, and columns. */
  static final int MOST_SAMPLES = 512;

  private static final int REPEATS = 5;
  private static final int MOST_COLUMNS = 256;
  private static final int SHOWN = 12;
  private static final int CURVES = 4;

  /**
   * A column and what shuffling it costs.
   *
   * @param encoder of the column
   * @param first position of its first feature
   * @param importance in the metric
   */
  record Ranked(ColumnEncoder encoder, int first, PermutationImportance.Importance importance) {}

  /**
   * Measures.
   *
   * @return empty for tables of very many columns and for polynomials, whose features do not belong
   *     to one column
   */
  static Optional<FeatureInfluence> of(
      ModelNetwork model,
      Preprocessing preprocessing,
      TableEncoder encoder,
      Dataset dataset,
      String part,
      long seed) {
    if (encoder.degree() > 1 || encoder.encoders().size() > MOST_COLUMNS) {
      return Optional.empty();
    }
    int[] order = Permutation.of(dataset.size(), seed, 0);
    int[] chosen = Arrays.copyOf(order, Math.min(MOST_SAMPLES, order.length));
    Arrays.sort(chosen);
    Samples samples = Samples.of(dataset.rows(chosen));
    Metric metric = metric(model, preprocessing);
    Predictor raw = Predictor.of(model.network().withOutput(Activation.IDENTITY), chosen.length, 1);
    List<Integer> starts = starts(encoder);
    List<PermutationImportance.Importance> importances =
        new PermutationImportance(REPEATS, seed)
            .of(
                raw::predict,
                samples.get(Samples.INPUT),
                samples.get(Samples.TARGET),
                metric.after(model.loss().link()),
                groups(encoder, starts));
    List<Ranked> ranked =
        IntStream.range(0, starts.size())
            .mapToObj(i -> new Ranked(encoder.encoders().get(i), starts.get(i), importances.get(i)))
            .sorted(Comparator.comparingDouble(column -> -column.importance().mean()))
            .toList();
    PartialDependence dependence =
        new PartialDependence(
            inputs -> model.loss().link().of(raw.predict(inputs)),
            preprocessing.target(),
            samples.get(Samples.INPUT));
    List<Figure> figures =
        ranked.stream().flatMap(c -> dependence.figure(c).stream()).limit(CURVES).toList();
    return Optional.of(new FeatureInfluence(part, chosen.length, metric, ranked, figures));
  }

  private static Metric metric(ModelNetwork model, Preprocessing preprocessing) {
    if (!preprocessing.task().hasClasses()) {
      return new RSquared();
    }
    return model.loss().link().givesProbabilities() ? new LogLoss() : new Accuracy();
  }

  private static List<Integer> starts(TableEncoder encoder) {
    List<Integer> starts = new ArrayList<>();
    int next = 0;
    for (ColumnEncoder column : encoder.encoders()) {
      starts.add(next);
      next += column.featureNames().size();
    }
    return starts;
  }

  /** The features of each column, which are shuffled together. */
  private static List<List<Integer>> groups(TableEncoder encoder, List<Integer> starts) {
    return IntStream.range(0, starts.size())
        .mapToObj(
            i -> {
              int first = starts.get(i);
              int count = encoder.encoders().get(i).featureNames().size();
              return IntStream.range(first, first + count).boxed().toList();
            })
        .toList();
  }

  List<Report.Section> sections() {
    List<Report.Section> sections = new ArrayList<>();
    sections.add(
        new Report.Section(
            "Importance of columns, " + part + " part",
            String.format(
                Locale.ROOT,
                "How much worse %s becomes when the values of a column are shuffled: the mean of %d"
                    + " shuffles, and as a thin line their deviation. Measured with %,d samples%s."
                    + " Of columns that say the same, each may seem unimportant.",
                metric.name(),
                REPEATS,
                samples,
                samples == MOST_SAMPLES ? ", which is the most" : ""),
            List.of(bars()),
            List.of(),
            List.of()));
    if (!dependences.isEmpty()) {
      sections.add(
          new Report.Section(
              "Partial dependence",
              "The mean prediction for the same samples if a column had one value in all of them,"
                  + " for the most important columns that are numbers or categories. The curves"
                  + " leave out the lowest and the highest twentieth of the values.",
              dependences,
              List.of(),
              List.of()));
    }
    return sections;
  }

  private Figure bars() {
    List<Ranked> shown = ranked.subList(0, Math.min(SHOWN, ranked.size())).reversed();
    Chart chart =
        Chart.of(
                ranked.size() > SHOWN
                    ? "The %d most important of %d columns".formatted(SHOWN, ranked.size())
                    : "Importance")
            .axes("", (metric.higherIsBetter() ? "fall of " : "growth of ") + metric.name())
            .sideways()
            .size(520, 70 + 22 * shown.size())
            .categories(
                shown.stream().map(column -> column.encoder().name()).toArray(String[]::new))
            .bars(
                "mean of %d shuffles".formatted(REPEATS),
                shown.stream().mapToDouble(column -> column.importance().mean()).toArray());
    for (int i = 0; i < shown.size(); i++) {
      PermutationImportance.Importance importance = shown.get(i).importance();
      double mean = importance.mean();
      double deviation = importance.deviation();
      chart =
          chart.line("", new double[] {i, i}, new double[] {mean - deviation, mean + deviation});
    }
    return chart;
  }
}
