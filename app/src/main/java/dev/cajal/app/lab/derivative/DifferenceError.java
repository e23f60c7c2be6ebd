package dev.cajal.app.lab.derivative;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.FiniteDifferences;
import dev.cajal.nn.descent.Surface;

/** How wrong a difference quotient is, for every h. */
public final class DifferenceError implements Lab {
  private static final Parameter<Double> X =
      Parameter.number("x", 1, 0.1, 3, "where the slope is taken");

  @Override
  public LabCard card() {
    return LabCard.of("difference-error", Chapter.DERIVATIVE, "The error of a difference quotient")
        .covers("B9", "V9", "V1")
        .about(
            """
            The slope of 3(2x² − 1)² − 2(2x² − 1) + 5 by differences: forward, (f(x + h) − f(x)) / \
            h, and central, (f(x + h) − f(x − h)) / 2h, against the derivative that the engine \
            computes by the chain rule.\
            """)
        .look(
            """
            To the right the formula is to blame: the forward error falls with h, the central one \
            with h². To the left rounding is: numbers have 16 digits, and the smaller h, the more \
            of them cancel. Central differences with h between 1e−6 and 1e−5 are the ones to check \
            gradients with.\
            """)
        .parameters(X);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[] x = {settings.get(X)};
    Surface f = Surface.of(DifferenceError::worked, 1);
    double slope = f.gradient(x)[0];
    notebook.number("f′(x)", slope, "16", "V9");

    int count = 57;
    double[] hs = new double[count];
    double[] forward = new double[count];
    double[] central = new double[count];
    for (int i = 0; i < count; i++) {
      hs[i] = StrictMath.pow(10, -i / 4.0);
      forward[i] = Math.abs(FiniteDifferences.forward(f, x, hs[i])[0] - slope);
      central[i] = Math.abs(FiniteDifferences.central(f, x, hs[i])[0] - slope);
    }
    int[] exponents = {2, 4, 8, 12};
    String[] expected = {
      "0.565", "4.8e-3", "5.6e-3", "4.8e-7", "3.5e-7", "5.3e-8", "1.4e-3", "5.3e-4"
    };
    for (int k = 0; k < 4; k++) {
      int i = 4 * exponents[k];
      String h = " error, h = 1e−" + exponents[k];
      notebook.number("forward" + h, forward[i], expected[2 * k], "B9");
      notebook.number("central" + h, central[i], expected[2 * k + 1], "B9");
    }
    var table = notebook.table("The error", "h", "forward", "central");
    for (int i = 0; i < count; i += 8) {
      table.row(hs[i], forward[i], central[i]);
    }
    notebook.figure(
        Chart.of("Error of the slope against h")
            .axes("h", "error")
            .logX()
            .logY()
            .size(520, 360)
            .path("forward", hs, forward)
            .path("central", hs, central));
  }

  private static Tensor worked(Tensor x) {
    Tensor u = x.square().times(2).minus(1);
    return u.square().times(3).minus(u.times(2)).plus(5).sum();
  }
}
