package dev.cajal.app.lab.derivative;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.app.lab.Surfaces;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;

/** The six-hump camel: a surface with hills, valleys and saddles, and paths down it. */
public final class CamelContours implements Lab {
  private static final Parameter<Double> X1 =
      Parameter.number("x1", 1.8, -2, 2, "where the first path begins");
  private static final Parameter<Double> X2 =
      Parameter.number("x2", 1, -1, 1, "where the first path begins");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.01, 0.001, 0.05, "step size of gradient descent");

  @Override
  public LabCard card() {
    return LabCard.of("camel-contours", Chapter.DERIVATIVE, "The camel's contours")
        .covers("V1", "V2", "O1", "E18")
        .about(
            """
            f(x) = (4 − 2.1x₁² + x₁⁴/3) x₁² + x₁x₂ + (−4 + 4x₂²) x₂² has six valleys, two of them \
            lowest. The gradient is at right angles to the contours and points uphill; descent \
            walks against it.\
            """)
        .look(
            """
            Where a path ends depends on where it begins: the first one stops in a poor valley. \
            Begin at (0, 0) and it never moves: the gradient is zero there, yet it is a saddle.\
            """)
        .parameters(X1, X2, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor points = Tensor.of(new double[] {1, 1, 0.5, -0.5}, Shape.of(2, 2));
    Tensor slopes = Gradient.of(Surfaces.camel(points).sum(), points).of(points);
    notebook.numbers("f", Surfaces.camel(points), "V2", "3.233333333", "-0.1260416667");
    notebook.numbers("∇f", slopes.reshape(4), "V2", "2.6", "9", "2.5125", "2.5");

    double rate = settings.get(RATE);
    double[] start = {settings.get(X1), settings.get(X2)};
    double[] corner = {-1, -1};
    DescentPath poor = Descent.path(Surfaces::camel, start, new Sgd(rate), 4000);
    DescentPath best = Descent.path(Surfaces::camel, corner, new Sgd(rate), 4000);
    notebook.number("end x₁", poor.last().x(0), "1.607104753", "V2");
    notebook.number("end x₂", poor.last().x(1), "0.5686514549", "V2");
    notebook.number("f at the end", poor.last().value(), "2.104250310", "V2");
    notebook.number("lowest f", best.last().value(), "-1.031628453", "V2");
    notebook.number("lowest x₁", Math.abs(best.last().x(0)), "0.08984201310", "V2");
    notebook.number("lowest x₂", Math.abs(best.last().x(1)), "0.7126564030", "V2");

    Grid surface = Grid.of(-2, 2, -1.1, 1.1, 101, Surfaces::camel);
    notebook.figure(
        Chart.of("Two ways down the six-hump camel")
            .axes("x₁", "x₂")
            .size(460, 300)
            .heat("f", surface)
            .contours(surface, -0.8, -0.4, 0, 0.4, 0.8, 1.4, 2, 2.6, 3.5, 5)
            .path("from (%s, %s)".formatted(start[0], start[1]), poor)
            .path("from (−1, −1)", best));
  }
}
