package dev.cajal.app.lab.neuron;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** The sigmoid grows into a step as its slope grows. */
public final class SigmoidToStep implements Lab {
  private static final Parameter<Double> A =
      Parameter.number("a", 10, 0.1, 1000, "the largest slope but one; the curves go up tenfold");

  @Override
  public LabCard card() {
    return LabCard.of("sigmoid-to-step", Chapter.NEURON, "From sigmoid to step")
        .covers("N3", "N4", "A2", "A4", "A5", "E10")
        .about(
            """
            σ(az) = 1 / (1 + e^(−az)) is read as the probability of class 1. The step H(z) is 1 \
            from 0 on, and 0 before: the first model of a nerve cell that fires or does not.\
            """)
        .look(
            """
            Near 0 every sigmoid is almost a straight line, far away it saturates. As a grows the \
            curve tends to the step at every z but 0, where it stays ½. The rule "class 1 if \
            s > 0" needs a > 0: a negative slope turns it round.\
            """)
        .parameters(A);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double a = settings.get(A);
    Tensor z = Tensor.of(new double[] {0.1}, Shape.of(1));
    notebook.number("σ(az) at z = 0.1, a", z.times(a).sigmoid().toDouble(), "0.7310585786", "N4");
    notebook.number(
        "σ(az) at z = 0.1, 10 a", z.times(10 * a).sigmoid().toDouble(), "0.9999546021", "N4");
    notebook.number("σ(0)", z.times(0).sigmoid().toDouble(), "0.5", "N4");

    Chart chart = Chart.of("σ(az) for growing slopes, and the step").axes("z", "output");
    for (double slope : new double[] {a / 100, a / 10, a, 10 * a}) {
      String name = "a = " + NumberText.of(slope, 3);
      chart = chart.curve(name, -3, 3, x -> x.times(slope).sigmoid());
    }
    notebook.figure(
        chart.curve("step H", -3, 3, x -> x.greaterOrEqual(0).to(DType.F64)).horizontal(0.5));
  }
}
