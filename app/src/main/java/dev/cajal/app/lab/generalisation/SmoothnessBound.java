package dev.cajal.app.lab.generalisation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** Small weights make a score change slowly. */
public final class SmoothnessBound implements Lab {
  private static final int PAIRS = 300;
  private static final Parameter<Double> W1 =
      Parameter.number("w1", 1, -3, 3, "weight of the first input");
  private static final Parameter<Double> W2 =
      Parameter.number("w2", 1, -3, 3, "weight of the second input");

  @Override
  public LabCard card() {
    return LabCard.of("smoothness-bound", Chapter.GENERALISATION, "Why small weights are smooth")
        .covers("R8", "R1")
        .about(
            """
            The scores of two points differ by ⟨w, x − x′⟩, and ⟨w, x − x′⟩² ≤ ‖w‖² ‖x − x′‖² \
            (Cauchy and Schwarz). So a penalty on ‖w‖² forbids that near points get far scores.\
            """)
        .look(
            """
            No pair of points lies above the line. A pair lies on it when x − x′ has the direction \
            of w, and on the floor when it is at right angles. Half the weights and the line is \
            four times as flat.\
            """)
        .parameters(W1, W2);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor w = Tensor.of(new double[] {settings.get(W1), settings.get(W2)}, Shape.of(2));
    double norm = w.square().sum().toDouble();
    Tensor example = Tensor.of(new double[] {1, 2}, Shape.of(2));
    notebook.number("⟨w, (1, 2)⟩²", example.times(w).sum().square().toDouble(), "9", "R8");
    notebook.number("‖w‖² ‖(1, 2)‖²", norm * example.square().sum().toDouble(), "10", "R8");

    Tensor steps = settings.key().normal(Shape.of(PAIRS, 2), DType.F64);
    Tensor change = steps.times(w).sum(1).square();
    Tensor distance = steps.square().sum(1);
    double most = distance.max().toDouble();
    boolean kept = change.minus(distance.times(norm)).max().toDouble() <= 1e-12;
    notebook.note(
        "%d random pairs of points: %s is above the bound."
            .formatted(PAIRS, kept ? "none" : "at least one"));
    notebook.figure(
        Chart.of("Change of the score against distance")
            .axes("‖x − x′‖²", "⟨w, x − x′⟩²")
            .points("pairs of points", distance.toDoubles(), change.toDoubles())
            .line("bound ‖w‖² ‖x − x′‖²", new double[] {0, most}, new double[] {0, most * norm})
            .points(
                "x − x′ = (1, 2)",
                new double[] {5},
                new double[] {w.times(example).sum().square().toDouble()}));
  }
}
