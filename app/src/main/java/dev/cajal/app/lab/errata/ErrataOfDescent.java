package dev.cajal.app.lab.errata;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.AveragedMomentum;
import dev.cajal.nn.optimizer.HeavyBall;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Slips about descent, momentum and Adam, run beside what holds. */
public final class ErrataOfDescent implements Lab {
  @Override
  public LabCard card() {
    return LabCard.of("errata-descent", Chapter.ERRATA, "Descent, momentum, Adam")
        .covers("E2", "E3", "E18", "E19", "E29", "E32", "E41", "E42", "E43", "O2", "O11")
        .about(
            """
            Where the lectures slip about descent, the printed form is run here beside the corrected \
            one.\
            """)
        .look(
            """
            With the printed exponent the first step of Adam divides by zero, and the next are too \
            long by a third and a sixth. After some ten steps nobody would notice: a slip that hides.\
            """);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Slips slips = new Slips(notebook);
    slips.row(
        "E2",
        "x² after a step of 0.1 from 1: along the gradient; against it",
        square(-0.1, 1),
        square(0.1, 1));
    slips.row(
        "E3", "x² after ten steps from 1: η = 1.1; η = 0.1", square(1.1, 10), square(0.1, 10));
    double far = Math.sqrt(square(1.1, 10));
    notebook.number("|x| after ten steps of 1.1", far, "6.19", "E3");
    DescentPath still =
        Descent.path(ErrataOfDescent::camel, new double[] {0, 0}, new Sgd(0.01), 300);
    DescentPath nudged =
        Descent.path(ErrataOfDescent::camel, new double[] {1e-6, -1e-6}, new Sgd(0.01), 1500);
    slips.row(
        "E18",
        "f of the camel after descent from (0, 0); from a hair beside it",
        still.last().value(),
        nudged.last().value());
    notebook.number("lowest f", nudged.last().value(), "-1.031628453", "V2");

    Tensor slopes = settings.key().normal(Shape.of(100), DType.F64).plus(2).evaluate();
    double batches = 0;
    for (int i = 0; i < 400; i++) {
      Tensor chosen = settings.key().child("batch " + i).permutation(100).slice(0, 0, 20);
      batches += slopes.gather(0, chosen).sum().toDouble() / 400;
    }
    slips.row(
        "E19",
        "slope by batches of 20 over that by all 100: their sum; N/|S| times the sum",
        batches / slopes.sum().toDouble(),
        5 * batches / slopes.sum().toDouble());
    double n = 1e6;
    double precision = 1e-6;
    slips.row(
        "E29",
        "gradients for ε = 1e-6, n = 1e6 samples: GD, n log(1/ε); SGD, 1/ε",
        n * Math.log(1 / precision),
        1 / precision);
    notebook.number("gradients of GD", n * Math.log(1 / precision), "1.38e7", "E29");
    notebook.number("gradients of SGD", 1 / precision, "1e6", "E29");
    slips.row(
        "E32",
        "\"average\" of a constant 1 by the heavy ball, β = 0.9; sum of its weights",
        travel(new HeavyBall(1, 0.9), 201) - travel(new HeavyBall(1, 0.9), 200),
        1 / (1 - 0.9));

    double[] printed = new double[30];
    double[] corrected = new double[30];
    double[] steps = new double[30];
    for (int t = 0; t < 30; t++) {
      steps[t] = t;
      printed[t] = printedAdam(t);
      corrected[t] = travel(new Adam(1), t + 1) - travel(new Adam(1), t);
    }
    slips.row(
        "E41",
        "first three steps of Adam, constant slope",
        Arrays.copyOf(printed, 3),
        Arrays.copyOf(corrected, 3));
    notebook.number("second step as printed", printed[1], "1.344", "E41");
    notebook.number("third step as printed", printed[2], "1.165", "E41");
    notebook.figure(
        Chart.of("E41: Adam's steps for a constant slope of 1, η = 1")
            .axes("t", "length of the step")
            .yRange(0.9, 1.4)
            .path("as printed", steps, printed)
            .path("corrected", steps, corrected));
    slips.row(
        "E42",
        "first step for a slope of 1, β = 0.9: average form; heavy ball",
        travel(new AveragedMomentum(1, 0.9, false), 1),
        travel(new HeavyBall(1, 0.9), 1));
    slips.row(
        "E42",
        "way of 100 steps: average form; heavy ball with a tenth of its rate",
        travel(new AveragedMomentum(1, 0.9, false), 100),
        travel(new HeavyBall(0.1, 0.9), 100));
    DescentPath sum = line(false);
    DescentPath mean = line(true);
    slips.row(
        "E43",
        "line fit with rate 0.02, loss after 20 steps: as a sum; as a mean",
        sum.last().value(),
        mean.last().value());
    notebook.figure(
        Chart.of("E43: one rate for a sum and for a mean")
            .axes("step", "loss of the line fit")
            .logY()
            .steps("sum of 4 samples", sum.values())
            .steps("mean", mean.values()));
  }

  /** x² after steps from 1. */
  private static double square(double rate, int steps) {
    double x = 1;
    for (int i = 0; i < steps; i++) {
      x -= rate * 2 * x;
    }
    return x * x;
  }

  private static Tensor camel(Tensor x) {
    Tensor a = x.at(0, 0).square();
    Tensor b = x.at(0, 1).square();
    Tensor first = a.square().dividedBy(3).minus(a.times(2.1)).plus(4).times(a);
    return first.plus(x.at(0, 0).times(x.at(0, 1))).plus(b.times(4).minus(4).times(b));
  }

  /** How far an optimizer goes down a slope of 1. */
  private static double travel(Optimizer optimizer, int steps) {
    return -Descent.path(Tensor::sum, new double[] {0}, optimizer, steps).last().x(0);
  }

  /** The step when moments t + 1 are divided by 1 − β^t. */
  private static double printedAdam(int t) {
    double m = 0;
    double v = 0;
    for (int i = 0; i <= t; i++) {
      m = 0.9 * m + 0.1;
      v = 0.999 * v + 0.001;
    }
    return m / (1 - Math.pow(0.9, t)) / Math.sqrt(v / (1 - Math.pow(0.999, t)));
  }

  private static DescentPath line(boolean mean) {
    Tensor x = Matrices.vector(2, 4, 6, 8);
    Tensor y = Matrices.vector(3, 4, 5, 6);
    return Descent.path(
        w -> {
          Tensor squares = x.times(w.at(0, 0)).plus(w.at(0, 1)).minus(y).square();
          return mean ? squares.mean() : squares.sum();
        },
        new double[] {0, 0},
        new Sgd(0.02),
        20);
  }
}
