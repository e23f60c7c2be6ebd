package dev.cajal.app.lab.derivative;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.FiniteDifferences;
import dev.cajal.nn.descent.Surface;

/** The derivative as what secants tend to. */
public final class TangentAndQuotient implements Lab {
  private static final Parameter<Double> X =
      Parameter.number("x", 0.5, -1.5, 1.5, "where the tangent touches");
  private static final Parameter<Double> H =
      Parameter.number("h", 1, 0.001, 1.5, "the widest secant's step");

  @Override
  public LabCard card() {
    return LabCard.of("tangent-and-quotient", Chapter.DERIVATIVE, "Secants become the tangent")
        .covers("V1", "B9")
        .about(
            """
            The difference quotient (f(x + h) − f(x)) / h is the slope of a line through two \
            points of the curve f(x) = x³ − x + 1. As h goes to 0 it tends to the derivative f′(x), \
            the slope of the tangent.\
            """)
        .look(
            """
            Each secant is the closer to the tangent the smaller h is; at half the h the error is \
            about half as large. Where f′ is positive a minimum lies to the left, where it is \
            negative to the right: downhill is −f′.\
            """)
        .parameters(X, H);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double x = settings.get(X);
    Surface f = Surface.of(t -> cubic(t).sum(), 1);
    double y = f.value(x);
    double slope = f.gradient(x)[0];
    notebook.number("f′(x)", slope);

    Chart chart =
        Chart.of("Secants at x = %s".formatted(NumberText.of(x)))
            .axes("x", "f")
            .yRange(-1.5, 3.5)
            .curve("", -2, 2, TangentAndQuotient::cubic);
    var table = notebook.table("The quotient as h is halved", "h", "quotient", "error");
    double h = settings.get(H);
    for (int k = 0; k < 8; k++, h /= 2) {
      double quotient = FiniteDifferences.forward(f, new double[] {x}, h)[0];
      table.row(h, quotient, quotient - slope);
      if (k < 3) {
        chart = line(chart, "h = " + NumberText.of(h, 3), x, y, quotient);
        chart =
            chart.points("h = " + NumberText.of(h, 3), new double[][] {{x + h, f.value(x + h)}});
      }
    }
    notebook.figure(line(chart, "tangent", x, y, slope).points("tangent", new double[][] {{x, y}}));
    notebook.figure(
        Chart.of("The curve and its derivative")
            .axes("x", "f and f′")
            .yRange(-2, 5)
            .curve("f", -2, 2, TangentAndQuotient::cubic)
            .curve("f′", -2, 2, t -> t.square().times(3).minus(1))
            .horizontal(0));
  }

  private static Chart line(Chart chart, String name, double x, double y, double slope) {
    double[] ends = {-2, 2};
    return chart.line(name, ends, new double[] {y + slope * (-2 - x), y + slope * (2 - x)});
  }

  private static Tensor cubic(Tensor x) {
    return x.square().minus(1).times(x).plus(1);
  }
}
