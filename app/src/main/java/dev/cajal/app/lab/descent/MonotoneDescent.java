package dev.cajal.app.lab.descent;

import dev.cajal.app.figure.Chart;
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
import dev.cajal.nn.descent.SurfacePoint;
import dev.cajal.nn.optimizer.Sgd;
import java.util.Arrays;

/** Why descent goes down, and for which steps. */
public final class MonotoneDescent implements Lab {
  private static final Parameter<Double> X1 =
      Parameter.number("x1", -1, -1.8, 1.8, "where the step begins");
  private static final Parameter<Double> X2 =
      Parameter.number("x2", -1, -1, 1, "where the step begins");

  @Override
  public LabCard card() {
    return LabCard.of("monotone-descent", Chapter.DESCENT, "Does every step go down?")
        .covers("O13", "O1", "E3", "E2", "V2")
        .about(
            """
            To first order L(w − η∇L) ≈ L − η‖∇L‖², which is never more than L: the direction of \
            steepest descent is −∇L. The curvature takes part of that away. For a surface whose \
            second derivatives are at most C, L(w − η∇L) ≤ L − η(1 − Cη/2)‖∇L‖², so that every \
            step with 0 < η < 2/C goes down, and no promise is made for longer ones.

            Descent stops where the gradient is nearly zero, ‖∇L‖ < ε.\
            """)
        .look(
            """
            The true loss leaves the straight promise at once, stays below the curved one at first \
            and climbs above the start for long steps. The losses fall; the positions need not \
            come to any one place.\
            """)
        .parameters(X1, X2);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String[] trace = {"0.8", "0.64", "0.512", "0.4096", "0.32768"};
    DescentPath parabola = Descent.path(x -> x.square().sum(), new double[] {1}, new Sgd(0.1), 5);
    for (int k = 1; k <= 5; k++) {
      String name = "w² from 1, η = 0.1, step " + k;
      notebook.number(name, parabola.points().get(k).x(0), trace[k - 1], "O1");
    }
    DescentPath climbing = Descent.path(x -> x.square().sum(), new double[] {1}, new Sgd(1.1), 10);
    notebook.number("|w| with η = 1.1, step 10", Math.abs(climbing.last().x(0)), "6.19", "E3");

    Surface camel = Surface.of(Surfaces::camel, 2);
    double[] start = {settings.get(X1), settings.get(X2)};
    SurfacePoint here = camel.at(start);
    double square = here.gradientNorm() * here.gradientNorm();
    double longest = Math.min(0.2, 1.5 / here.gradientNorm());
    int count = 101;
    double[] steps = new double[count];
    double[] loss = new double[count];
    double[] straight = new double[count];
    double[] curved = new double[count];
    double bend = 0;
    for (int i = 0; i < count; i++) {
      double eta = longest * i / (count - 1);
      steps[i] = eta;
      double[] place = {
        start[0] - eta * here.gradient().get(0), start[1] - eta * here.gradient().get(1)
      };
      loss[i] = camel.value(place);
      bend = Math.max(bend, Curvature.of(camel, place).eigenvalues().getLast());
      straight[i] = here.value() - eta * square;
    }
    for (int i = 0; i < count; i++) {
      curved[i] = here.value() - steps[i] * (1 - bend * steps[i] / 2) * square;
    }
    notebook.number("‖∇L‖ at the start", here.gradientNorm());
    notebook.number("largest curvature C along the way", bend);
    notebook.number("2/C", 2 / bend);
    double low = camel.value(0.0898, -0.7127) - 0.5;
    notebook.figure(
        Chart.of(
                "The camel after one step from (%s, %s)"
                    .formatted(NumberText.of(start[0]), NumberText.of(start[1])))
            .axes("η", "L")
            .size(640, 340)
            .yRange(low, Math.max(here.value(), max(loss)) + 1)
            .line("L(w − η∇L)", steps, loss)
            .dashed("L − η‖∇L‖²", steps, straight)
            .line("L − η(1 − Cη/2)‖∇L‖²", steps, curved)
            .horizontal(here.value())
            .vertical(2 / bend));

    Chart course = Chart.of("Many steps").axes("step", "L").size(640, 300);
    var table = notebook.table("Until ‖∇L‖ < 0.001", "η", "steps", "L", "steps that went up");
    for (double eta : new double[] {0.005, 0.05, 0.125}) {
      DescentPath path = Descent.path(Surfaces::camel, start, new Sgd(eta), 300);
      course =
          course.steps(
              "η = " + NumberText.of(eta),
              Arrays.copyOf(path.values(), Math.min(41, path.steps() + 1)));
      int stop = 0;
      int up = 0;
      while (stop < path.steps() && path.points().get(stop).gradientNorm() >= 1e-3) {
        stop++;
        up += path.values()[stop] > path.values()[stop - 1] ? 1 : 0;
      }
      boolean still = path.points().get(stop).gradientNorm() < 1e-3;
      table.row(eta, still ? "" + stop : "more than " + stop, path.points().get(stop).value(), up);
    }
    notebook.figure(course);
  }

  private static double max(double... values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
