package dev.cajal.app.lab.data;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.linear.FeatureMap;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.Threshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A change of coordinates that makes four points separable. */
public final class ToyTransform implements Lab {
  private static final Parameter<Double> BEND =
      Parameter.number("bend", 2, 0, 6, "c in x / (c x₁x₂ + d); 0 only scales");
  private static final Parameter<Double> OFFSET =
      Parameter.number("offset", 0.5, 0.2, 2, "d in x / (c x₁x₂ + d)");

  @Override
  public LabCard card() {
    return LabCard.of("toy-transform", Chapter.DATA, "A transform that separates")
        .covers("X5", "X4", "N10", "N2")
        .about(
            """
            No line separates the corners of exclusive or. The map x / (2x₁x₂ + 0.5) moves them: \
            (1, 0) and (0, 1) go out to 2, (1, 1) is pulled in to 0.4. There the line \
            x₁′ + x₂′ = 1.4 separates them, and seen from the old coordinates it is a curve.\
            """)
        .look(
            """
            The same line twice: straight after the map, bent before it. The lattice shows what \
            the map does. Where 2x₁x₂ = −0.5 it divides by zero; keep data away from there. With \
            bend 0 the square stays a square and no line helps.\
            """)
        .parameters(BEND, OFFSET);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double bend = settings.get(BEND);
    double offset = settings.get(OFFSET);
    FeatureMap map =
        x -> x.dividedBy(x.at(1, 0).times(x.at(1, 1)).times(bend).plus(offset).expand(1));
    Cloud before =
        new Cloud(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new int[] {0, 1, 1, 0});
    Cloud after = new Cloud(rows(map, before.places()), before.classes());
    String[][] expected = {{"0", "0"}, {"2", "0"}, {"0", "2"}, {"0.4", "0.4"}};
    Hyperplane line = Hyperplane.of(new double[] {1, 1}, -1.4);
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < before.size(); i++) {
      double[] from = before.places()[i];
      double[] to = after.places()[i];
      String name = "(%.0f, %.0f)′".formatted(from[0], from[1]);
      notebook.number(name + " 1", to[0], expected[i][0], "X5");
      notebook.number(name + " 2", to[1], expected[i][1], "X5");
      margin = Math.min(margin, line.distance(to) * (2 * before.classes()[i] - 1));
    }
    notebook.number("margin of x₁′ + x₂′ = 1.4", margin, "0.4242640687", "X5");

    Grid bent =
        Grid.of(
            -0.1, 1.6, -0.1, 1.6, 161, x -> Threshold.AT_LEAST_ZERO.of(line.score(map.apply(x))));
    Grid straight =
        Grid.of(-0.2, 2.6, -0.2, 2.6, 161, x -> Threshold.AT_LEAST_ZERO.of(line.score(x)));
    Chart left = frame("Before", -0.1, 1.6).regions(bent);
    Chart right = frame("After", -0.2, 2.6).regions(straight);
    for (double[][] thread : lattice()) {
      left = thread(left, thread);
      right = thread(right, rows(map, thread));
    }
    notebook.figure(Panels.row("x ↦ x / (c x₁x₂ + d)", before.on(left), after.on(right)));
  }

  private static Chart frame(String title, double low, double high) {
    return Chart.of(title).axes("x₁", "x₂").equalAxes().xRange(low, high).yRange(low, high);
  }

  /** Lines of equal x₁ and of equal x₂ over the unit square. */
  private static List<double[][]> lattice() {
    List<double[][]> threads = new ArrayList<>();
    for (int i = 0; i <= 5; i++) {
      double[][] upright = new double[41][];
      double[][] level = new double[41][];
      for (int k = 0; k <= 40; k++) {
        upright[k] = new double[] {i / 5.0, k / 40.0};
        level[k] = new double[] {k / 40.0, i / 5.0};
      }
      threads.add(upright);
      threads.add(level);
    }
    return threads;
  }

  private static double[][] rows(FeatureMap map, double[][] places) {
    return Matrices.rows("toy transform", map.apply(Matrices.matrix(places)));
  }

  private static Chart thread(Chart chart, double[][] places) {
    double[] xs = Arrays.stream(places).mapToDouble(p -> p[0]).toArray();
    double[] ys = Arrays.stream(places).mapToDouble(p -> p[1]).toArray();
    return chart.line("", xs, ys);
  }
}
