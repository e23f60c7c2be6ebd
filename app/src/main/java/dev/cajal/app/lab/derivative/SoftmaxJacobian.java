package dev.cajal.app.lab.derivative;

import dev.cajal.Jacobian;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.Shape;

/** Softmax: every probability depends on every score. */
public final class SoftmaxJacobian implements Lab {
  private static final Parameter<Double> S1 = score("s1", 3.2);
  private static final Parameter<Double> S2 = score("s2", 5.1);
  private static final Parameter<Double> S3 = score("s3", -1.7);

  @Override
  public LabCard card() {
    return LabCard.of("softmax-jacobian", Chapter.DERIVATIVE, "The Jacobian of softmax")
        .covers("A17", "V12", "V3")
        .about(
            """
            Softmax turns scores s into probabilities pₖ = exp(sₖ) / Σ exp(sⱼ). Its Jacobian is \
            full: ∂pₐ/∂s_b = pₐ(δₐ_b − p_b). Sigmoids, one for each score, have a diagonal one, \
            σ(1 − σ): each depends on its own score alone.\
            """)
        .look(
            """
            Raising one score raises its own probability and lowers all others by as much in \
            total: each row and each column sums to 0. Where one score is far above the others \
            nothing moves any more.\
            """)
        .parameters(S1, S2, S3);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[] scores = {settings.get(S1), settings.get(S2), settings.get(S3)};
    Tensor s = Tensor.of(scores.clone(), Shape.of(3));
    Tensor p = s.softmax(0);
    Tensor full = Jacobian.of(p, s);
    Tensor diagonal = Jacobian.of(s.sigmoid(), s);
    notebook.numbers("p", p, "A17", "0.1299825390", "0.8690495352", "9.679257746e-4");
    String[] first = {"0.1130870786", "-0.1129612651", "-1.258134498e-4"};
    notebook.numbers("∂p₁/∂s", full.at(0, 0), "A17", first);
    String[] second = {"-0.1129612651", "0.1138024406", "-8.411754445e-4"};
    notebook.numbers("∂p₂/∂s", full.at(0, 1), "A17", second);
    String[] third = {"-1.258134498e-4", "-8.411754445e-4", "9.669888943e-4"};
    notebook.numbers("∂p₃/∂s", full.at(0, 2), "A17", third);
    notebook.number("largest |sum of a row|", full.sum(1).absolute().max().toDouble());
    Tensor moved = s.plus(100).softmax(0).minus(p).absolute().max();
    notebook.number("largest |softmax(s + 100) − softmax(s)|", moved.toDouble());

    notebook.figure(
        Panels.row(
            "One row for each output",
            bars("softmax", "p", full),
            bars("sigmoids", "σ", diagonal)));
    Chart chart = Chart.of("Probabilities as s₁ is changed").axes("s₁", "p");
    for (int k = 0; k < 3; k++) {
      int output = k;
      chart =
          chart.curve(
              "p" + "₁₂₃".charAt(k),
              -4,
              10,
              t ->
                  Tensor.stack(1, t, t.filledLike(scores[1]), t.filledLike(scores[2]))
                      .softmax(1)
                      .at(1, output));
    }
    notebook.figure(chart.vertical(scores[0]));
  }

  private static Chart bars(String title, String output, Tensor jacobian) {
    Chart chart =
        Chart.of(title)
            .axes("output", "derivative")
            .size(360, 260)
            .categories(output + "₁", output + "₂", output + "₃");
    for (int b = 0; b < 3; b++) {
      chart = chart.bars("by s" + "₁₂₃".charAt(b), jacobian.at(1, b).toDoubles());
    }
    return chart;
  }

  private static Parameter<Double> score(String name, double initial) {
    return Parameter.number(name, initial, -4, 10, "a score");
  }
}
