package dev.cajal.app.lab.neuron;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.Shape;

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
    Tensor w = Tensor.of(new double[] {w1, w2}, Shape.of(2));
    Tensor points = Tensor.of(new double[] {0, 0, 5, 5, -5, -5}, Shape.of(3, 2));

    Tensor s = points.times(w).sum(1).plus(b);
    Tensor length = w.square().sum().sqrt();
    Tensor r = s.dividedBy(length.maximum(1e-12));

    double[] distance = r.toDoubles();
    notebook.number("r(0, 0)", distance[0], "-1.414213562", "N2");
    notebook.number("r(5, 5)", distance[1], "5.656854249", "N2");
    notebook.number("r(−5, −5)", distance[2], "-8.485281374", "N2");

    // The point of the line that is nearest to the origin.
    double norm = Math.max(length.toDouble(), 1e-12);
    double footX = -b * w1 / (norm * norm);
    double footY = -b * w2 / (norm * norm);
    Grid sums = Grid.square(-6, 6, p -> p.times(w).sum(1).plus(b));
    Chart chart =
        Chart.of("Weighted sum s, the line s = 0 and the weights w")
            .axes("x₁", "x₂")
            .equalAxes()
            .signed("s", sums)
            .points("points", new double[][] {{0, 0}, {5, 5}, {-5, -5}});
    if (Math.hypot(footX, footY) < 6) {
      chart = chart.arrow("w, at right angles to the line", footX, footY, footX + w1, footY + w2);
    }
    notebook.figure(chart);
  }
}
