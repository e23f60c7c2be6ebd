package dev.cajal.app.lab.data;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.descent.SurfacePoint;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.linear.LeastSquaresFit;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.DType;

/** A line through four points, found at once and found step by step. */
public final class LineFit implements Lab {
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.02, 0.001, 0.035, "step size of the descent");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0, 0, 2, "how far the points are moved off their line");

  @Override
  public LabCard card() {
    return LabCard.of("line-fit", Chapter.DATA, "A line through points")
        .covers("P12", "K1", "X12", "X13", "L2", "O1", "C4")
        .about(
            """
            Learning in its smallest form. The examples: x = 2, 4, 6, 8 with y = 3, 4, 5, 6. The \
            model: y = wx + b. The objective: the mean of (wx + b − y)². Least squares finds the \
            best w and b at once; gradient descent starts at 0, 0 and improves them step by step.\
            """)
        .look(
            """
            The slope is nearly right after one step, the height takes a thousand: the surface is \
            steep along w and flat along b. Above rate 0.0324 nothing converges. With noise the \
            residual stays above 0, and every step still goes down.\
            """)
        .parameters(RATE, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor x = Matrices.vector(2, 4, 6, 8);
    Tensor off = settings.key().normal(x.shape(), DType.F64).times(settings.get(NOISE));
    Tensor y = Matrices.vector(3, 4, 5, 6).plus(off).evaluate();
    LeastSquaresFit best = new LeastSquares().fit(x.expand(1), y);
    notebook.number("best w", best.plane().weights().get(0), "0.5", "P12");
    notebook.number("best b", best.plane().bias(), "2", "P12");
    notebook.number("residual Σ(ŷ − y)²", best.residualSum(), "0", "P12");

    Surface sum = Surface.of(p -> residual(p, x, y).sum(), 2);
    notebook.number("sum at (0, 0)", sum.value(0, 0), "86", "P12");
    notebook.number("∂sum/∂w at (0, 0)", sum.gradient(0, 0)[0], "-200", "P12");
    notebook.number("∂sum/∂b at (0, 0)", sum.gradient(0, 0)[1], "-36", "P12");

    DescentPath way =
        Descent.path(
            p -> residual(p, x, y).mean(), new double[2], new Sgd(settings.get(RATE)), 1000);
    int[] steps = {1, 2, 10, 1000};
    String[][] expected = {
      {"1", "0.18"},
      {"0.764", "0.1528"},
      {"0.7926580894", "0.2535392809"},
      {"0.5004664597", "1.997216368"}
    };
    double[] ends = {0, 10};
    Chart chart =
        Chart.of("The line after some steps")
            .axes("x", "y")
            .xRange(0, 10)
            .yRange(-1, 9)
            .points("examples", x.toDoubles(), y.toDoubles());
    for (int i = 0; i < steps.length && steps[i] <= way.steps(); i++) {
      SurfacePoint place = way.points().get(steps[i]);
      notebook.number("w after step " + steps[i], place.x(0), expected[i][0], "P12");
      notebook.number("b after step " + steps[i], place.x(1), expected[i][1], "P12");
      double[] heights = {place.x(1), 10 * place.x(0) + place.x(1)};
      chart = chart.line("step " + steps[i], ends, heights);
    }
    double[] heights = {best.plane().score(0), best.plane().score(10)};
    chart = chart.dashed("least squares", ends, heights);

    Grid surface = Grid.of(0, 1.5, -1, 4, 161, p -> residual(p.transpose(), x, y).mean(1));
    Chart map =
        Chart.of("Its way over the mean square")
            .axes("w", "b")
            .xRange(0, 1.5)
            .yRange(-1, 4)
            .heat("mean square", surface, Palette.VALUES, 0, surface.high())
            .contours(surface, 0.05, 0.25, 1, 2.5, 5, 10, 20)
            .line("descent", way.coordinates(0), way.coordinates(1));
    notebook.figure(Panels.row("y = wx + b", chart, map));
    notebook.figure(
        Chart.of("Mean square after each step")
            .axes("step", "mean square")
            .logY()
            .steps("", way.values()));
  }

  /** (wx + b − y)² for each place (w, b) and each example. */
  private static Tensor residual(Tensor place, Tensor x, Tensor y) {
    Tensor w = place.at(0, 0).expand(-1);
    Tensor b = place.at(0, 1).expand(-1);
    return w.times(x).plus(b).minus(y).square();
  }
}
