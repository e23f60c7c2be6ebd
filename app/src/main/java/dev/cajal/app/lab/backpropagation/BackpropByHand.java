package dev.cajal.app.lab.backpropagation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.ComputationGraph;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.BackpropagationStep;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.backprop.OutputLoss;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One sample through two sigmoid units and one more, forward and back, number by number. */
public final class BackpropByHand implements Lab {
  private static final Parameter<String> LOSS =
      Parameter.choice("loss", "what is made small", "half-square", "cross-entropy");
  private static final Parameter<Double> X1 = Parameter.number("x1", 1, -5, 5, "first input");
  private static final Parameter<Double> X2 = Parameter.number("x2", 2, -5, 5, "second input");
  private static final Parameter<Double> T = Parameter.number("t", 1, 0, 1, "target");
  private static final double[][] W1 = {{0.1, 0.3}, {0.2, 0.4}};
  private static final double[] B1 = {0.1, -0.1};
  private static final double[][] W2 = {{0.5}, {-0.6}};
  private static final double[] B2 = {0.2};

  @Override
  public LabCard card() {
    return LabCard.of("backprop-by-hand", Chapter.BACKPROPAGATION, "Every number of one pass")
        .covers("B1", "B2", "B3", "B4", "B10", "L6")
        .about(
            """
            Forward: each unit adds up its weighted inputs to z and makes a = σ(z) of it. Backward: \
            δ = ∂L/∂z of the output, then δ of the hidden units from it, δ¹ = (W²ᵀδ²) ⊙ σ′(z¹). A \
            bias has its unit's δ for derivative, a weight that times the value that it multiplies.\
            """)
        .look(
            """
            Follow the arrows back from L. Every box's lower number is the derivative of L by what \
            the box holds, and each is found from the boxes to its right. The factor a(1 − a) is ¼ \
            at most: δ shrinks from layer to layer.

            With loss=cross-entropy σ′ cancels at the output, δ² = a² − t, and everything is about \
            four times as large.\
            """)
        .parameters(LOSS, X1, X2, T);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    NeuronNetwork network =
        NeuronNetwork.of(
            NeuronLayer.of(W1, B1, Activation.SIGMOID), NeuronLayer.of(W2, B2, Activation.SIGMOID));
    Tensor x = Matrices.matrix(new double[] {settings.get(X1), settings.get(X2)});
    Tensor t = Matrices.matrix(new double[] {settings.get(T)});
    Backpropagation half = pass(network, OutputLoss.HALF_SQUARED, x, t);
    Backpropagation cross = pass(network, OutputLoss.BINARY_CROSS_ENTROPY, x, t);
    check(notebook, half, "z1", "0.6", "1");
    check(notebook, half, "a1", "0.6456563062", "0.7310585786");
    check(notebook, half, "z2", "0.08419300593");
    check(notebook, half, "a2", "0.5210358270");
    notebook.number("loss", half.loss(), "0.1147033395", "B10");
    check(notebook, half, "dW2", "-0.07717471637", "-0.08738277302");
    check(notebook, half, "db2", "-0.1195290987");
    check(
        notebook,
        half,
        "dW1",
        "-0.01367318703",
        "-0.02734637406",
        "0.01410050831",
        "0.02820101662");
    check(notebook, half, "db1", "-0.01367318703", "0.01410050831");
    notebook.number("cross-entropy", cross.loss(), "0.6519364738", "B10");
    String with = "with cross-entropy, ";
    notebook.numbers(
        with + "dW2", cross.value("dW2").reshape(2), "B10", "-0.3092462388", "-0.3501508675");
    notebook.numbers(with + "db2", cross.value("db2").reshape(1), "B10", "-0.4789641730");
    notebook.numbers(
        with + "db1", cross.value("db1").reshape(2), "B10", "-0.05478972727", "0.05650204321");

    Backpropagation shown = settings.get(LOSS).equals("half-square") ? half : cross;
    notebook.figure(graph(shown, x, t));
    notebook.figure(
        NetworkDiagram.of("The network, with the value of each unit")
            .layer("x₁", "x₂")
            .values(x.toDoubles())
            .layer("a₁", "a₂")
            .weights(W1, B1)
            .values(shown.value("a1").toDoubles())
            .layer("a²")
            .weights(W2, B2)
            .values(shown.value("a2").toDoubles()));
    var table = notebook.table("Every step, in columns", "symbol", "formula", "value");
    for (BackpropagationStep step : shown.steps()) {
      table.row(step.symbol(), step.formula(), texts(step.value()));
    }
  }

