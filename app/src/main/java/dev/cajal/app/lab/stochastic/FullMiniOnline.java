package dev.cajal.app.lab.stochastic;

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
import dev.cajal.nn.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;

/** Full batch, mini-batches, one sample at a time: three ways down one loss. */
public final class FullMiniOnline implements Lab {
  private static final int SAMPLES = 64;
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.05, 0.005, 0.1, "learning rate of all three");
  private static final Parameter<Integer> BATCH =
      Parameter.whole("batch", 8, 2, 32, "samples in a mini-batch");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 1, 0, 2, "how far the points lie from the line");

  @Override
  public LabCard card() {
    return LabCard.of("full-mini-online", Chapter.STOCHASTIC, "Full, mini-batch, online")
        .covers("O3", "O4", "O1", "C4", "E43")
        .about(
            """
            A line is fitted to 64 points. The gradient of the mean loss needs all of them for one \
            step. The mean over a few, a mini-batch, points roughly the same way for a fraction of \
            the work; a single sample, online, more roughly still. In one epoch, one pass over the \
            data, that makes 1, 8 and 64 steps.\
            """)
        .look(
            """
            The full batch goes smoothly and every step is at right angles to a contour; \
            mini-batches shake; online jumps about and often raises the loss. For the same work \
            the rough ways are far ahead, but they never come to rest: the noise, not the \
            distance, decides where they end. With noise 0 they do.\
            """)
        .parameters(RATE, BATCH, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    NoisyLine data = NoisyLine.of(SAMPLES, settings.get(NOISE), settings.key());
    int[] batches = {SAMPLES, settings.get(BATCH), 1};
    int[] epochs = {40, 6, 2};
    String[] names = {"full batch", "mini-batches of " + batches[1], "online"};

    Grid grid = Grid.of(-2, 3, -2.5, 2.5, 81, data::loss);
    List<Figure> maps = new ArrayList<>();
    Chart losses =
        Chart.of("The loss for the same work")
            .axes("samples whose gradient was computed", "mean squared error")
            .xRange(0, 640)
            .size(640, 320);
    var table =
        notebook.table("All steps", "way", "steps per epoch", "steps", "that raised L", "last L");
    for (int i = 0; i < 3; i++) {
      int batch = batches[i];
      int passes = epochs[i];
      NoisyLine.Course course =
          data.train(
              settings.seed(),
              trainer ->
                  trainer.optimizer(new Sgd(settings.get(RATE))).batchSize(batch).epochs(passes));
      double[] loss = data.loss(course.weights()).toDoubles();
      int steps = loss.length - 1;
      int each = steps / passes;
      double[] work = new double[steps + 1];
      int up = 0;
      for (int k = 1; k < loss.length; k++) {
        work[k] = (k - 1) / each * SAMPLES + Math.min(SAMPLES, ((k - 1) % each + 1) * batch);
        up += loss[k] > loss[k - 1] ? 1 : 0;
      }
      maps.add(
          Chart.of("%s, %d epochs".formatted(names[i], passes))
              .axes("w", "b")
              .equalAxes()
              .size(300, 300)
              .heat("L", grid)
              .contours(grid, 1.2, 2, 4, 7, 11, 16, 22)
              .path("steps", course.w(), course.b()));
      losses = losses.line(names[i], work, loss);
      table.row(names[i], each, steps, up, loss[steps]);
    }
    notebook.figure(new Panels("From w = −1.5, b = 2", 3, maps));
    notebook.figure(losses);
  }
}
