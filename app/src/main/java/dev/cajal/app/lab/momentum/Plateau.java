package dev.cajal.app.lab.momentum;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.HeavyBall;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plateau, which momentum rolls over. */
public final class Plateau implements Lab {
  private static final int STEPS = 400;
  private static final Parameter<Double> DECAY =
      Parameter.number("decay", 0.9, 0, 0.98, "β of the heavy ball");
  private static final Parameter<Double> SLOPE =
      Parameter.number("slope", 0.05, 0, 0.2, "how steep the plateau is");

  @Override
  public LabCard card() {
    return LabCard.of("plateau", Chapter.MOMENTUM, "Over a plateau")
        .covers("O9", "O11", "O13")
        .about(
            """
            A slope, then a plateau that is almost level, then a valley. Where the gradient is g \
            for long, descent moves by αg, and the heavy ball by αg(1 + β + β² + …) = αg/(1 − β): \
            with β = 0.9 ten times as far. It also brings speed along from the slope. Adam divides \
            by the root of an average of squares that reaches 1000 steps back: it still sees the \
            slope and crosses slowly.\
            """)
        .look(
            """
            Plain descent seems to have ended on the plateau: a small gradient is not yet a \
            minimum. The ball's speed carries it over even a level plateau (slope 0), but not with \
            β = 0.5. With β near 1 it swings in the valley for long.\
            """)
        .parameters(DECAY, SLOPE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double slope = settings.get(SLOPE);
    double decay = settings.get(DECAY);
    Map<String, Optimizer> ways = new LinkedHashMap<>();
    ways.put("plain descent", new Sgd(0.1));
    ways.put("heavy ball, β = " + NumberText.of(decay), new HeavyBall(0.1, decay));
    ways.put("Adam", new Adam(0.1));

    Chart places = Chart.of("Where they are").axes("step", "x").size(640, 320).horizontal(4);
    Chart curve =
        Chart.of("The surface and the places after 100 steps")
            .axes("x", "f")
            .size(640, 300)
            .curve("", -4, 6, x -> surface(x, slope));
    var table = notebook.table("Steps until x is 3", "way", "steps", "x at the end");
    for (var way : ways.entrySet()) {
      DescentPath path =
          Descent.path(x -> surface(x, slope).sum(), new double[] {-3.5}, way.getValue(), STEPS);
      double[] x = path.coordinates(0);
      int when = Math.min(100, path.steps());
      double[][] seen = {{x[when], path.values()[when]}};
      int arrived = 0;
      while (arrived < x.length && x[arrived] < 3) {
        arrived++;
      }
      String steps = arrived < x.length ? "" + arrived : "more than " + path.steps();
      table.row(way.getKey(), steps, path.last().x(0));
      places = places.steps(way.getKey(), x);
      curve = curve.points(way.getKey(), seen);
    }
    notebook.figure(curve);
    notebook.figure(places);
  }

  private static Tensor surface(Tensor x, double slope) {
    Tensor fall = x.plus(2).times(-3).softplus().times(0.5);
    Tensor valley = x.minus(4).square().negate().exp().times(1.5);
    return fall.minus(valley).minus(x.times(slope)).plus(x.minus(5).times(4).softplus().times(0.5));
  }
}