  private static Backpropagation pass(NeuronNetwork network, OutputLoss loss, Tensor x, Tensor t) {
    return Backpropagation.of(network, loss, Reduction.SUM, x, t, Layout.COLUMNS);
  }

  private static void check(
      Notebook notebook, Backpropagation pass, String symbol, String... expected) {
    Tensor value = pass.value(symbol);
    notebook.numbers(symbol, value.reshape(value.shape().size()), "B10", expected);
  }

  private static String texts(Tensor value) {
    return Arrays.stream(value.toDoubles())
        .mapToObj(number -> NumberText.of(number))
        .collect(Collectors.joining(", "));
  }

  private static ComputationGraph graph(Backpropagation pass, Tensor x, Tensor t) {
    double delta = pass.value("δ2").toDoubles()[0];
    double a = pass.value("a2").toDoubles()[0];
    ComputationGraph graph = ComputationGraph.of("Forward and backward");
    for (int i = 0; i < 2; i++) {
      graph = graph.node("x" + (i + 1), "x" + sub(i), number(x.toDoubles()[i]), "");
    }
    for (int j = 0; j < 2; j++) {
      for (int k = 0; k < 2; k++) {
        graph =
            graph.node(
                "w" + j + k,
                "w" + sub(j) + sub(k),
                number(W1[k][j]),
                slope(pass, "dW1", 2 * j + k));
      }
      graph = graph.node("b" + j, "b" + sub(j), number(B1[j]), slope(pass, "db1", j));
      String z = "z%1$s = w%1$s₁x₁ + w%1$s₂x₂ + b%1$s".formatted(sub(j));
      String[] from = {"x1", "x2", "w" + j + 0, "w" + j + 1, "b" + j};
      graph =
          graph
              .node("z" + j, z, value(pass, "z1", j), "δ = " + value(pass, "δ1", j), from)
              .node(
                  "a" + j,
                  "a%1$s = σ(z%1$s)".formatted(sub(j)),
                  value(pass, "a1", j),
                  "∂ = " + number(W2[j][0] * delta),
                  "z" + j);
    }
    for (int j = 0; j < 2; j++) {
      graph = graph.node("v" + j, "v" + sub(j), number(W2[j][0]), slope(pass, "dW2", j));
    }
    String loss = t.toDoubles()[0] == 1 ? "L(a), t = 1" : "L(a), t = " + number(t.toDoubles()[0]);
    return graph
        .node("c", "c", number(B2[0]), slope(pass, "db2", 0))
        .node(
            "z",
            "z = v₁a₁ + v₂a₂ + c",
            value(pass, "z2", 0),
            "δ = " + value(pass, "δ2", 0),
            "a0",
            "a1",
            "v0",
            "v1",
            "c")
        .node("a", "a = σ(z)", number(a), "∂ = " + number(delta / (a * (1 - a))), "z")
        .node("L", loss, number(pass.loss()), "1", "a");
  }

  private static String sub(int index) {
    return index == 0 ? "₁" : "₂";
  }

  private static String value(Backpropagation pass, String symbol, int index) {
    return number(pass.value(symbol).toDoubles()[index]);
  }

  private static String slope(Backpropagation pass, String symbol, int index) {
    return "∂ = " + value(pass, symbol, index);
  }

  private static String number(double value) {
    return NumberText.of(value, 4);
  }
}
