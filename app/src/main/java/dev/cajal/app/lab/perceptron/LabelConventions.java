package dev.cajal.app.lab.perceptron;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.linear.PerceptronFit;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;
import java.util.stream.Stream;

/** Labels ±1 or {0, 1}: two ways to write one rule. */
public final class LabelConventions implements Lab {
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.5, 0.01, 5, "γ of the third run");
  private static final Parameter<String> START =
      Parameter.choice("start", "the weights before the first correction", "zero", "random");

  @Override
  public LabCard card() {
    return LabCard.of("label-conventions", Chapter.PERCEPTRON, "Labels ±1 and labels 0, 1")
        .covers("P3", "P4", "C1", "C3")
        .about(
            """
            With labels d = ±1 a corner on the wrong side gives w ← w + γ·d·x; with labels \
            y ∈ {0, 1} it gives w ← w + (y − ŷ)·x. On a mistake y − ŷ is +1 or −1, the same as d, \
            so with γ = 1 both walk the same way, step for step.\
            """)
        .look(
            """
            The dashed way lies on the other one. From zero, γ only scales the weights: the lines \
            and the number of corrections stay. Set start to random, and γ matters.\
            """)
        .parameters(RATE, START);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    TruthTable and = Gate.AND.truthTable();
    Tensor y = and.labels();
    Tensor d = BinaryLabels.ZERO_ONE.to(BinaryLabels.PLUS_MINUS, y);
    boolean random = settings.get(START).equals("random");
    Hyperplane start =
        random ? Perceptron.randomStart(2, settings.seed()) : Hyperplane.of(new double[2], 0);
    double rate = settings.get(RATE);
    Perceptron scaled = new Perceptron(rate, 1000, true, Perceptron.Tie.IS_CLASS_ONE);

    PerceptronFit bits = new Perceptron().fit(and.points(), y, BinaryLabels.ZERO_ONE, start);
    PerceptronFit signs = new Perceptron().fit(and.points(), d, BinaryLabels.PLUS_MINUS, start);
    PerceptronFit other = scaled.fit(and.points(), d, BinaryLabels.PLUS_MINUS, start);
    notebook.number("paths are equal", bits.path().equals(signs.path()) ? 1 : 0, "1", "P4");
    String scaledName = "±1, γ = " + NumberText.of(rate);
    notebook
        .table("AND", "labels", "updates", "passes", "b", "w₁", "w₂")
        .row(row("0, 1", bits))
        .row(row("±1, γ = 1", signs))
        .row(row(scaledName, other));

    Chart chart = Chart.of("The way of the weights on AND").axes("w₁", "w₂").equalAxes();
    chart = chart.path(scaledName, weights(other, 0), weights(other, 1));
    chart = chart.path("labels 0, 1", weights(bits, 0), weights(bits, 1));
    notebook.figure(chart.dashed("labels ±1, γ = 1", weights(signs, 0), weights(signs, 1)));
  }

  private static Object[] row(String name, PerceptronFit fit) {
    Hyperplane line = fit.last();
    return new Object[] {
      name, fit.updates(), fit.passes(), line.bias(), line.weights().get(0), line.weights().get(1)
    };
  }

  private static double[] weights(PerceptronFit fit, int which) {
    Stream<Hyperplane> planes = fit.path().stream().map(update -> update.plane());
    return Stream.concat(Stream.of(fit.start()), planes)
        .mapToDouble(plane -> plane.weights().get(which))
        .toArray();
  }
}
