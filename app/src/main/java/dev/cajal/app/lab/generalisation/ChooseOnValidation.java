package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** Degree and penalty are chosen on points that were not learned from. */
public final class ChooseOnValidation implements Lab {
  private static final int DEGREES = 12;
  private static final int LAMBDAS = 9;
  private static final Parameter<Integer> POINTS =
      Parameter.whole("points", 20, 14, 200, "training points, and as many for validation");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.4, 0, 2, "standard deviation of the noise");

  @Override
  public LabCard card() {
    return LabCard.of("choose-on-validation", Chapter.GENERALISATION, "Hyper-parameters")
        .covers("X7", "X11", "X12", "R9", "T3")
        .about(
            """
            Weights are fitted to training points. The degree of the polynomial and λ cannot be: \
            training points always vote for the largest degree and no penalty. So each of 108 pairs \
            is fitted to the training points and judged on validation points; the best pair is then \
            judged once on test points.\
            """)
        .look(
            """
            The left map is darkest at the top left corner, many powers and hardly a penalty; the \
            right one has its valley elsewhere. The chosen model's error on validation points is \
            usually a little too good: it was chosen for it. Only the test points tell the truth, \
            as long as nothing is chosen by them.\
            """)
        .parameters(POINTS, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int points = settings.get(POINTS);
    double noise = settings.get(NOISE);
    NoisyCubic training = draw(settings.key().child("training"), points, noise);
    NoisyCubic validation = draw(settings.key().child("validation"), points, noise);
    NoisyCubic test = draw(settings.key().child("test"), 2000, noise);
    double[] seen = new double[DEGREES * LAMBDAS];
    double[] fresh = new double[DEGREES * LAMBDAS];
    int bestSeen = 0;
    int bestFresh = 0;
    for (int i = 0; i < seen.length; i++) {
      NoisyCubic.Fit fit = training.fit(degree(i), lambda(i));
      seen[i] = fit.meanSquare(training);
      fresh[i] = fit.meanSquare(validation);
      bestSeen = seen[i] < seen[bestSeen] ? i : bestSeen;
      bestFresh = fresh[i] < fresh[bestFresh] ? i : bestFresh;
    }
    var table =
        notebook.table(
            "Mean squares", "chosen by", "degree", "λ", "training", "validation", "test");
    for (int best : new int[] {bestSeen, bestFresh}) {
      NoisyCubic.Fit fit = training.fit(degree(best), lambda(best));
      table.row(
          best == bestFresh ? "validation points" : "training points",
          degree(best),
          lambda(best),
          seen[best],
          fresh[best],
          fit.meanSquare(test));
    }
    notebook.figure(
        Panels.row(
            "log₁₀ of the mean square for each degree and λ",
            map("training points", seen, bestSeen),
            map("validation points", fresh, bestFresh)));
    NoisyCubic.Fit chosen = training.fit(degree(bestFresh), lambda(bestFresh));
    NoisyCubic.Fit greedy = training.fit(degree(bestSeen), lambda(bestSeen));
    notebook.figure(
        Chart.of("The two choices")
            .axes("x", "y")
            .yRange(-3, 3)
            .points("training", training.x(), training.y())
            .curve("chosen on training points", -1, 1, greedy::at)
            .curve("chosen on validation points", -1, 1, chosen::at)
            .curve("truth", -1, 1, NoisyCubic::truth));
  }

  private static int degree(int index) {
    return 1 + index / LAMBDAS;
  }

  private static double lambda(int index) {
    return Math.pow(10, exponent(index));
  }

  private static double exponent(int index) {
    return -6 + index % LAMBDAS;
  }

  private static Figure map(String title, double[] errors, int best) {
    double[] logs = new double[errors.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log10(Math.max(errors[i], 1e-12));
    }
    return Chart.of(title)
        .axes("log₁₀ λ", "degree")
        .size(400, 300)
        .heat("", new Grid(-6, -6 + LAMBDAS - 1, 1, DEGREES, LAMBDAS, logs))
        .points(
            "least: " + NumberText.of(errors[best], 3),
            new double[] {exponent(best)},
            new double[] {degree(best)});
  }

  private static NoisyCubic draw(RandomKey key, int count, double noise) {
    double[] x = key.child("x").uniform(Shape.of(count), DType.F64).toDoubles();
    double[] e = key.child("noise").normal(Shape.of(count), DType.F64).toDoubles();
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = 2 * x[i] - 1;
      y[i] = NoisyCubic.truth(x[i]) + noise * e[i];
    }
    return new NoisyCubic(x, y);
  }
}
