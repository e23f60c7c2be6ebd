package dev.cajal.app.lab.perceptron;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.linear.LinearSvm;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.linear.PerceptronFit;
import dev.cajal.nn.linear.SvmFit;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import java.util.Arrays;

/** Two clouds that a line separates, and two that none does. */
public final class ManyLines implements Lab {
  private static final Parameter<Double> APART =
      Parameter.number("apart", 2.2, 0, 4, "how far the centres of the right pair are from 0");
  private static final Parameter<Integer> STARTS =
      Parameter.whole("starts", 5, 1, 6, "random starts on the separable pair");

  @Override
  public LabCard card() {
    return LabCard.of("separable-or-not", Chapter.PERCEPTRON, "Separable, and not")
        .covers("P1", "P5", "N2", "X12")
        .about(
            """
            Where a line separates the classes the rule stops after finitely many corrections, at \
            the first line that will do: which one depends on the start. Where none does it never \
            stops, and its last line is an accident.\
            """)
        .look(
            """
            Left: many starts, many lines, all without a mistake, some carelessly close to a \
            class. A support vector machine takes the line that keeps farthest from both. Right: \
            the last line, the best line seen on the way (the pocket), and the mean of all lines. \
            Bring the clouds together with apart.\
            """)
        .parameters(APART, STARTS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    BinaryLabels bits = BinaryLabels.ZERO_ONE;
    RandomKey key = settings.key();
    double[][] far = {{-2.2, -1}, {2.2, 1}};
    Cloud clear = Cloud.normal(key.child("clear"), 25, 0.75, far);
    Chart left = frame("Separable: %d random starts".formatted(settings.get(STARTS)), clear);
    SvmFit machine = new LinearSvm(100).fit(clear.points(), clear.labels(), bits);
    left = LineSegment.on(left, "largest margin (SVM)", machine.plane(), 12);
    var lines = notebook.table("Separable pair", "line", "updates", "wrong", "smallest distance");
    lines.row("largest margin", "", 0, margin(machine.plane(), clear));
    for (int i = 1; i <= settings.get(STARTS); i++) {
      Hyperplane start = Perceptron.randomStart(2, settings.seed() * 100 + i);
      PerceptronFit fit = new Perceptron().fit(clear.points(), clear.labels(), bits, start);
      left = LineSegment.on(left, "perceptron", fit.last(), 12);
      lines.row("start " + i, fit.updates(), fit.errors(), margin(fit.last(), clear));
    }

    double apart = settings.get(APART) / Math.hypot(2.2, 1);
    double[][] near = {{-2.2 * apart / 2, -apart / 2}, {2.2 * apart / 2, apart / 2}};
    Cloud mixed = Cloud.normal(key.child("mixed"), 60, 1.3, near);
    Perceptron rule = new Perceptron(1, 50, true, Perceptron.Tie.IS_CLASS_ONE);
    Perceptron.Pocket pocket = rule.pocket(mixed.points(), mixed.labels(), bits);
    PerceptronFit fit = pocket.fit();
    Hyperplane soft =
        BinaryRegression.logistic().withRidge(0.1).fit(mixed.points(), mixed.labels()).plane();
    notebook
        .table("Pair that overlaps, 120 points, at most 50 passes", "line", "wrong")
        .row("last of %d corrections".formatted(fit.updates()), fit.errors())
        .row("pocket", pocket.errors())
        .row("averaged", wrong(fit.averaged(), mixed))
        .row("logistic regression", wrong(soft, mixed));
    Chart right = frame("Overlapping", mixed);
    right = LineSegment.on(right, "logistic regression", soft, 12);
    right = LineSegment.on(right, "last", fit.last(), 12);
    right = LineSegment.on(right, "pocket", pocket.plane(), 12);
    right = LineSegment.on(right, "averaged", fit.averaged(), 12);
    notebook.figure(Panels.row("Where a perceptron stops", left, right));
  }

  private static Chart frame(String title, Cloud cloud) {
    Chart empty = Chart.of(title).axes("x₁", "x₂").equalAxes().size(380, 380);
    return cloud.on(empty.xRange(-5, 5).yRange(-5, 5));
  }

  private static long wrong(Hyperplane line, Cloud cloud) {
    return Arrays.stream(distances(line, cloud)).filter(distance -> distance < 0).count();
  }

  private static double margin(Hyperplane line, Cloud cloud) {
    return Arrays.stream(distances(line, cloud)).min().orElseThrow();
  }

  /** How far each point is on its right side of the line. */
  private static double[] distances(Hyperplane line, Cloud cloud) {
    Tensor signs = BinaryLabels.ZERO_ONE.to(BinaryLabels.PLUS_MINUS, cloud.labels());
    return line.distance(cloud.points()).times(signs).toDoubles();
  }
}
