package dev.cajal.app.lab.neuron;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.Hyperplane;

/** The line on which a neuron changes its mind, and how far points are from it. */
public final class BoundaryAndDistance implements Lab {
  private static final Parameter<Double> W1 =
      Parameter.number("w1", 1, -3, 3, "weight of the first input");
  private static final Parameter<Double> W2 =
      Parameter.number("w2", 1, -3, 3, "weight of the second input");
  private static final Parameter<Double> B = Parameter.number("b", -2, -8, 8, "bias");

  @Override
  public LabCard card() {
    return LabCard.of("boundary-distance", Chapter.NEURON, "Boundary and distance")
        .covers("N1", "N2")
        .about(
            """
            A formal neuron adds up its weighted inputs: s = w₁x₁ + w₂x₂ + b. Where s = 0 lies a \
            straight line. The weights stand at right angles to it, and the bias shifts it.

            Divided by the length of w, s becomes a distance: r = s / ‖w‖, positive on the side to \
            which w points.\
            """)
        .look(
            """
            Turn w and the line turns with it. Double w and b together: s doubles everywhere, the \
            line and the distances stay.\
            """)
        .parameters(W1, W2, B);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double w1 = settings.get(W1);
    double w2 = settings.get(W2);
    double b = settings.get(B);
    Hyperplane line = Hyperplane.of(new double[] {w1, w2}, b);
    Chart chart =
        Chart.of("Weighted sum s, the line s = 0 and the weights w")
            .axes("x₁", "x₂")
            .equalAxes()
            .signed("s", Grid.square(-6, 6, line::score))
            .points("points", new double[][] {{0, 0}, {5, 5}, {-5, -5}});
    if (line.norm() == 0) {
      notebook.figure(chart);
      notebook.note("With both weights 0 there is no line: s is b everywhere.");
      return;
    }

    notebook.number("r(0, 0)", line.distance(0, 0), "-1.414213562", "N2");
    notebook.number("r(5, 5)", line.distance(5, 5), "5.656854249", "N2");
    notebook.number("r(−5, −5)", line.distance(-5, -5), "-8.485281374", "N2");

    double[] foot = line.nearest(0, 0);
    if (Math.hypot(foot[0], foot[1]) < 6) {
      chart =
          chart
              .arrow("w, at right angles to the line", foot[0], foot[1], foot[0] + w1, foot[1] + w2)
              .label("w", foot[0] + w1, foot[1] + w2);
    }
    notebook.figure(chart);
  }
}
