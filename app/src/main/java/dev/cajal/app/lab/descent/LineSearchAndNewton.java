package dev.cajal.app.lab.descent;

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
import dev.cajal.nn.descent.LineSearch;
import dev.cajal.nn.descent.Newton;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps that are searched for, and steps that know the curvature. */
public final class LineSearchAndNewton implements Lab {
  private static final Parameter<Double> X1 =
      Parameter.number("x1", -1.2, -1.5, 1.5, "where all paths begin");
  private static final Parameter<Double> X2 =
      Parameter.number("x2", -0.5, -1, 0, "where all paths begin");

  @Override
  public LabCard card() {
    return LabCard.of("line-search-newton", Chapter.DESCENT, "Line search and Newton's method")
        .covers("O1", "O12", "V4", "P12")
        .about(
            """
            Which step is right changes from place to place. A line search begins with a long step \
            and halves it until the loss falls enough. Newton's method asks the Hessian: w ← w − \
            H⁻¹∇L goes to the lowest place of the parabola that fits the surface here.

            The surface is Rosenbrock's curved valley, (1 − x₁)² + 10(x₂ − x₁²)², lowest at (1, 1).\
            """)
        .look(
            """
            Constant steps must be short enough for the steepest place and then creep along the \
            floor. Newton's method needs a handful of steps, each of which costs a Hessian: n² \
            numbers for n weights, which is why networks are not trained so. On the line fit, \
            which is a parabola, its first step is the last.\
            """)
        .parameters(X1, X2);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    DescentPath line = new Newton().minimize(Surface.of(Surfaces::lineFit, 2), 0, 0).path();
    notebook.number("line fit, w after one step", line.points().get(1).x(0), "0.5", "P12");
    notebook.number("line fit, b after one step", line.points().get(1).x(1), "2", "P12");

    Surface banana = Surface.of(Surfaces::banana, 2);
    double[] start = {settings.get(X1), settings.get(X2)};
    Map<String, DescentPath> paths = new LinkedHashMap<>();
    paths.put("line search", new LineSearch(1, 0.1).path(banana, start, 400));
    paths.put("constant, 0.01", Descent.path(Surfaces::banana, start, new Sgd(0.01), 400));
    paths.put("Newton", new Newton().minimize(banana, start, place -> {}).path());

    Grid grid = Grid.of(-1.8, 1.8, -1.2, 1.8, 91, p -> Surfaces.banana(p).plus(0.05).log());
    Chart map =
        Chart.of("Three ways along the valley")
            .axes("x₁", "x₂")
            .size(560, 400)
            .xRange(-1.8, 1.8)
            .yRange(-1.2, 1.8)
            .heat("log f", grid)
            .contours(grid, -2, -1, 0, 1, 2, 3, 4, 5);
    Chart losses =
        Chart.of("The loss").axes("step", "f").logX().logY().yRange(1e-12, 1e2).size(560, 320);
    var table = notebook.table("Steps until f is", "method", "0.01", "1e-6", "1e-12");
    for (var entry : paths.entrySet()) {
      double[] values = entry.getValue().values();
      double[] steps = new double[values.length];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = i + 1;
      }
      map = map.path(entry.getKey(), entry.getValue());
      losses = losses.path(entry.getKey(), steps, values);
      table.row(entry.getKey(), until(values, 1e-2), until(values, 1e-6), until(values, 1e-12));
    }
    notebook.figure(map);
    notebook.figure(losses);
  }

  private static String until(double[] values, double goal) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= goal) {
        return "" + i;
      }
    }
    return "more than " + (values.length - 1);
  }
}
