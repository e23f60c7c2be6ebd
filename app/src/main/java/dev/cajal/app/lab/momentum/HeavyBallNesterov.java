package dev.cajal.app.lab.momentum;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.app.lab.Surfaces;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.descent.SurfacePoint;
import dev.cajal.nn.optimizer.HeavyBall;
import dev.cajal.nn.optimizer.Nesterov;
import dev.cajal.nn.optimizer.Optimizer;

/** Looking ahead before the gradient is taken. */
public final class HeavyBallNesterov implements Lab {
  private static final Parameter<Double> DECAY =
      Parameter.number("decay", 0.9, 0, 0.98, "β of both");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.04, 0.005, 0.06, "α of both");

  @Override
  public LabCard card() {
    return LabCard.of("heavy-ball-nesterov", Chapter.MOMENTUM, "Heavy ball and Nesterov")
        .covers("O10", "O9")
        .about(
            """
            The heavy ball takes the gradient where it is and adds the last move: θ − αg(θ) + β(θ \
            − last θ). Nesterov moves first, to θ̃ = θ + β(θ − last θ), and takes the gradient \
            there: θ̃ − αg(θ̃). It sees a wall before it hits it. (The library's optimizer keeps θ̃ \
            as the parameters; θ is one gradient behind.)\
            """)
        .look(
            """
            In the diagram both begin with the same move (black). Nesterov's gradient is taken at \
            its end and turns back more. In the losses the heavy ball swings for long; Nesterov's \
            swings die sooner. Try β = 0, where both are plain descent.\
            """)
        .parameters(DECAY, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String[] ball = {"0.8", "0.46", "0.062", "-0.3086", "-0.58042"};
    String[] ahead = {"0.8", "0.496", "0.17792", "-0.0866816", "-0.259858432"};
    DescentPath first = square(new HeavyBall(0.1, 0.9));
    DescentPath second = square(new Nesterov(0.1, 0.9));
    for (int k = 1; k <= 5; k++) {
      notebook.number("heavy ball, w², step " + k, first.points().get(k).x(0), ball[k - 1], "O9");
      notebook.number("Nesterov, w², step " + k, behind(second, 0.1, 0)[k], ahead[k - 1], "O10");
    }

    double rate = settings.get(RATE);
    double decay = settings.get(DECAY);
    notebook.figure(vectors(rate, decay));

    double[] start = {-9, 1.5};
    Chart losses = Chart.of("The loss").axes("step", "f").logY().size(640, 320);
    Grid valley = Grid.of(-10, 10, -3, 3, 91, x -> Surfaces.valley(x, 20).plus(0.5).log());
    Chart map =
        Chart.of("60 steps in a valley, ½(x₁² + 20x₂²)")
            .axes("x₁", "x₂")
            .size(640, 300)
            .xRange(-10, 10)
            .yRange(-3, 3)
            .heat("log f", valley)
            .contours(valley, 0, 1, 1.8, 2.5, 3, 3.5, 4);
    Optimizer[] optimizers = {new HeavyBall(rate, decay), new Nesterov(rate, decay)};
    for (Optimizer optimizer : optimizers) {
      String name = optimizer instanceof Nesterov ? "Nesterov" : "heavy ball";
      DescentPath path = Descent.path(x -> Surfaces.valley(x, 20).sum(), start, optimizer, 60);
      map =
          optimizer instanceof Nesterov
              ? map.path(name, behind(path, rate, 0), behind(path, rate, 1))
              : map.path(name, path);
      losses = losses.steps(name, path.values());
    }
    notebook.figure(map);
    notebook.figure(losses);
  }

  /** One step of both on ½(x₁² + 20x₂²), drawn as arrows. */
  private static Chart vectors(double rate, double decay) {
    Surface valley = Surface.of(x -> Surfaces.valley(x, 20).sum(), 2);
    double[] last = {-5, 1.8};
    double[] here = {-3.6, 1};
    double[] ahead = {here[0] + decay * (here[0] - last[0]), here[1] + decay * (here[1] - last[1])};
    double[] down = step(valley, here, rate);
    double[] turned = step(valley, ahead, rate);
    Grid grid = Grid.of(-5.5, -0.5, -1, 2, 91, x -> Surfaces.valley(x, 20));
    return Chart.of("One step of each")
        .axes("x₁", "x₂")
        .equalAxes()
        .size(600, 420)
        .xRange(-5.5, -0.5)
        .yRange(-1, 2)
        .heat("f", grid, Palette.SIGNED, -80, 80)
        .contours(grid, 1, 4, 8, 14, 22, 32)
        .arrow("last move", last[0], last[1], here[0], here[1])
        .arrow("", here[0], here[1], ahead[0], ahead[1])
        .arrow("−α · gradient at θ", here[0], here[1], here[0] + down[0], here[1] + down[1])
        .arrow("−α · gradient at θ", ahead[0], ahead[1], ahead[0] + down[0], ahead[1] + down[1])
        .arrow(
            "−α · gradient ahead", ahead[0], ahead[1], ahead[0] + turned[0], ahead[1] + turned[1])
        .label("θ", here[0], here[1])
        .label("ahead", ahead[0], ahead[1])
        .label("heavy ball", ahead[0] + down[0], ahead[1] + down[1])
        .label("Nesterov", ahead[0] + turned[0], ahead[1] + turned[1]);
  }

  private static double[] step(Surface surface, double[] at, double rate) {
    double[] gradient = surface.gradient(at);
    return new double[] {-rate * gradient[0], -rate * gradient[1]};
  }

  /** θ of a path of θ̃. */
  private static double[] behind(DescentPath path, double rate, int coordinate) {
    double[] theta = path.coordinates(coordinate);
    for (int k = path.steps(); k >= 1; k--) {
      SurfacePoint ahead = path.points().get(k - 1);
      theta[k] = ahead.x(coordinate) - rate * ahead.gradient().get(coordinate);
    }
    return theta;
  }

  private static DescentPath square(Optimizer optimizer) {
    return Descent.path(x -> x.square().sum(), new double[] {1}, optimizer, 5);
  }
}
