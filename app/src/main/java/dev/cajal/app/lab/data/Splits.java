package dev.cajal.app.lab.data;

import dev.cajal.RandomKey;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.data.Split;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.linear.FeatureMap;
import dev.cajal.nn.linear.PolynomialFeatures;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Rows to learn from, rows to choose by, rows to judge by. */
public final class Splits implements Lab {
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 240, 100, 800, "how many samples there are in all");
  private static final Parameter<Double> TEST =
      Parameter.number("test", 0.25, 0.1, 0.5, "share of the samples that is kept for the test");
  private static final int HIGHEST = 8;

  @Override
  public LabCard card() {
    return LabCard.of("splits", Chapter.DATA, "Training, validation, test")
        .covers("X7", "X11", "X4", "T3", "L6")
        .about(
            """
            The training part fits the weights. The degree of the polynomial is a \
            hyper-parameter: no gradient leads to it, so it is chosen by trying, on the \
            validation part, which the fit has not seen. The test part is looked at once, at the \
            end: the chosen model was the best of eight on the validation part, partly by luck.\
            """)
        .look(
            """
            The training loss only falls, whatever the degree; the validation loss turns. Choosing \
            by the training loss takes the highest degree. Each class has the same share in every \
            part. Try fewer samples.\
            """)
        .parameters(SAMPLES, TEST);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int each = settings.get(SAMPLES) / 2;
    Cloud cloud = arcs(settings.key(), each);
    Split split = Split.stratified(cloud.classes(), 0.25, settings.get(TEST), settings.seed());
    Cloud training = cloud.rows(split.trainingRows());
    Cloud validation = cloud.rows(split.validationRows());
    Cloud test = cloud.rows(split.testRows());
    notebook
        .table("Parts", "part", "samples", "of class 0", "of class 1")
        .row("training", training.size(), training.of(0).length, training.of(1).length)
        .row("validation", validation.size(), validation.of(0).length, validation.of(1).length)
        .row("test", test.size(), test.of(0).length, test.of(1).length);

    double[] degrees = new double[HIGHEST];
    double[][] losses = new double[3][HIGHEST];
    int best = 1;
    for (int degree = 1; degree <= HIGHEST; degree++) {
      FeatureMap map = new PolynomialFeatures(degree);
      Hyperplane plane =
          BinaryRegression.logistic()
              .withRidge(0.01)
              .fit(map.apply(training.points()), training.labels())
              .plane();
      degrees[degree - 1] = degree;
      losses[0][degree - 1] = loss(plane, map, training);
      losses[1][degree - 1] = loss(plane, map, validation);
      losses[2][degree - 1] = loss(plane, map, test);
      best = losses[1][degree - 1] < losses[1][best - 1] ? degree : best;
    }
    notebook.number("degree with the least validation loss", best);
    notebook.number("its validation loss", losses[1][best - 1]);
    notebook.number("its test loss", losses[2][best - 1]);
    notebook.number("test loss of degree " + HIGHEST, losses[2][HIGHEST - 1]);

    Chart places = Chart.of("Where the samples go").axes("x₁", "x₂").size(360, 360);
    notebook.figure(
        Panels.row(
            "Three parts",
            places
                .points("training", training.places())
                .points("validation", validation.places())
                .points("test", test.places()),
            Chart.of("Mean cross-entropy of each part")
                .axes("degree", "loss")
                .size(440, 360)
                .yRange(0, Math.min(1, 1.1 * Arrays.stream(losses[1]).max().orElse(1)))
                .path("training", degrees, losses[0])
                .path("validation", degrees, losses[1])
                .path("test", degrees, losses[2])
                .vertical(best)));
  }

  private static double loss(Hyperplane plane, FeatureMap map, Cloud cloud) {
    return new BinaryCrossEntropy()
        .mean(plane.score(map.apply(cloud.points())), cloud.labels())
        .toDouble();
  }

  /** Class 1 above a wave, class 0 below it, with some mixing. */
  private static Cloud arcs(RandomKey key, int each) {
    double[] x = key.child("x").uniform(Shape.of(2 * each), -1.5, 1.5).toDoubles();
    double[] noise = key.child("noise").normal(Shape.of(2 * each), DType.F64).toDoubles();
    double[][] places = new double[2 * each][];
    int[] classes = new int[2 * each];
    for (int i = 0; i < 2 * each; i++) {
      classes[i] = i % 2;
      double side = classes[i] == 1 ? 0.5 : -0.5;
      places[i] = new double[] {x[i], 0.7 * Math.sin(3 * x[i]) + side + 0.55 * noise[i]};
    }
    return new Cloud(places, classes);
  }
}
