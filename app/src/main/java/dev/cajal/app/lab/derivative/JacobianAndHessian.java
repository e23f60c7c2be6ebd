package dev.cajal.app.lab.derivative;

import dev.cajal.Gradient;
import dev.cajal.Jacobian;
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
import dev.cajal.nn.descent.Curvature;
import dev.cajal.nn.descent.Surface;
import dev.cajal.shape.Shape;

/** The Jacobian as a linear picture of a map, the Hessian as the curvature of a surface. */
public final class JacobianAndHessian implements Lab {
  private static final Parameter<Double> SIDE =
      Parameter.number("side", 0.4, 0.01, 2, "side of the square that is mapped");

  @Override
  public LabCard card() {
    return LabCard.of("jacobian-and-hessian", Chapter.DERIVATIVE, "Jacobian and Hessian")
        .covers("V3", "V4", "V2", "E18")
        .about(
            """
            The Jacobian of f = (2x₁ + x₂², −x₁² + 3x₂, 4x₁x₂) has a row for each output and a \
            column for each input. Near a point, f is its value there plus the Jacobian times the \
            step.

            The Hessian holds the second derivatives of one number. Its eigenvalues say how the \
            surface bends: both positive is a bowl, both negative a dome, one of each a saddle.\
            """)
        .look(
            """
            A small square becomes nearly the parallelogram of the Jacobian; a large one is bent. \
            The camel's valleys lie in the regions of bowls; the origin, where its gradient is 0, \
            lies in a region of saddles.\
            """)
        .parameters(SIDE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor at = Tensor.of(new double[] {2, 1}, Shape.of(2));
    Tensor jacobian = Jacobian.of(map(at), at);
    notebook.numbers("f(2, 1)", map(at), "V3", "5", "-1", "8");
    notebook.numbers("J(2, 1)", jacobian.reshape(6), "V3", "2", "2", "-4", "3", "4", "8");

    Surface camel = Surface.of(Surfaces::camel, 2);
    notebook.numbers("H(0, 1)", camel.hessian(0, 1).reshape(4), "V4", "8", "1", "1", "40");
    var bowl = Curvature.of(camel, 0, 1).eigenvalues();
    var saddle = Curvature.of(camel, 0, 0).eigenvalues();
    notebook.number("λ₁(0, 1)", bowl.get(0), "7.968780458", "V4");
    notebook.number("λ₂(0, 1)", bowl.get(1), "40.03121954", "V4");
    notebook.number("λ₁(0, 0)", saddle.get(0), "-8.062257748", "V4");
    notebook.number("λ₂(0, 0)", saddle.get(1), "8.062257748", "V4");

    Tensor steps = outline().times(settings.get(SIDE) / 2);
    Tensor straight = map(at).plus(steps.matmul(jacobian.transpose(1, 0)));
    Chart image = Chart.of("A square around (2, 1), mapped: f₁ and f₂").axes("f₁", "f₂");
    image = around(image.equalAxes(), "f", map(at.plus(steps)));
    notebook.figure(around(image, "f(2, 1) + J · step", straight));

    Grid heights = Grid.of(-2, 2, -1.1, 1.1, 81, Surfaces::camel);
    Grid kinds = Grid.of(-2, 2, -1.1, 1.1, 161, JacobianAndHessian::kind);
    notebook.figure(
        Chart.of("How the camel bends")
            .axes("x₁", "x₂")
            .regions(kinds, "dome", "saddle", "bowl")
            .contours(heights, -0.8, -0.4, 0, 0.4, 0.8, 1.4, 2, 2.6, 3.5, 5)
            .label("(0, 0)", 0, 0));
  }

  private static Tensor map(Tensor x) {
    Tensor x1 = x.at(-1, 0);
    Tensor x2 = x.at(-1, 1);
    Tensor f1 = x1.times(2).plus(x2.square());
    Tensor f2 = x2.times(3).minus(x1.square());
    return Tensor.stack(-1, f1, f2, x1.times(x2).times(4));
  }

  /** How many eigenvalues of the Hessian are positive, at many points at once. */
  private static Tensor kind(Tensor points) {
    Tensor slope = Gradient.of(Surfaces.camel(points).sum(), points).of(points);
    Tensor row1 = Gradient.of(slope.at(1, 0).sum(), points).of(points);
    Tensor row2 = Gradient.of(slope.at(1, 1).sum(), points).of(points);
    Tensor mean = row1.at(1, 0).plus(row2.at(1, 1)).times(0.5);
    Tensor half = row1.at(1, 0).minus(row2.at(1, 1)).times(0.5);
    Tensor spread = half.square().plus(row1.at(1, 1).square()).sqrt();
    Tensor first = mean.minus(spread).greaterThan(0).to(points.dtype());
    return first.plus(mean.plus(spread).greaterThan(0).to(points.dtype()));
  }

  /** The outline of the square from −1 to 1, 20 points along each side. */
  private static Tensor outline() {
    double[] places = new double[2 * 81];
    for (int i = 0; i <= 80; i++) {
      double along = 2 * (i % 20) / 20.0 - 1;
      double[][] sides = {{along, -1}, {1, along}, {-along, 1}, {-1, -along}};
      places[2 * i] = sides[i / 20 % 4][0];
      places[2 * i + 1] = sides[i / 20 % 4][1];
    }
    return Tensor.of(places, Shape.of(81, 2));
  }

  private static Chart around(Chart chart, String name, Tensor outline) {
    return chart.line(name, outline.at(1, 0).toDoubles(), outline.at(1, 1).toDoubles());
  }
}
