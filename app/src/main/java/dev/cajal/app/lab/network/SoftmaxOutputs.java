package dev.cajal.app.lab.network;

import dev.cajal.Jacobian;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Activation;
import dev.cajal.shape.Shape;

/** Softmax: scores become probabilities, and how each depends on every score. */
public final class SoftmaxOutputs implements Lab {
  private static final String[] CLASSES = {"cat", "car", "frog"};
  private static final Parameter<Double> S1 =
      Parameter.number("s1", 3.2, -10, 10, "score of the first class");
  private static final Parameter<Double> S2 =
      Parameter.number("s2", 5.1, -10, 10, "score of the second class");
  private static final Parameter<Double> S3 =
      Parameter.number("s3", -1.7, -10, 10, "score of the third class");
  private static final Parameter<Double> SHIFT =
      Parameter.number("shift", 0, -1000, 1000, "added to all scores");
  private static final Parameter<Double> SCALE =
      Parameter.number("scale", 1, 0.01, 100, "multiplies all scores");

  @Override
  public LabCard card() {
    return LabCard.of("softmax", Chapter.NETWORK, "Softmax and its Jacobian")
        .covers("A17", "E17", "E10", "E36", "K3")
        .about(
            """
            p_k = e^(s_k) / Σ e^(s_j) makes probabilities of any scores. Unlike other activations \
            it looks at all scores at once, so its derivative is a matrix: \
            ∂p_a/∂s_b = p_a (δ_ab − p_b).\
            """)
        .look(
            """
            Adding a number to all scores (shift=500) changes nothing, not even numerically. A \
            large scale turns softmax into "winner takes all": it is a smooth argmax, not a smooth \
            maximum. The Jacobian is symmetric and its rows sum to 0: what one class gains, the \
            others lose.\
            """)
        .parameters(S1, S2, S3, SHIFT, SCALE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double scale = settings.get(SCALE);
    double[] plain = {settings.get(S1), settings.get(S2), settings.get(S3)};
    Tensor s = Tensor.of(plain, Shape.of(1, 3)).times(scale).plus(settings.get(SHIFT)).evaluate();
    Tensor powers = s.exp();
    Tensor p = Activation.SOFTMAX.of(s);
    notebook.numbers("e^s", powers.reshape(3), "A17", "24.5325302", "164.0219073", "0.1826835241");
    notebook.number("sum of e^s", powers.sum().toDouble(), "188.737121", "A17");
    notebook.numbers("p", p.reshape(3), "A17", "0.1299825390", "0.8690495352", "9.679257746e-4");
    Tensor jacobian = Jacobian.of(p.reshape(3), s).reshape(9).evaluate();
    notebook.numbers(
        "∂p/∂s",
        jacobian,
        "A17",
        "0.1130870786",
        "-0.1129612651",
        "-1.258134498e-4",
        "-0.1129612651",
        "0.1138024406",
        "-8.411754445e-4",
        "-1.258134498e-4",
        "-8.411754445e-4",
        "9.669888943e-4");

    double[] slopes = jacobian.toDoubles();
    Chart shares =
        Chart.of("Probabilities")
            .axes("class", "p")
            .size(320, 280)
            .yRange(0, 1)
            .categories(CLASSES)
            .bars("p", p.toDoubles());
    Chart changes =
        Chart.of("How p changes with each score")
            .axes("class", "∂p")
            .size(320, 280)
            .categories(CLASSES);
    for (int b = 0; b < 3; b++) {
      changes = changes.bars("with s of " + CLASSES[b], slopes[b], slopes[3 + b], slopes[6 + b]);
    }
    notebook.figure(Panels.row("Scores become shares", shares, changes));
    double third = plain[2];
    Grid winner = Grid.square(-8, 8, q -> probability(q, third, scale).at(1, 0));
    notebook.figure(
        Chart.of("Probability of the first class, third score " + NumberText.of(third))
            .axes("s₁", "s₂")
            .equalAxes()
            .decision("p₁", winner)
            .points("these scores", new double[][] {{plain[0], plain[1]}}));
  }

  private static Tensor probability(Tensor scores, double third, double scale) {
    Tensor last = scores.at(1, 0).times(0).plus(third).expand(1);
    return Activation.SOFTMAX.of(Tensor.concatenate(1, scores, last).times(scale));
  }
}
