package dev.cajal.app.lab.errata;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.neuron.ReluInterpolation;
import dev.cajal.shape.DType;

/** Slips about counts, indices and approximation, run beside what holds. */
public final class ErrataOfCounts implements Lab {
  @Override
  public LabCard card() {
    return LabCard.of("errata-counts", Chapter.ERRATA, "Counts, indices, approximation")
        .covers("E20", "E21", "E26", "E28", "E35", "P14", "T8", "X6")
        .about(
            """
            Where the lectures slip about counts and about what networks can approximate, the \
            printed form is run here beside the corrected one.\
            """)
        .look(
            """
            1/x on the open side of (0, 1] grows beyond all bounds, and no network follows it: \
            "bounded" is not enough, the set has to be compact. On [0.1, 1] more units help.\
            """);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Slips slips = new Slips(notebook);
    int d = 784;
    int second = (d + 1) * (d + 2) / 2;
    slips.row(
        "E20",
        "parameters of the \"1-D\" classifier of 784 pixels: one input; degree 1",
        1 + 1,
        d + 1);
    slips.row("E20", "parameters of the \"2-D\" one: two inputs; degree 2", 2 + 1, second);
    notebook.number("degree 1, 784 inputs", d + 1, "785", "X6");
    notebook.number("degree 2, 784 inputs", second, "308505", "X6");
    int inputs = 5;
    slips.row("E21", "index of x₁x₂ for 5 inputs", inputs * (inputs + 1) / 2, index(inputs, 1, 2));
    slips.row("E21", "index of x₄x₅ for 5 inputs", "none given", index(inputs, 4, 5));
    notebook.number("index of x₁x₂, less d", index(inputs, 1, 2) - inputs, "1", "E21");
    double levels = 784 * Math.log10(256);
    slips.row(
        "E26",
        "decimal digits of the number of images: 2^784; 256^784",
        Math.floor(784 * Math.log10(2)) + 1,
        Math.floor(levels) + 1);
    notebook.number("2^784", Math.pow(2, 784), "1.017458257e236", "E26");

    // f from R into R^2 through 4 hidden units, m = 3 rows in C as printed.
    Tensor hidden = Tensor.ones(4, 1);
    Tensor f = Tensor.ones(2, 1);
    slips.row(
        "E28",
        "f(x) − C·φ(Ax + b) for f into R²: C of 3 × 4; of 2 × 4",
        Slips.product(() -> f.minus(Tensor.ones(3, 4).matmul(hidden))),
        Slips.product(() -> f.minus(Tensor.ones(2, 4).matmul(hidden))));

    slips.row(
        "E35",
        "W̃x̃ for 4 units and 2 inputs: W̃ of 4 × 2; of 4 × 3",
        Slips.product(() -> Tensor.ones(4, 2).matmul(Tensor.ones(3, 1))),
        Slips.product(() -> Tensor.ones(4, 3).matmul(Tensor.ones(3, 1))));
    int[] widths = {4, 8, 16, 32, 64, 128, 256};
    double[] q = new double[widths.length];
    double[] closed = new double[widths.length];
    double[] open = new double[widths.length];
    for (int i = 0; i < widths.length; i++) {
      q[i] = widths[i];
      closed[i] = error(0.1, 0.1, widths[i]);
      // Nodes from 0.001 on; the error is sought down to a thousandth of that.
      open[i] = error(0.001, 1e-6, widths[i]);
    }
    slips.row(
        "E35",
        "largest error of 1/x, 256 units: on (0, 1] down to 1e-6; on [0.1, 1]",
        open[6],
        closed[6]);
    notebook.figure(
        Chart.of("E35: 1/x by ReLU units")
            .axes("hidden units", "largest error")
            .logX()
            .logY()
            .path("bounded: (0, 1], down to 1e-6", q, open)
            .path("compact: [0.1, 1]", q, closed));
  }

  /** The place of x_i x_j, i ≤ j, when squares come first, then products row by row, from 1. */
  private static int index(int inputs, int i, int j) {
    int place = inputs;
    for (int a = 1; a <= inputs; a++) {
      for (int b = a + 1; b <= inputs; b++) {
        place++;
        if (a == i && b == j) {
          return place;
        }
      }
    }
    throw new IllegalArgumentException("no product");
  }

  /** The largest error on [from, 1] of q units that join points of 1/x on [low, 1]. */
  private static double error(double low, double from, int q) {
    Tensor share = Tensor.iota(4001).to(DType.F64).dividedBy(4000);
    Tensor x = share.times(-Math.log(from)).plus(Math.log(from)).exp().expand(1);
    Tensor network = ReluInterpolation.of(z -> 1 / z, low, 1, q).apply(x);
    return network.minus(Matrices.vector(1).dividedBy(x)).absolute().max().toDouble();
  }
}
