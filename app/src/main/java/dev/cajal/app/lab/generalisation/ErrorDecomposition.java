package dev.cajal.app.lab.generalisation;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.linear.PolynomialFeatures;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Where the error of a trained model comes from, measured. */
public final class ErrorDecomposition implements Lab {
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 12, 10, 500, "how many noisy points are known");
  private static final Parameter<Integer> STEPS =
      Parameter.whole("steps", 30, 0, 300, "how many steps gradient descent makes");
  private static final int[] DEGREES = {1, 3, 5, 7};

  @Override
  public LabCard card() {
    return LabCard.of("error-decomposition", Chapter.GENERALISATION, "Three kinds of error")
        .covers("T5", "T2", "E28")
        .about(
            """
            The function sought is u(x) = sin πx. The class is too poor for it: ĥ, the best in \
            class, has an approximation error. Only noisy samples are known: h, the best on these, \
            is worse than ĥ by the statistical error. Training stops early: the h̃ that it finds \
            differs from h by the optimisation error. The errors are mean squares over all x, so \
            here they can be measured.\
            """)
        .look(
            """
            Each point of the first picture is a line, wx + b; u itself is no line and lies outside. \
            The contours show by how much a line is worse than the best one. More samples bring h to \
            ĥ, more steps bring h̃ to h.

            A larger degree lowers the first error and raises the others. The third can be \
            negative: to stop early may undo harm that the noise did.\
            """)
        .parameters(SAMPLES, STEPS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int count = settings.get(SAMPLES);
    int steps = settings.get(STEPS);
    RandomKey key = settings.key();
    Tensor x = key.child("x").uniform(Shape.of(count), DType.F64).times(2).minus(1).evaluate();
    Tensor noise = key.child("noise").normal(Shape.of(count), DType.F64).times(0.4);
    Tensor y = x.times(Math.PI).sin().plus(noise).evaluate();

    double[] approximation = new double[DEGREES.length];
    double[] statistical = new double[DEGREES.length];
    double[] optimisation = new double[DEGREES.length];
    var table = notebook.table("Mean squares", "degree", "ĥ from u", "h from u", "h̃ from u");
    String[] names = new String[DEGREES.length];
    for (int i = 0; i < DEGREES.length; i++) {
      Curves curves = Curves.of(DEGREES[i]);
      double[] best = curves.best(everywhere(), everywhere().times(Math.PI).sin());
      double[] onData = curves.best(x, y);
      DescentPath path = curves.descend(x, y, steps);
      double first = curves.error(best);
      double second = curves.error(onData);
      double third = curves.error(path.last().positionArray());
      table.row(DEGREES[i], first, second, third);
      approximation[i] = first;
      statistical[i] = second - first;
      optimisation[i] = third - second;
      names[i] = "degree " + DEGREES[i];
      if (DEGREES[i] == 1) {
        notebook.number("w of ĥ, 3/π", best[0]);
        notebook.figure(plane(best, onData, path));
      }
    }
    notebook.figure(
        Chart.of("The three errors")
            .axes("", "mean square")
            .categories(names)
            .bars("approximation: ĥ", approximation)
            .bars("statistical: h against ĥ", statistical)
            .bars("optimisation: h̃ against h", optimisation));
  }

  /** The lines wx + b, and how much worse than the best each is: (w − 3/π)²/3 + b². */
  private static Chart plane(double[] best, double[] onData, DescentPath path) {
    Grid excess =
        Grid.of(
            -0.1,
            1.7,
            -0.6,
            0.6,
            81,
            p -> p.at(1, 0).minus(3 / Math.PI).square().dividedBy(3).plus(p.at(1, 1).square()));
    double[] end = path.last().positionArray();
    return Chart.of("The class of lines, and the errors within it")
        .axes("w", "b")
        .size(480, 340)
        .heat("mean square above that of ĥ", excess)
        .contours(excess, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.4)
        .line("way of gradient descent", path.coordinates(0), path.coordinates(1))
        .arrow("statistical error", best[0], best[1], onData[0], onData[1])
        .arrow("optimisation error", onData[0], onData[1], end[0], end[1])
        .points("ĥ", new double[] {best[0]}, new double[] {best[1]})
        .points("h", new double[] {onData[0]}, new double[] {onData[1]})
        .points("h̃", new double[] {end[0]}, new double[] {end[1]});
  }

  private static Tensor everywhere() {
    return Tensor.iota(800).to(DType.F64).plus(0.5).dividedBy(400).minus(1);
  }

  /** Polynomials of a degree; parameters are the weights, highest power first, and the bias. */
  private record Curves(PolynomialFeatures powers) {
    static Curves of(int degree) {
      return new Curves(new PolynomialFeatures(degree));
    }

    double[] best(Tensor x, Tensor y) {
      Hyperplane plane = new LeastSquares().fit(powers.apply(x.expand(1)), y).plane();
      double[] parameters = Arrays.copyOf(plane.weightArray(), powers.degree() + 1);
      parameters[powers.degree()] = plane.bias();
      return parameters;
    }

    Tensor values(Tensor features, Tensor parameters) {
      Tensor weights = parameters.slice(0, 0, powers.degree());
      return features.times(weights).sum(1).plus(parameters.at(0, powers.degree()));
    }

    DescentPath descend(Tensor x, Tensor y, int steps) {
      Tensor features = powers.apply(x.expand(1));
      return Descent.path(
          p -> values(features, p).minus(y).square().mean(),
          new double[powers.degree() + 1],
          new Sgd(0.1),
          steps);
    }

    /** The mean of the squared distance to u over all x. */
    double error(double[] parameters) {
      Tensor features = powers.apply(everywhere().expand(1));
      Tensor value = values(features, Matrices.vector(parameters));
      return value.minus(everywhere().times(Math.PI).sin()).square().mean().toDouble();
    }
  }
}
