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
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** What the step size does: creeping, good, hopping, diverging. */
public final class FourStepSizes implements Lab {
  private static final Parameter<Integer> STEPS =
      Parameter.whole("steps", 10, 1, 50, "how many steps are made");

  @Override
  public LabCard card() {
    return LabCard.of("four-step-sizes", Chapter.DESCENT, "Four step sizes")
        .covers("O1", "O2", "E3", "E2")
        .about(
            """
            Gradient descent on F(x) = x² multiplies x by 1 − 2γ in each step. Its slope changes \
            by 2 at most (L = 2), so it comes down for 0 < γ < 2/L = 1 and for no other γ.\
            """)
        .look(
            """
            γ = 0.1 creeps; γ = 0.5 is there at once; γ = 0.9 hops from side to side and arrives \
            as slowly as 0.1; γ = 1 stays at the same height for ever; γ = 1.1 climbs. In two \
            dimensions the steepest direction sets the limit, and the flat one waits.\
            """)
        .parameters(STEPS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int steps = settings.get(STEPS);
    double[] rates = {0.1, 0.5, 0.9, 1.0, 1.1};
    String[] expected = {"0.1073741824", "0", "0.1073741824", "1", "6.191736422"};

    List<Figure> curves = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      DescentPath path =
          Descent.path(x -> x.square().sum(), new double[] {1}, new Sgd(rates[i]), steps);
      String rate = "γ = " + rates[i];
      notebook.number("|x|, " + rate, Math.abs(path.last().x(0)), expected[i], "O2");
      double reach = Math.min(8, Math.max(1.2, 1.1 * Math.abs(path.last().x(0))));
      curves.add(
          Chart.of(rate)
              .axes("x", "F")
              .size(220, 220)
              .xRange(-reach, reach)
              .yRange(0, reach * reach)
              .curve("", -reach, reach, Tensor::square)
              .path("steps", path.coordinates(0), path.values()));
    }
    curves.remove(3);
    notebook.figure(new Panels("x² from x = 1", 4, curves));

    Tensor steepness = Tensor.of(new double[] {0.5, 5}, Shape.of(2));
    Grid bowl = Grid.of(-10, 10, -4, 4, 81, p -> p.square().times(steepness).sum(1));
    List<Figure> maps = new ArrayList<>();
    for (double rate : new double[] {0.02, 0.1, 0.19, 0.203}) {
      DescentPath path =
          Descent.path(
              x -> x.square().times(steepness).sum(), new double[] {-9, 1.5}, new Sgd(rate), steps);
      maps.add(
          Chart.of("γ = " + NumberText.of(rate))
              .axes("x₁", "x₂")
              .size(300, 190)
              .xRange(-10, 10)
              .yRange(-4, 4)
              .heat("F", bowl)
              .contours(bowl, 1, 4, 10, 20, 35, 55)
              .path("steps", path));
    }
    notebook.figure(new Panels("½x₁² + 5x₂²: the bound is 2/L = 0.2", 2, maps));
  }
}
