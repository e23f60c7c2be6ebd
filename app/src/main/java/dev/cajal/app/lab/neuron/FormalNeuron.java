package dev.cajal.app.lab.neuron;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.ComputationGraph;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.ActivationFunction;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.neuron.Neuron;

/** One neuron from its inputs to its output, with every number on the way. */
public final class FormalNeuron implements Lab {
  private static final Parameter<Double> X1 = Parameter.number("x1", 1.5, -5, 5, "the first input");
  private static final Parameter<Double> X2 = Parameter.number("x2", 1, -5, 5, "the second input");
  private static final Parameter<Double> W1 =
      Parameter.number("w1", 1, -3, 3, "weight of the first input");
  private static final Parameter<Double> W2 =
      Parameter.number("w2", 1, -3, 3, "weight of the second input");
  private static final Parameter<Double> B = Parameter.number("b", -2, -8, 8, "bias");
  private static final Parameter<String> F =
      Parameter.choice(
          "f", "activation", "sigmoid", "heaviside", "sign", "tanh", "relu", "identity");

  @Override
  public LabCard card() {
    return LabCard.of("formal-neuron", Chapter.NEURON, "The formal neuron")
        .covers("N1", "N3", "N6")
        .about(
            """
            A nerve cell gathers signals through many synapses, some strong, some weak, some of \
            them inhibiting, and fires when they reach a threshold. The formal neuron keeps three \
            things of it: a weight for each input, a sum, and an activation of the sum.\
            """)
        .look(
            """
            Everything the inputs do passes through one number, s. With f=heaviside the neuron is \
            that of McCulloch and Pitts: it fires exactly when w₁x₁ + w₂x₂ reaches −b.\
            """)
        .parameters(X1, X2, W1, W2, B, F);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[] x = {settings.get(X1), settings.get(X2)};
    double[] w = {settings.get(W1), settings.get(W2)};
    double b = settings.get(B);
    String name = settings.get(F);
    ActivationFunction f = (ActivationFunction) Layers.registry().parse(name);
    Neuron neuron = Neuron.of(w, b, f);
    double s = neuron.score(x);
    double y = neuron.value(x);
    notebook.number("s", s, "0.5", "N5");
    notebook.number("ŷ = f(s)", y, "0.6224593312", "N5");

    notebook.figure(
        NetworkDiagram.of("Two inputs, one neuron")
            .layer("x₁", "x₂")
            .values(x)
            .layer("ŷ")
            .weights(new double[][] {{w[0]}, {w[1]}}, b)
            .values(y));
    notebook.figure(
        ComputationGraph.of("Step by step")
            .node("p1", "w₁ x₁", NumberText.of(w[0] * x[0], 4), "")
            .node("p2", "w₂ x₂", NumberText.of(w[1] * x[1], 4), "")
            .node("s", "s = sum + b", NumberText.of(s, 4), "", "p1", "p2")
            .node("y", "ŷ = " + name + "(s)", NumberText.of(y, 4), "", "s"));
    double reach = Math.max(4, 1.1 * Math.abs(s));
    notebook.figure(
        Chart.of("The activation, and where the neuron stands on it")
            .axes("s", "f(s)")
            .curve(name, -reach, reach, (Tensor z) -> f.of(z))
            .points("this neuron", new double[][] {{s, y}})
            .vertical(0));

    notebook
        .table("What stands for what", "nerve cell", "formal neuron", "here")
        .row("signals of other cells", "inputs x", x[0] + ", " + x[1])
        .row("strength of synapses", "weights w", w[0] + ", " + w[1])
        .row("threshold", "−b", -b)
        .row("potential of the cell body", "s = wᵀx + b", s)
        .row("firing (action potential)", "ŷ = f(s)", y);
  }
}
