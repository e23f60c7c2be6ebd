package dev.cajal.app.lab.linear;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.shape.Shape;
import java.util.List;

/** From scores to probabilities of several classes. */
public final class SoftmaxLab implements Lab {
  private static final Parameter<Double> TEMPERATURE =
      Parameter.number("temperature", 1, 0.1, 10, "what the scores are divided by before");
  private static final Parameter<Double> SHIFT =
      Parameter.number("shift", 100, -1000, 1000, "what is added to all scores");

  @Override
  public LabCard card() {
    return LabCard.of("softmax-and-max", Chapter.LINEAR, "Softmax and the smooth maximum")
        .covers("A17", "A18", "L8", "E17", "E36", "P7")
        .about(
            """
            p_k = e^(s_k) / Σ e^(s_j): positive numbers that add up to 1, so K − 1 of them are \
            free. Adding a constant to all scores changes nothing, which also keeps the powers \
            from overflowing. The derivative ∂p_a/∂s_b = p_a(δ_ab − p_b) is symmetric and its rows \
            add up to 0.\
            """)
        .look(
            """
            Softmax is a smooth argmax: a low temperature makes it choose, a high one makes all \
            classes alike. The smooth maximum is another function, log Σ e^(s_j), which lies above \
            the maximum by at most log K. For two classes softmax is the logistic function of the \
            difference.\
            """)
        .parameters(TEMPERATURE, SHIFT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Variable s = Variable.of("s", Matrices.vector(3.2, 5.1, -1.7));
    Tensor p = s.softmax(0);
    notebook.numbers("e^s", s.exp(), "A17", "24.5325302", "164.0219073", "0.1826835241");
    notebook.number("Σ e^s", s.exp().sum().toDouble(), "188.737121", "A17");
    notebook.numbers("p", p, "A17", "0.1299825390", "0.8690495352", "9.679257746e-4");
    String[][] jacobian = {
      {"0.1130870786", "-0.1129612651", "-1.258134498e-4"},
      {"-0.1129612651", "0.1138024406", "-8.411754445e-4"},
      {"-1.258134498e-4", "-8.411754445e-4", "9.669888943e-4"}
    };
    for (int a = 0; a < 3; a++) {
      Tensor row = Gradient.of(p.at(0, a), s).of(s);
      notebook.numbers("∂p%d/∂s".formatted(a + 1), row, "A17", jacobian[a]);
    }
    Tensor moved = s.plus(settings.get(SHIFT)).softmax(0).minus(p).absolute().max(0);
    notebook.number("largest change of p by the shift", moved.toDouble());
    Tensor second = Tensor.of(new int[] {1}, Shape.of(1));
    Tensor far = Matrices.matrix(new double[] {1000, 0});
    notebook.number(
        "loss of s = (1000, 0), class 2",
        new CrossEntropy().perSample(far, second).toDoubles()[0],
        "1000",
        "L8");
    Tensor one = Matrices.vector(1);
    notebook.number("tanh(½)", one.times(0.5).tanh().toDoubles()[0], "0.4621171573", "A18");
    notebook.number(
        "2σ(1) − 1", one.sigmoid().times(2).minus(1).toDoubles()[0], "0.4621171573", "A18");

    double temperature = settings.get(TEMPERATURE);
    Chart shares =
        Chart.of("p for s = (t, 1, −1), temperature " + NumberText.of(temperature, 3))
            .axes("t", "p")
            .yRange(0, 1)
            .size(400, 300);
    for (int k = 0; k < 3; k++) {
      int own = k;
      shares =
          shares.curve(
              "p" + (k + 1), -6, 6, t -> scores(t).dividedBy(temperature).softmax(1).at(1, own));
    }
    notebook.figure(
        Panels.row(
            "Softmax and log-sum-exp",
            shares,
            Chart.of("Maximum and smooth maximum of the same s")
                .axes("t", "")
                .size(400, 300)
                .curve("log Σ e^s", -6, 6, t -> scores(t).logSumExp(1))
                .curve("max s", -6, 6, t -> scores(t).max(1))));
    double[] temperatures = {0.3, 1, 3, 10};
    Chart bars =
        Chart.of("The cat's scores at four temperatures")
            .size(640, 260)
            .categories("cat", "car", "frog");
    for (double at : temperatures) {
      bars = bars.bars("T = " + NumberText.of(at, 3), s.dividedBy(at).softmax(0).toDoubles());
    }
    notebook.figure(bars);
  }

  private static Tensor scores(Tensor t) {
    Tensor zero = t.times(0);
    return t.stack(1, List.of(zero.plus(1), zero.minus(1)));
  }
}
