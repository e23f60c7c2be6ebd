package dev.cajal.app.lab.descent;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.app.lab.Surfaces;
import dev.cajal.nn.descent.Curvature;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** The largest step of gradient descent, on a line fit. */
public final class StepBound implements Lab {
  private static final Parameter<Double> SHARE =
      Parameter.number("share", 0.5, 0.01, 1.2, "of the bound, the step of the first path");

  @Override
  public LabCard card() {
    return LabCard.of("step-bound", Chapter.DESCENT, "The bound 2/L on a line fit")
        .covers("T10", "P12", "O2", "C4", "P10")
        .about(
            """
            A line wx + b is fitted to (2, 3), (4, 4), (6, 5), (8, 6) by gradient descent on the \
            sum of squares. L is the largest eigenvalue of the Hessian, the steepest curvature: \
            steps below 2/L come down, steps above it climb.

            The mean of squares is the sum divided by 4. Its bound is four times as large: a step \
            size means nothing without the reduction.\
            """)
        .look(
            """
            Just below the bound the steep direction hops and the flat one still has far to go: \
            the largest eigenvalue limits the step, the smallest one sets the pace. A little above \
            the bound every hop is longer than the one before.\
            """)
        .parameters(SHARE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Surface sum = Surface.of(Surfaces::lineFit, 2);
    Curvature bend = Curvature.of(sum, 0, 0);
    notebook.number("L(0, 0)", sum.value(0, 0), "86", "P12");
    notebook.number("∂L/∂w at (0, 0)", sum.gradient(0, 0)[0], "-200", "P12");
    notebook.number("∂L/∂b at (0, 0)", sum.gradient(0, 0)[1], "-36", "P12");
    notebook.number("smallest eigenvalue", bend.eigenvalues().getFirst(), "1.297106799", "T10");
    notebook.number("largest eigenvalue", bend.eigenvalues().getLast(), "246.7028932", "T10");
    notebook.number("bound of the sum", bend.stepBound(), "0.008106917491", "T10");

    Curvature mean = Curvature.of(Surface.of(StepBound::mean, 2), 0, 0);
    notebook.number("bound of the mean", mean.stepBound(), "0.03242766996", "T10");
    DescentPath slow = Descent.path(StepBound::mean, new double[2], new Sgd(0.02), 1000);
    String[] ws = {"1", "0.764", "0.7926580894", "0.5004664597"};
    String[] bs = {"0.18", "0.1528", "0.2535392809", "1.997216368"};
    int[] steps = {1, 2, 10, 1000};
    for (int k = 0; k < steps.length; k++) {
      String when = ", mean, η = 0.02, step " + steps[k];
      notebook.number("w" + when, slow.points().get(steps[k]).x(0), ws[k], "P12");
      notebook.number("b" + when, slow.points().get(steps[k]).x(1), bs[k], "P12");
    }

    Tensor x = Tensor.of(new double[] {0, 1, 2, 3}, Shape.of(4, 1));
    Tensor y = Tensor.of(new double[] {0, 0, 1, 1}, Shape.of(4));
    Curvature logistic = Curvature.of(BinaryRegression.logistic().surface(x, y), 0, 0);
    double steepest = logistic.eigenvalues().getLast();
    notebook.number("logistic regression, L at most", steepest, "4.202562419", "T10");
    notebook.number("its bound", logistic.stepBound(), "0.4759001296", "T10");

    Grid grid = Grid.of(-1.5, 3.5, -1.5, 3.5, 81, p -> Surfaces.lineFit(p).plus(1).log());
    Chart losses =
        Chart.of("The loss in 60 steps")
            .axes("step", "sum of squares")
            .logY()
            .yRange(0.1, 1e5)
            .size(640, 300);
    List<Figure> maps = new ArrayList<>();
    for (double share : new double[] {settings.get(SHARE), 0.98, 1.05}) {
      String name = "%s · 2/L".formatted(NumberText.of(share));
      DescentPath path =
          Descent.path(
              Surfaces::lineFit, new double[] {0, 0}, new Sgd(share * bend.stepBound()), 60);
      maps.add(
          Chart.of("γ = " + name)
              .axes("w", "b")
              .equalAxes()
              .size(300, 300)
              .xRange(-1.5, 3.5)
              .yRange(-1.5, 3.5)
              .heat("log(1 + L)", grid)
              .contours(grid, 0.3, 0.8, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5)
              .path("steps", new DescentPath(path.points().subList(0, 7), false)));
      losses = losses.steps(name, path.values());
    }
    notebook.figure(new Panels("6 steps from (0, 0)", 3, maps));
    notebook.figure(losses);
  }

  private static Tensor mean(Tensor p) {
    return Surfaces.lineFit(p).dividedBy(4);
  }
}
