package dev.cajal.app.lab.loss;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.Hinge;
import dev.cajal.nn.loss.Loss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Losses of two classes against the margin. */
public final class HingeCurves implements Lab {
  private static final Parameter<Double> WEIGHT =
      Parameter.number("outliers", 3, 0, 10, "how far on the wrong side the last sample lies");

  @Override
  public LabCard card() {
    return LabCard.of("margin-losses", Chapter.LOSS, "Hinge and its relatives")
        .covers("L11", "L5", "L6", "P2", "E7", "E26")
        .about(
            """
            With labels d = ±1 a score s is right if the margin d·s is positive. The 0–1 loss \
            counts mistakes; it is flat, so no gradient tells what to do. The others lean over \
            it: the perceptron criterion, the hinge max(0, 1 − ds), its square, the logistic loss \
            log(1 + e^(−ds)) in bits, and the square (d − s)².\
            """)
        .look(
            """
            Hinge and logistic loss grow in proportion to the error, the squares faster: one bad \
            sample outweighs the rest. Only the plain square also punishes being right by more \
            than 1. At its kink the hinge takes the subgradient 0.\
            """)
        .parameters(WEIGHT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[][] cases = {{1, 0.5}, {1, 2}, {-1, 0.5}};
    String[] expected = {"0.5", "0", "1.5"};
    for (int i = 0; i < cases.length; i++) {
      Variable s = Variable.of("s", Matrices.vector(cases[i][1]));
      Tensor loss = new Hinge().perSample(s.expand(1), Matrices.vector(cases[i][0]));
      String place = "d = %.0f, s = %.1f".formatted(cases[i][0], cases[i][1]);
      notebook.number("hinge, " + place, loss.sum().toDouble(), expected[i], "L11");
      Tensor slope = Gradient.of(loss.sum(), s).of(s);
      notebook.number("∂hinge/∂s, " + place, slope.toDoubles()[0]);
    }

    Map<String, UnaryOperator<Tensor>> losses = new LinkedHashMap<>();
    losses.put("square", m -> m.minus(1).square());
    losses.put("perceptron", m -> m.negate().relu());
    losses.put("hinge", m -> of(new Hinge(), m));
    losses.put("hinge, squared", m -> of(new Hinge(true), m));
    losses.put("logistic, bits", m -> of(new BinaryCrossEntropy(), m).dividedBy(Math.log(2)));
    Chart curves =
        Chart.of("Loss against the margin").axes("d·s", "loss").yRange(0, 5).size(440, 340);
    Chart slopes =
        Chart.of("Slope against the margin")
            .axes("d·s", "∂loss/∂(d·s)")
            .yRange(-5, 3)
            .size(440, 340);
    double bad = -settings.get(WEIGHT);
    Tensor margins = Matrices.vector(2, 1.5, 0.5, bad);
    var table = notebook.table("Share of the last of four samples", "loss", "sum", "share, %");
    for (Map.Entry<String, UnaryOperator<Tensor>> entry : losses.entrySet()) {
      UnaryOperator<Tensor> loss = entry.getValue();
      curves = curves.curve(entry.getKey(), -3, 3, loss);
      slopes = slopes.curve(entry.getKey(), -3, 3, m -> slope(loss, m));
      double[] parts = loss.apply(margins).toDoubles();
      double sum = Arrays.stream(parts).sum();
      table.row(entry.getKey(), sum, sum == 0 ? 0.0 : 100 * parts[3] / sum);
    }
    Chart step = curves.line("", new double[] {-3, 0, 0, 3}, new double[] {1, 1, 0, 0});
    notebook.figure(Panels.row("Two classes; black: the 0–1 loss", step, slopes));
  }

  /** A library's loss of class 1, whose score is the margin. */
  private static Tensor of(Loss loss, Tensor margin) {
    return loss.perSample(margin, margin.times(0).plus(1));
  }

  private static Tensor slope(UnaryOperator<Tensor> loss, Tensor at) {
    Variable margin = Variable.of("m", at.evaluate());
    return Gradient.of(loss.apply(margin).sum(), margin).of(margin);
  }
}
