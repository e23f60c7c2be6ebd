package dev.cajal.app.lab.loss;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Curvature;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One loss for a whole data set: mean or sum, its gradient as a product, and its curvature. */
public final class DatasetForms implements Lab {
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 5, 2, 40, "how many samples the data set has");
  private static final Parameter<Double> SCALE =
      Parameter.number("scale", 1, 0, 3, "size of the random weights");
  private static final int INPUTS = 3;
  private static final int CLASSES = 4;

  @Override
  public LabCard card() {
    return LabCard.of("dataset-forms", Chapter.LOSS, "The loss of a data set, and its bowl")
        .covers("L9", "L15", "L17", "C4", "E4", "E14", "E43")
        .about(
            """
            Cross-entropy of a linear model over N samples. As a mean its gradient is \
            (1/N) Xᵀ(Ŷ − Y), as a sum the same without 1/N; a deck has 1/N in the loss and forgets \
            it in the gradient. The product of the samples' probabilities, the likelihood, is \
            e to the minus sum.\
            """)
        .look(
            """
            Along every straight line through the weights the loss bends upwards: it is convex. \
            No eigenvalue of the Hessian is negative; those that are 0 belong to directions that \
            add the same to all scores of a sample. With more samples than inputs there are 3 such \
            directions, one for each input.\
            """)
        .parameters(SAMPLES, SCALE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int count = settings.get(SAMPLES);
    RandomKey key = settings.key();
    Tensor x = key.child("x").normal(Shape.of(count, INPUTS), DType.F64).evaluate();
    int[] codes = IntStream.range(0, count).map(i -> i % CLASSES).toArray();
    Tensor classes = Tensor.of(codes, Shape.of(count));
    double[] at =
        key.child("w")
            .normal(Shape.of(INPUTS * CLASSES), DType.F64)
            .times(settings.get(SCALE))
            .toDoubles();
    Surface mean = Surface.of(w -> losses(w, x, classes).mean(), INPUTS * CLASSES);

    Tensor y = classes.oneHot(CLASSES, DType.F64);
    Tensor p = scores(Matrices.vector(at), x).softmax(1);
    double[] product = x.transpose().matmul(p.minus(y)).flatten(0).toDoubles();
    double[] gradient = mean.gradient(at);
    double off = 0;
    for (int i = 0; i < gradient.length; i++) {
      off = Math.max(off, Math.abs(gradient[i] - product[i] / count));
    }
    double sum = losses(Matrices.vector(at), x, classes).sum().toDouble();
    notebook.number("largest |∂mean/∂W − Xᵀ(Ŷ − Y)/N|", off);
    notebook.number(
        "printed gradient / gradient of the mean", product[0] / gradient[0], "5.000", "E4");
    notebook.number("mean loss", mean.value(at));
    notebook.number("sum of the losses", sum);
    notebook.number("likelihood", Math.exp(-sum));
    Tensor zero = Matrices.matrix(new double[2]);
    Tensor first = Tensor.of(new int[1], Shape.of(1));
    double right = new CrossEntropy().perSample(zero, first).toDoubles()[0];
    notebook.number("W = 0, two classes", right, "0.6931471806", "E14");
    double printed = -zero.at(1, 0).plus(zero.logSumExp(1)).toDoubles()[0];
    notebook.number("the same without brackets", printed, "-0.6931471806", "E14");

    List<Double> curvatures = Curvature.of(mean, at).eigenvalues();
    notebook.number("least eigenvalue of the Hessian", curvatures.getFirst());
    notebook.number("largest eigenvalue", curvatures.getLast());
    String[] names = new String[curvatures.size()];
    Arrays.setAll(names, i -> "" + (i + 1));
    double[] heights = curvatures.stream().mapToDouble(c -> c).toArray();
    double[] steps = new double[81];
    Arrays.setAll(steps, i -> -4 + i * 0.1);
    Chart lines =
        Chart.of("Loss along random lines").axes("way from W", "mean loss").size(420, 300);
    for (int line = 1; line <= 4; line++) {
      double[] direction =
          key.child("line " + line).normal(Shape.of(at.length), DType.F64).toDoubles();
      double[] values =
          Arrays.stream(steps).map(t -> mean.value(moved(at, direction, t))).toArray();
      lines = lines.line("line " + line, steps, values);
    }
    notebook.figure(
        Panels.row(
            "%d samples, %d inputs, %d classes".formatted(count, INPUTS, CLASSES),
            lines,
            Chart.of("Eigenvalues of the Hessian")
                .size(420, 300)
                .categories(names)
                .bars("curvature", heights)));
  }

  private static double[] moved(double[] from, double[] direction, double by) {
    double[] place = from.clone();
    for (int i = 0; i < place.length; i++) {
      place[i] += by * direction[i];
    }
    return place;
  }

  private static Tensor scores(Tensor weights, Tensor x) {
    return x.matmul(weights.reshape(INPUTS, CLASSES));
  }

  private static Tensor losses(Tensor weights, Tensor x, Tensor classes) {
    return new CrossEntropy().perSample(scores(weights, x), classes);
  }
}
