package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.ActivationFunction;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.nn.neuron.Threshold;
import dev.cajal.nn.neuron.TruthTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** XOR as |x₁ − x₂| by two rectified units, and where its hidden layer puts the corners. */
public final class XorByRelu implements Lab {
  /** Where two corners fall together, their label stands left of them, clear of the line. */
  private static final double LEFT = 0.95;

  private static final Parameter<String> G =
      Parameter.choice(
          "g", "activation of the two hidden units", "relu", "strict-step", "step", "tanh");
  private static final Map<String, ActivationFunction> FUNCTIONS =
      Map.of(
          "relu", Activation.RELU,
          "strict-step", Threshold.ABOVE_ZERO,
          "step", Threshold.AT_LEAST_ZERO,
          "tanh", Activation.TANH);

  @Override
  public LabCard card() {
    return LabCard.of("xor-relu", Chapter.LOGIC, "XOR by two ReLU units")
        .covers("N12", "N10", "E12", "E16", "A7")
        .about(
            """
            h₁ = g(x₁ − x₂), h₂ = g(x₂ − x₁), y = h₁ + h₂. With g = ReLU, y = |x₁ − x₂|: XOR on \
            the corners. The hidden layer moves (0, 0) and (1, 1) to one place, after which a line \
            separates what no line could.\
            """)
        .look(
            """
            The material leaves g open, but it matters. g=strict-step, 1 only above 0, works too. \
            g=step, which is 1 at 0, gives 2, 1, 1, 2. g=tanh is odd, so that its two units cancel \
            and y is 0 everywhere.\
            """)
        .parameters(G);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String g = settings.get(G);
    NeuronNetwork network = Gate.xorByDifferences(FUNCTIONS.get(g));
    TruthTable xor = TruthTable.parse("0110");
    List<Tensor> values = network.values(xor.points());
    notebook.numbers("h", values.get(1).reshape(8), "N12", "0", "0", "0", "1", "1", "0", "0", "0");
    notebook.numbers("y", values.get(2).reshape(4), "N12", "0", "1", "1", "0");
    Notebook.Rows forms = notebook.table("y for each activation", "g", "00", "01", "10", "11");
    for (String name : G.extremes()) {
      double[] y = Gate.xorByDifferences(FUNCTIONS.get(name)).apply(xor.points()).toDoubles();
      forms.row(name, y[0], y[1], y[2], y[3]);
    }

    Grid map = Grid.square(Square.LOW, Square.HIGH, p -> network.apply(p).at(1, 0));
    Chart input =
        Square.corners(Square.frame("Input plane: y, and y = ½").heat("y", map), xor)
            .boundary(map, 0.5);
    double[] h = values.get(1).toDoubles();
    Grid sum = Grid.square(-1.5, 1.5, p -> p.sum(1));
    Chart hidden =
        Chart.of("Hidden plane, and h₁ + h₂ = ½")
            .axes("h₁", "h₂")
            .equalAxes()
            .size(300, 300)
            .xRange(-1.5, 1.5)
            .yRange(-1.5, 1.5)
            .boundary(sum, 0.5)
            .points("false (0)", new double[][] {{h[0], h[1]}, {h[6], h[7]}})
            .points("true (1)", new double[][] {{h[2], h[3]}, {h[4], h[5]}});
    boolean joined = h[6] == h[0] && h[7] == h[1];
    hidden =
        hidden
            .label(joined ? "00 and 11" : "00", joined ? h[0] - LEFT : h[0], h[1])
            .label("01", h[2], h[3])
            .label("10", h[4], h[5])
            .label(joined ? "" : "11", h[6], h[7]);
    notebook.figure(Panels.row("Before and after the hidden layer", input, hidden));
    notebook.figure(NetworkDiagram.of("The network at 01, g = " + g, network, 0, 1));
    notebook.note("With g = %s the corners give y = %s.".formatted(g, texts(values.get(2))));
  }

  private static String texts(Tensor values) {
    return Arrays.stream(values.toDoubles())
        .mapToObj(NumberText::of)
        .collect(Collectors.joining(", "));
  }
}
