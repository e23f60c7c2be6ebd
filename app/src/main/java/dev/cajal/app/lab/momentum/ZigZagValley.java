package dev.cajal.app.lab.momentum;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.app.lab.Surfaces;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.AveragedMomentum;
import dev.cajal.nn.optimizer.HeavyBall;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.Sgd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A narrow valley with momentum and without. */
public final class ZigZagValley implements Lab {
  private static final Parameter<Double> DECAY = Parameter.number("decay", 0.8, 0, 0.98, "β");
  private static final Parameter<Double> NARROW =
      Parameter.number("narrow", 25, 1, 100, "curvature across over curvature along");

  @Override
  public LabCard card() {
    return LabCard.of("zig-zag", Chapter.MOMENTUM, "The zig-zag valley")
        .covers("O8", "O9", "E42", "E32")
        .about(
            """
            f = ½(x₁² + c x₂²) is a valley c times as steep across as along. Steps as long as the \
            bound allows hop from wall to wall and creep along. The heavy ball adds β times the \
            last move: moves in one direction add up, moves to and fro cancel.

            Momentum comes in two scales: θ ← θ − αg + β(θ − last θ), whose weights 1, β, β², … \
            sum to 1/(1 − β), and the average m ← βm + (1 − β)g, θ ← θ − ηm. With α = (1 − β)η and \
            m begun at 0 they are the same. β = 1 would never move, so β < 1.\
            """)
        .look(
            """
            Both walks have the same step and the same number of steps. With β = 0 both pictures \
            are one; with β near 1 the ball overshoots and rolls to and fro along the valley.\
            """)
        .parameters(DECAY, NARROW);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    trace(notebook, "heavy ball", new HeavyBall(0.1, 0.9), "O9", "0.8 0.46 0.062 -0.3086 -0.58042");
    trace(
        notebook,
        "average from 0",
        new AveragedMomentum(0.1, 0.9, false),
        "O8",
        "0.98 0.9424 0.889712 0.82449856 0.7493164928");
    trace(
        notebook,
        "average from g(1)",
        new AveragedMomentum(0.1, 0.9, true),
        "O8",
        "0.8 0.604 0.41552 0.2375776 0.072677888");
    double ball = square(new HeavyBall(0.01, 0.9), 50).last().x(0);
    double average = square(new AveragedMomentum(0.1, 0.9, false), 50).last().x(0);
    notebook.number("heavy ball with α = (1 − β)η less average, step 50", ball - average);

    double decay = settings.get(DECAY);
    double narrow = settings.get(NARROW);
    double rate = 1.9 / Math.max(narrow, 1);
    Map<String, Optimizer> ways = new LinkedHashMap<>();
    ways.put("plain descent", new Sgd(rate));
    ways.put("heavy ball", new HeavyBall(rate, decay));
    Grid valley = Grid.of(-10, 3, -2, 2, 91, x -> Surfaces.valley(x, narrow).plus(0.3).log());
    List<Figure> maps = new ArrayList<>();
    Chart losses = Chart.of("The loss").axes("step", "f").logY().yRange(1e-8, 100).size(640, 300);
    for (var way : ways.entrySet()) {
      double[] start = {-9, 1};
      DescentPath path =
          Descent.path(x -> Surfaces.valley(x, narrow).sum(), start, way.getValue(), 100);
      DescentPath begin = new DescentPath(path.points().subList(0, 41), false);
      maps.add(
          Chart.of(way.getKey())
              .axes("x₁", "x₂")
              .size(640, 190)
              .xRange(-10, 3)
              .yRange(-2, 2)
              .heat("log f", valley)
              .contours(valley, -0.5, 0.5, 1.5, 2.2, 2.8, 3.3, 3.8)
              .path("steps", begin));
      losses = losses.steps(way.getKey(), path.values());
    }
    notebook.figure(new Panels("40 steps", 1, maps));
    notebook.figure(losses);
    notebook.figure(weights(notebook));
  }

  private static Chart weights(Notebook notebook) {
    String[] ages = {"newest", "1 ago", "2 ago", "3 ago", "4 ago", "5 ago"};
    String[] expected = {"0.01", "0.25", "0.81"};
    double[] betas = {0.1, 0.5, 0.9};
    Chart chart =
        Chart.of("Weights of the gradients in a move, α = 1")
            .axes("gradient", "weight")
            .categories(ages)
            .size(520, 260);
    for (int i = 0; i < betas.length; i++) {
      // On a slope of 1 each move is the sum of the weights so far.
      double[] x =
          Descent.path(p -> p.sum(), new double[] {0}, new HeavyBall(1, betas[i]), ages.length)
              .coordinates(0);
      double[] weights = new double[ages.length];
      for (int j = 0; j < weights.length; j++) {
        weights[j] = x[j] - x[j + 1] - (j == 0 ? 0 : x[j - 1] - x[j]);
      }
      String beta = "β = " + betas[i];
      notebook.number("weight of the gradient 2 ago, " + beta, weights[2], expected[i], "O9");
      chart = chart.bars(beta, weights);
    }
    return chart;
  }

  private static void trace(
      Notebook notebook, String name, Optimizer optimizer, String source, String expected) {
    double[] found = square(optimizer, 5).coordinates(0);
    String[] digits = expected.split(" ", -1);
    for (int k = 1; k <= 5; k++) {
      notebook.number("%s, w², step %d".formatted(name, k), found[k], digits[k - 1], source);
    }
  }

  private static DescentPath square(Optimizer optimizer, int steps) {
    return Descent.path(x -> x.square().sum(), new double[] {1}, optimizer, steps);
  }
}
