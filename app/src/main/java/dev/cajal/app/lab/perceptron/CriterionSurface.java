package dev.cajal.app.lab.perceptron;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.linear.PerceptronCriterion;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.nn.optimizer.Sgd;

/** The sum that the perceptron makes small: its surface, its flat places, and the way down. */
public final class CriterionSurface implements Lab {
  private static final Parameter<Double> BIAS =
      Parameter.number("b", -1.5, -3, 3, "the bias of the surface that is drawn");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.1, 0.01, 1, "step size of the descent");

  @Override
  public LabCard card() {
    return LabCard.of("perceptron-criterion", Chapter.PERCEPTRON, "The perceptron criterion")
        .covers("P2", "P3", "E11")
        .about(
            """
            E(w) = Σ max(−d·⟨w, x⟩, 0) adds up how far the samples on the wrong side are away, in \
            score. It is zero exactly where no sample is wrong, and made of flat pieces: the \
            subgradient −Σ d·x over the wrong samples changes only where one changes sides.\
            """)
        .look(
            """
            The dark triangle is where E = 0: any line from it will do. The descent stops as soon \
            as it enters. With b = 0 the triangle is gone, and w = 0 is a trap: every score is 0, \
            the subgradient is taken as 0, nothing moves, although the rule would correct.\
            """)
        .parameters(BIAS, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    TruthTable and = Gate.AND.truthTable();
    BinaryLabels bits = BinaryLabels.ZERO_ONE;
    Hyperplane line = Hyperplane.of(new double[] {-1, 0.5}, 0.1);
    Hyperplane slope = PerceptronCriterion.subgradient(line, and.points(), and.labels(), bits);
    notebook.number(
        "E", PerceptronCriterion.value(line, and.points(), and.labels(), bits), "1.1", "P2");
    notebook.number("∂E/∂b", slope.bias(), "1", "P2");
    notebook.number("∂E/∂w₁", slope.weights().get(0), "-1", "P2");
    notebook.number("∂E/∂w₂", slope.weights().get(1), "0", "P2");
    Hyperplane zero = Hyperplane.of(new double[2], 0);
    Hyperplane stuck = PerceptronCriterion.subgradient(zero, and.points(), and.labels(), bits);
    notebook.number("length of the subgradient at zero", stuck.norm(), "0", "E11");

    double b = settings.get(BIAS);
    Tensor x = and.points();
    Tensor d = bits.to(BinaryLabels.PLUS_MINUS, and.labels());
    // One row of scores for each row of weights.
    Grid surface =
        Grid.square(-1, 3, w -> w.matmul(x.transpose()).plus(b).times(d).negate().relu().sum(1));
    DescentPath way =
        Descent.path(
            w -> PerceptronCriterion.of(x.matmul(w.expand(1)).squeeze(1).plus(b), d),
            new double[] {-0.6, 2.6},
            new Sgd(settings.get(RATE)),
            60);
    notebook.number("E at the end of the way", way.last().value());
    notebook.figure(
        Chart.of("Criterion for AND over the weights")
            .axes("w₁", "w₂")
            .equalAxes()
            .xRange(-1, 3)
            .yRange(-1, 3)
            .heat("E", surface)
            .contours(surface, 0.25, 0.5, 1, 1.5, 2, 3, 4, 5)
            .boundary(surface, 1e-3)
            .path("subgradient descent", way.coordinates(0), way.coordinates(1)));
  }
}
