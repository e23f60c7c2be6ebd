package dev.cajal.app.lab.errata;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.algebra.Pca;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sigmoid;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.linear.PerceptronCriterion;
import dev.cajal.nn.linear.PerceptronFit;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.Augmentation;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.Neuron;
import dev.cajal.nn.neuron.Threshold;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** Slips about neurons, perceptrons and decision cells, run beside what holds. */
public final class ErrataOfNeurons implements Lab {
  private static final dev.cajal.nn.neuron.Grid FRAME = dev.cajal.nn.neuron.Grid.square(-10, 10, 2);

  @Override
  public LabCard card() {
    return LabCard.of("errata-neurons", Chapter.ERRATA, "Neurons, perceptrons, cells")
        .covers("E1", "E10", "E11", "E12", "E13", "E15", "E16", "E17", "E33", "E36", "P8", "P9")
        .about(
            """
            Where the lectures slip about neurons, the printed form is run here beside the corrected \
            one. The errata page says in words what each is about.\
            """)
        .look(
            """
            With b₃ = 10 the map of the three classes has one colour. Most of the others are about \
            ties, at which a sum is exactly 0, and about constants that are left out.\
            """);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Slips slips = new Slips(notebook);
    double[] printed = shares(toy(10));
    double[] corrected = shares(toy(1));
    slips.row("E1", "shares of the three classes: b₃ = 10, b₃ = 1", printed, corrected);
    notebook.numbers("share with b₃ = 10,", Matrices.vector(printed), "E1", "0", "0", "1");
    notebook.numbers(
        "share with b₃ = 1,", Matrices.vector(corrected), "E1", "0.266", "0.440", "0.294");
    notebook.figure(Panels.row("E1: who wins where", map(10), map(1)));

    Neuron falling = Neuron.of(new double[] {1}, 0, new Sigmoid(-1));
    slips.row(
        "E10",
        "class of s = 1 for the slope a = −1: s > 0; ŷ > ½",
        1,
        falling.value(1) > 0.5 ? 1 : 0);

    TruthTable and = TruthTable.parse("0001");
    Hyperplane zero = Hyperplane.of(new double[] {0, 0}, 0);
    Hyperplane slope =
        PerceptronCriterion.subgradient(zero, and.points(), and.labels(), BinaryLabels.ZERO_ONE);
    slips.row(
        "E11",
        "AND from w = 0: size of the criterion's step; updates of the rule",
        slope.norm() + Math.abs(slope.bias()),
        perceptron(and, true).updates());
    slips.row(
        "E12",
        "last sum of XOR by differences: step with ≥; with >",
        xor(Threshold.AT_LEAST_ZERO),
        xor(Threshold.ABOVE_ZERO));
    double triangle = DecisionCells.area(star(1).polygon(0, FRAME));
    slips.row(
        "E13",
        "area of the middle cell: without biases; with a bias of 1",
        DecisionCells.area(star(0).polygon(0, FRAME)),
        triangle);
    notebook.number("area of a bounded cell", triangle, "5.196152423", "E13");
    notebook.figure(
        Chart.of("E13: a bounded cell")
            .axes("x₁", "x₂")
            .equalAxes()
            .regions(Grid.square(-5, 5, p -> star(1).cell(p).to(DType.F64)), "0", "1", "2", "3"));

    Tensor four = Matrices.matrix(new double[] {1, 2, 3, 4});
    Hyperplane ones = Hyperplane.of(new double[] {1, 1, 1, 1}, 5);
    slips.row(
        "E15",
        "x₀ to x₃ with a leading 1 besides, four weights; score with a bias of 5",
        Slips.product(() -> ones.score(Augmentation.FIRST.samples(four))),
        ones.score(four));
    slips.row("E16", "XOR by differences: tanh; ReLU", xor(Activation.TANH), xor(Activation.RELU));
    Tensor scores = Matrices.vector(1, 2, 3);
    slips.row(
        "E17",
        "smooth maximum of 1, 2, 3: softmax; log-sum-exp",
        scores.softmax(0),
        scores.exp().sum().log().toDouble());
    for (String gate : new String[] {"0001", "0111"}) {
      TruthTable table = TruthTable.parse(gate);
      slips.row(
          "E33",
          gate.equals("0001") ? "AND, at most 1000 passes" : "OR, at most 1000 passes",
          end(perceptron(table, false)),
          end(perceptron(table, true)));
    }
    Tensor probabilities = settings.key().normal(Shape.of(200, 3), DType.F64).softmax(1).evaluate();
    long dimensions = Pca.fit(probabilities).variances().stream().filter(v -> v > 1e-12).count();
    slips.row("E36", "dimension of the probabilities of 3 classes", 3, dimensions);
  }

  private static DecisionCells toy(double thirdBias) {
    return new DecisionCells(
        AffineMap.of(new double[][] {{1, 0, 1}, {1, -1, -0.5}}, -2, 1, thirdBias));
  }

  /** On the grid −5 + 0.1·i, whose rounding breaks the ties on the borders. */
  private static double[] shares(DecisionCells cells) {
    double[][] points = new double[101 * 101][];
    for (int i = 0; i < points.length; i++) {
      int row = i / 101;
      points[i] = new double[] {-5 + 0.1 * (i % 101), -5 + 0.1 * row};
    }
    double[] shares = new double[3];
    for (int cell : cells.cell(Matrices.matrix(points)).toInts()) {
      shares[cell] += 1.0 / points.length;
    }
    return shares;
  }

  private static Figure map(double thirdBias) {
    return Chart.of("b₃ = %.0f".formatted(thirdBias))
        .axes("x₁", "x₂")
        .equalAxes()
        .size(300, 300)
        .regions(
            Grid.square(-5, 5, p -> toy(thirdBias).cell(p).to(DType.F64)),
            "class 1",
            "class 2",
            "class 3");
  }

  /** A score of its own against three that grow in directions 120° apart. */
  private static DecisionCells star(double bias) {
    double h = Math.sqrt(3) / 2;
    return new DecisionCells(
        AffineMap.of(new double[][] {{0, 1, -0.5, -0.5}, {0, 0, h, -h}}, bias, 0, 0, 0));
  }

  private static Tensor xor(Layer activation) {
    return Gate.xorByDifferences(activation).apply(TruthTable.parse("0110").points());
  }

  private static PerceptronFit perceptron(TruthTable table, boolean bias) {
    return new Perceptron(1, 1000, bias, Perceptron.Tie.IS_CLASS_ONE)
        .fit(table.points(), table.labels(), BinaryLabels.ZERO_ONE);
  }

  private static String end(PerceptronFit fit) {
    return fit.converged()
        ? "right after %d updates".formatted(fit.updates())
        : "never right, bias %s".formatted(fit.last().bias());
  }
}
