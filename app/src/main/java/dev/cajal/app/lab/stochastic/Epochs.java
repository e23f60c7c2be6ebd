package dev.cajal.app.lab.stochastic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;

/** Epochs, iterations and why the samples are shuffled. */
public final class Epochs implements Lab {
  private static final int SAMPLES = 48;
  private static final Parameter<Integer> BATCH =
      Parameter.whole("batch", 4, 1, 48, "samples in a mini-batch");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.05, 0.005, 0.1, "learning rate");

  @Override
  public LabCard card() {
    return LabCard.of("epochs", Chapter.STOCHASTIC, "Epochs, iterations, shuffling")
        .covers("O5", "O4", "X11")
        .about(
            """
            An iteration is one update of the weights, an epoch one pass over all samples: N \
            samples in batches of B make N/B iterations, rounded up. Each epoch begins with a new \
            order of the samples.

            Here the points of a line are stored as they were measured: the first half on a day \
            on which all came out too high by 1, the second half on one on which they came out too \
            low. Once they are shuffled, once they are taken as they come.\
            """)
        .look(
            """
            In the stored order the line is pulled up, then down: the weights walk in the same \
            ring in every epoch (dashed) and end too low, for they believe what they saw last. \
            Shuffled, every part of an epoch is a sample of the whole. Make the batch as large as \
            the data and both ways are one.\
            """)
        .parameters(BATCH, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    var table =
        notebook.table("Iterations in one epoch", "samples", "batch", "iterations", "in 10");
    int[][] sizes = {{60000, 60000}, {60000, 256}, {60000, 128}, {60000, 64}, {60000, 32}};
    for (int[] size : sizes) {
      row(table, size[0], size[1]);
    }
    row(table, 60000, 20);
    row(table, 60000, 1);
    row(table, SAMPLES, settings.get(BATCH));

    NoisyLine data = twoDays(NoisyLine.of(SAMPLES, 0.5, settings.key()));
    int epochs = 6;
    Chart ways = Chart.of("weights").axes("w", "b").size(380, 320);
    Chart losses =
        Chart.of("loss").axes("iteration", "mean squared error").yRange(1, 3).size(460, 320);
    for (boolean shuffled : new boolean[] {false, true}) {
      NoisyLine.Course course =
          data.train(
              settings.seed(),
              trainer ->
                  trainer
                      .optimizer(new Sgd(settings.get(RATE)))
                      .batchSize(settings.get(BATCH))
                      .epochs(epochs)
                      .shuffle(shuffled));
      String name = shuffled ? "shuffled" : "as stored";
      double[] loss = data.loss(course.weights()).toDoubles();
      ways = ways.path(name, course.w(), course.b());
      losses = losses.steps(name, loss);
      notebook.number("loss after %d epochs, %s".formatted(epochs, name), loss[loss.length - 1]);
    }
    int iterations = iterations(SAMPLES, settings.get(BATCH));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      losses = losses.vertical(epoch * iterations);
    }
    notebook.figure(Panels.row("%d epochs".formatted(epochs), ways, losses));
  }

  /** Every other point in the first half, 1 higher, the rest in the second, 1 lower. */
  private static NoisyLine twoDays(NoisyLine line) {
    double[] shift = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      shift[i] = i < SAMPLES / 2 ? 1 : -1;
    }
    return new NoisyLine(
        halves(line.x()), halves(line.y()).plus(Tensor.of(shift, Shape.of(SAMPLES))));
  }

  private static Tensor halves(Tensor values) {
    return values.reshape(Shape.of(SAMPLES / 2, 2)).transpose(1, 0).reshape(Shape.of(SAMPLES));
  }

  private static void row(Notebook.Rows table, int samples, int batch) {
    int iterations = iterations(samples, batch);
    table.row(samples, batch, iterations, 10L * iterations);
  }

  private static int iterations(int samples, int batch) {
    return (samples + batch - 1) / batch;
  }
}
