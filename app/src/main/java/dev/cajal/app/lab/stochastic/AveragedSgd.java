package dev.cajal.app.lab.stochastic;

import dev.cajal.Tensor;
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
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.schedule.Inverse;
import java.util.ArrayList;
import java.util.List;

/** The mean of all weights that noisy descent has visited. */
public final class AveragedSgd implements Lab {
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.1, 0.01, 0.2, "learning rate at the start");
  private static final Parameter<Double> DECAY =
      Parameter.number("decay", 0, 0, 2, "r of the rate η/(1 + rt), t in epochs");

  @Override
  public LabCard card() {
    return LabCard.of("averaged-sgd", Chapter.STOCHASTIC, "Averaged SGD")
        .covers("O6", "T13", "E19")
        .about(
            """
            W̄ₙ = (W₀ + … + Wₙ)/(n + 1) = n/(n + 1)·W̄ₙ₋₁ + Wₙ/(n + 1): the mean of all weights so \
            far, the start included. It takes no part in the descent; it is what is returned. \
            Noise that throws the weights to all sides of the minimum cancels in the mean. For a \
            convex loss and decaying steps it converges.\
            """)
        .look(
            """
            The last weights keep jumping, the mean glides. It also remembers the way from the \
            start, which only fades like 1/n: at first it is behind. Begun after the first epoch \
            it has both advantages.\
            """)
        .parameters(RATE, DECAY);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String[] trace = {"0.9", "0.8133333333", "0.738", "0.67232", "0.61488"};
    DescentPath square = Descent.path(x -> x.square().sum(), new double[] {1}, new Sgd(0.1), 5);
    for (int n = 1; n <= 5; n++) {
      notebook.number("W̄, w², step " + n, square.averages().get(n)[0], trace[n - 1], "O6");
    }

    NoisyLine data = NoisyLine.of(32, 1.5, settings.key());
    int epochs = 20;
    NoisyLine.Course course =
        data.train(
            settings.seed(),
            trainer ->
                trainer
                    .optimizer(new Sgd(settings.get(RATE)))
                    .schedule(new Inverse(settings.get(DECAY)))
                    .batchSize(1)
                    .epochs(epochs));
    Tensor all = course.averages(0);
    Tensor late = course.averages(32);

    Grid grid = Grid.of(-2, 3, -2.5, 2.5, 81, data::loss);
    List<Figure> maps = new ArrayList<>();
    String[] names = {"last weights", "mean of all", "mean after epoch 1"};
    Tensor[] ways = {course.weights(), all, late};
    Chart losses = Chart.of("Above the least loss").axes("step", "L − L*").logY().size(640, 320);
    for (int i = 0; i < 3; i++) {
      maps.add(
          Chart.of(names[i])
              .axes("w", "b")
              .equalAxes()
              .size(300, 300)
              .heat("L", grid)
              .contours(grid, 2.2, 3, 5, 8, 12, 17, 23)
              .path("steps", ways[i].at(1, 0).toDoubles(), ways[i].at(1, 1).toDoubles()));
      losses = losses.steps(names[i], data.excess(ways[i]));
    }
    notebook.figure(new Panels("20 epochs, one sample at a time", 3, maps));
    notebook.figure(losses);
  }
}
