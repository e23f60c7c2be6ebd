package dev.cajal.app.lab.backpropagation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.descent.FiniteDifferences;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.loss.Reduction;
import java.util.Arrays;

/** Difference quotients find the mistake in a hand-written gradient. */
public final class GradientChecks implements Lab {
  private static final Parameter<String> MISTAKE =
      Parameter.choice(
          "mistake",
          "what is wrong with the gradient that is checked",
          "sum-for-mean",
          "no-hidden-slope",
          "no-bias",
          "none");
  private static final int POINTS = 27;

  @Override
  public LabCard card() {
    return LabCard.of("gradient-check", Chapter.BACKPROPAGATION, "A gradient is checked")
        .covers("B9", "V9", "E4")
        .about(
            """
            (L(w + h) − L(w))/h tends to the derivative, and needs nothing but the loss. The central \
            quotient (L(w + h) − L(w − h))/2h is better. Both are far too slow for training but find \
            any mistake in a gradient that was derived by hand.\
            """)
        .look(
            """
            The first picture is for 3(2x² − 1)² − 2(2x² − 1) + 5 at x = 1, whose derivative is 16. \
            A large h suffers from curvature, a tiny one from rounding; for central quotients 1e-6 \
            to 1e-5 is best. In the second one all parameters of a 3-4-2 network are checked: dots \
            that leave the dashed line show the mistake. What have the wrong ones in common?\
            """)
        .parameters(MISTAKE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Surface curve = Surface.of(GradientChecks::worked, 1);
    double[] at = {1};
    double[] steps = new double[POINTS];
    double[] forward = new double[POINTS];
    double[] central = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      steps[i] = Math.pow(10, -1 - i / 2.0);
      forward[i] = Math.abs(FiniteDifferences.forward(curve, at, steps[i])[0] - 16);
      central[i] = Math.abs(FiniteDifferences.central(curve, at, steps[i])[0] - 16);
    }
    notebook.number("forward error, h = 0.01", forward[2], "0.565", "B9");
    notebook.number("central error, h = 0.01", central[2], "0.0048", "B9");
    notebook.number("forward error, h = 1e-4", forward[6], "0.0056", "B9");
    notebook.number("central error, h = 1e-4", central[6], "4.8e-7", "B9");
    notebook.number("forward error, h = 1e-8", forward[14], "3.5e-7", "B9");
    notebook.number("central error, h = 1e-8", central[14], "5.3e-8", "B9");
    notebook.number("forward error, h = 1e-12", forward[22], "0.0014", "B9");
    notebook.number("central error, h = 1e-12", central[22], "0.00053", "B9");
    notebook.figure(
        Chart.of("Error of difference quotients at x = 1")
            .axes("h", "error of the derivative")
            .logX()
            .logY()
            .path("forward", steps, forward)
            .path("central", steps, central));

    Examples examples = Examples.random(settings.key(), Activation.SIGMOID);
    double[] weights = examples.parameters();
    Surface loss = Surface.of(p -> examples.loss(p, Reduction.MEAN), weights.length);
    double[] truth = FiniteDifferences.central(loss, weights, 1e-5);
    double[] checked = gradient(examples, settings.get(MISTAKE));
    double worst = 0;
    int wrong = 0;
    for (int i = 0; i < truth.length; i++) {
      double error = Math.abs(truth[i] - checked[i]) / (Math.abs(truth[i]) + Math.abs(checked[i]));
      worst = Math.max(worst, error);
      wrong += error > 1e-5 ? 1 : 0;
    }
    notebook.number("largest relative difference", worst);
    notebook.note("%d of %d derivatives are wrong.".formatted(wrong, truth.length));
    double low = Math.min(least(truth), least(checked));
    double high = -Math.min(least(negated(truth)), least(negated(checked)));
    notebook.figure(
        Chart.of("Gradient against difference quotients")
            .axes("difference quotient", "gradient that is checked")
            .equalAxes()
            .dashed("where both agree", new double[] {low, high}, new double[] {low, high})
            .points("W¹", range(truth, 0, 12), range(checked, 0, 12))
            .points("b¹", range(truth, 12, 16), range(checked, 12, 16))
            .points("W²", range(truth, 16, 24), range(checked, 16, 24))
            .points("b²", range(truth, 24, 26), range(checked, 24, 26)));
  }

  /** 3(2x² − 1)² − 2(2x² − 1) + 5. */
  private static Tensor worked(Tensor x) {
    Tensor inner = x.square().times(2).minus(1);
    return inner.square().times(3).minus(inner.times(2)).plus(5).sum();
  }

  /** The 26 derivatives, with a mistake: W¹, b¹, W², b². */
  private static double[] gradient(Examples examples, String mistake) {
    Reduction reduction = mistake.equals("sum-for-mean") ? Reduction.SUM : Reduction.MEAN;
    var pass = examples.pass(reduction, Layout.ROWS);
    double[] gradient = Examples.flat(pass.gradients());
    if (mistake.equals("no-bias")) {
      Arrays.fill(gradient, 12, 16, 0);
      Arrays.fill(gradient, 24, 26, 0);
    }
    if (mistake.equals("no-hidden-slope")) {
      Tensor weight = examples.network().layers().get(1).map().weight();
      Tensor delta = pass.value("Δ2").matmul(weight, false, true);
      Tensor first = pass.value("A0").matmul(delta, true, false).reshape(12);
      System.arraycopy(first.toDoubles(), 0, gradient, 0, 12);
      System.arraycopy(delta.sum(0).toDoubles(), 0, gradient, 12, 4);
    }
    return gradient;
  }

  private static double[] range(double[] numbers, int from, int to) {
    return Arrays.copyOfRange(numbers, from, to);
  }

  private static double least(double[] numbers) {
    return Arrays.stream(numbers).min().orElse(0);
  }

  private static double[] negated(double[] numbers) {
    return Arrays.stream(numbers).map(n -> -n).toArray();
  }
}
