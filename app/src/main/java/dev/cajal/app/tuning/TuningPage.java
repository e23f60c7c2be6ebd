package dev.cajal.app.tuning;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Report;
import dev.cajal.io.model.ModelName;
import dev.cajal.nn.search.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pages about a search. Nothing in them depends on time, so that they repeat byte by byte. */
final class TuningPage {
  private TuningPage() {}

  /** A search that ended with a model. */
  static Report of(
      TuningPlan plan, Score score, List<Tried> tried, TrialTable table, String sentence) {
    SearchSpace space = plan.space().orElseThrow();
    TrialFigures figures = new TrialFigures(space, score, tried);
    Table ranked = table.ranked(tried.size());
    List<Report.Section> sections = new ArrayList<>();
    sections.add(
        new Report.Section("Scores", judged(plan, score), figures.all(), List.of(), List.of()));
    Map<String, String> letters = figures.letters();
    if (!letters.isEmpty()) {
      sections.add(
          new Report.Section(
              "Letters",
              "What the letters in the pictures stand for.",
              List.of(),
              List.of("letter", "value"),
              letters.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList()));
    }
    sections.add(
        new Report.Section(
            "Trials",
            "The best first; trials.csv has them in the order of the search with all digits.",
            List.of(),
            ranked.header(),
            ranked.rows()));
    return page("Search for " + ModelName.of(plan.data()), sentence, sections, plan);
  }

  /** A search against the default on outer folds. */
  static Report of(TuningPlan plan, OuterComparison comparison) {
    Table folds = comparison.shown();
    Table choices = comparison.choices();
    List<Report.Section> sections =
        List.of(
            new Report.Section(
                "Folds",
                "Each fold in turn is put aside; the search chooses by the rest, and then both"
                    + " networks learn from the rest and are judged by the fold. The spread is the"
                    + " deviation over the folds, with the denominator n − 1.",
                charts(comparison),
                folds.header(),
                folds.rows()),
            new Report.Section(
                "Choices",
                "What the search chose for each fold.",
                List.of(),
                choices.header(),
                choices.rows()));
    return page(
        "Tuned against default: " + ModelName.of(plan.data()),
        comparison.sentence(),
        sections,
        plan);
  }

  private static List<Figure> charts(OuterComparison comparison) {
    List<OuterComparison.Fold> folds = comparison.folds();
    String[] names =
        IntStream.rangeClosed(1, folds.size()).mapToObj(i -> "fold " + i).toArray(String[]::new);
    List<Figure> charts = new ArrayList<>();
    for (String metric : folds.getFirst().usual().mean().keySet()) {
      charts.add(
          Chart.of(metric)
              .axes("", metric)
              .categories(names)
              .bars(
                  "default",
                  folds.stream().mapToDouble(fold -> fold.usual().mean().get(metric)).toArray())
              .bars(
                  "tuned",
                  folds.stream().mapToDouble(fold -> fold.tuned().mean().get(metric)).toArray()));
    }
    return charts;
  }

  private static String judged(TuningPlan plan, Score score) {
    return "Each trial is a training of its own, judged by %s: %s, the %s the better."
        .formatted(
            plan.folds() > 0
                ? "%d folds of what is not in the test part".formatted(plan.folds())
                : "the validation part",
            score.name(),
            score.higherIsBetter() ? "higher" : "lower");
  }

  private static Report page(
      String title, String sentence, List<Report.Section> sections, TuningPlan plan) {
    Map<String, String> settings = new LinkedHashMap<>(plan.settings());
    settings.putAll(plan.options());
    return new Report(
        title, sentence, List.of(), List.of(), List.of(), Optional.empty(), sections, settings);
  }
}
