package dev.cajal.app.lab.loss;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.MulticlassHinge;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Weights without hinge loss can be doubled: the loss does not say how large they should be. */
public final class ScaleAmbiguity implements Lab {
  private static final Parameter<Double> LAMBDA =
      Parameter.number("lambda", 0.05, 0, 1, "weight of the penalty on the squared scale");

  @Override
  public LabCard card() {
    return LabCard.of("scale-ambiguity", Chapter.LOSS, "Twice the weights, the same loss")
        .covers("R7", "E23", "L12", "R1")
        .about(
            """
            The car image has hinge loss 0: its score is more than 1 above the others. Doubling \
            all scores doubles the gaps, and the loss stays 0, so the loss alone does not \
            determine W. Doubling means W and b: with W doubled alone the loss may come back.\
            """)
        .look(
            """
            Hinge loss is 0 from some scale on, cross-entropy falls for ever: neither has a best \
            scale. A penalty λ on the squared size breaks the tie. Set lambda to 0 and see the \
            lowest point run away.\
            """)
        .parameters(LAMBDA);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Tensor car = Matrices.vector(1.3, 4.9, 2.0);
    String[][] expected = {{"-2.6", "-1.9"}, {"-6.2", "-4.8"}};
    for (int scale = 1; scale <= 2; scale++) {
      double[] s = car.times(scale).toDoubles();
      String name = "scores × %d: ".formatted(scale);
      notebook.number(name + "cat − car + 1", s[0] - s[1] + 1, expected[scale - 1][0], "R7");
      notebook.number(name + "frog − car + 1", s[2] - s[1] + 1, expected[scale - 1][1], "R7");
    }
    Tensor product = Matrices.vector(1.3, -0.1, 2.0);
    Tensor bias = Matrices.vector(0, 5, 0);
    notebook.number("hinge of Wx + b", hinge(product.plus(bias)), "0", "E23");
    notebook.number("hinge of 2Wx + b", hinge(product.times(2).plus(bias)), "0.2", "E23");
    notebook.number("hinge of 2(Wx + b)", hinge(product.plus(bias).times(2)), "0", "E23");

    double lambda = settings.get(LAMBDA);
    String penalty = " + %s a²".formatted(NumberText.of(lambda, 3));
    notebook.figure(
        Chart.of("Losses of the car against the scale a of its scores")
            .axes("a", "loss")
            .size(620, 360)
            .yRange(0, 2)
            .curve("hinge", 0, 4, a -> loss(new MulticlassHinge(), car, a))
            .curve("cross-entropy", 0, 4, a -> loss(new CrossEntropy(), car, a))
            .curve("hinge" + penalty, 0, 4, a -> penal(new MulticlassHinge(), car, a, lambda))
            .curve(
                "cross-entropy" + penalty, 0, 4, a -> penal(new CrossEntropy(), car, a, lambda)));
  }

  private static double hinge(Tensor scores) {
    Tensor car = Tensor.of(new int[] {1}, Shape.of(1));
    return new MulticlassHinge().perSample(scores.expand(0), car).toDoubles()[0];
  }

  private static Tensor penal(Loss loss, Tensor car, Tensor scales, double lambda) {
    return loss(loss, car, scales).plus(scales.square().times(lambda));
  }

  /** The loss of each multiple of the car's scores. */
  private static Tensor loss(Loss loss, Tensor car, Tensor scales) {
    int[] codes = new int[scales.shape().dim(0)];
    Arrays.fill(codes, 1);
    Tensor scores = scales.expand(1).times(car.expand(0));
    return loss.perSample(scores, Tensor.of(codes, Shape.of(codes.length)));
  }
}
