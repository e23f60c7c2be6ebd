package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.Threshold;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The gates that one threshold unit computes, as lines in the unit square. */
public final class Gates implements Lab {
  private static final Parameter<String> GATE =
      Parameter.choice("gate", "the gate of the diagram", "and", "or", "nand", "nor", "not");

  private static final Map<Gate, String[]> EXPECTED =
      Map.of(
          Gate.NOT, new String[] {"N7", "-1", "0.5", "1 0"},
          Gate.AND, new String[] {"N8", "1", "-1.5", "0 0 0 1"},
          Gate.OR, new String[] {"N9", "1", "-0.5", "0 1 1 1"},
          Gate.NAND, new String[] {"N8", "-1", "1.5", "1 1 1 0"},
          Gate.NOR, new String[] {"N9", "-1", "0.5", "1 0 0 0"});

  @Override
  public LabCard card() {
    return LabCard.of("gates", Chapter.LOGIC, "Logic gates as lines")
        .covers("N6", "N7", "N8", "N9", "C5")
        .about(
            """
            A unit of McCulloch and Pitts takes zeros and ones and fires if w₁x₁ + w₂x₂ + b ≥ 0. \
            The four possible inputs are the corners of a square, and the unit cuts the square \
            along a line.\
            """)
        .look(
            """
            AND and OR have the same weights: only the bias moves the line, past one corner or \
            past three. NAND and NOR are the same lines with w and b negated. NOT has one input, \
            and its "line" is the point ½.\
            """)
        .parameters(GATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    List<Figure> squares = new ArrayList<>();
    Notebook.Rows table = notebook.table("The gates", "gate", "w", "b", "outputs in order");
    for (Gate gate : Gate.values()) {
      String[] expected = EXPECTED.get(gate);
      Hyperplane line = gate.boundary();
      TruthTable truth = gate.truthTable();
      notebook.number(gate + " w", line.weights().getFirst(), expected[1], expected[0]);
      notebook.number(gate + " b", line.bias(), expected[2], expected[0]);
      String[] outputs = expected[3].split(" ", -1);
      double[] labels = gate.neuron().value(truth.points()).toDoubles();
      StringBuilder found = new StringBuilder();
      for (int i = 0; i < outputs.length; i++) {
        notebook.number("%s output %d".formatted(gate, i + 1), labels[i], outputs[i], expected[0]);
        found.append((int) labels[i]).append(' ');
      }
      table.row(gate, line.weights(), line.bias(), found);
      squares.add(line.dimensions() == 1 ? axis(line) : Square.of(gate.name(), truth, line));
    }
    notebook.figure(new Panels("What each unit separates", 3, squares));

    Gate shown = Gate.valueOf(settings.get(GATE).toUpperCase(Locale.ROOT));
    Hyperplane line = shown.boundary();
    double[][] weights =
        line.weights().stream().map(w -> new double[] {w}).toArray(double[][]::new);
    String[] inputs = line.dimensions() == 1 ? new String[] {"x"} : new String[] {"x₁", "x₂"};
    notebook.figure(
        NetworkDiagram.of("The unit of " + shown)
            .layer(inputs)
            .layer(shown.name())
            .weights(weights, line.bias()));
  }

  private static Figure axis(Hyperplane line) {
    return Chart.of("NOT")
        .axes("x", "output")
        .size(300, 300)
        .xRange(-0.5, 1.5)
        .yRange(-0.2, 1.2)
        .curve("step of s", -0.5, 1.5, x -> Threshold.AT_LEAST_ZERO.of(score(line, x)))
        .points("inputs", new double[][] {{0, 1}, {1, 0}});
  }

  private static Tensor score(Hyperplane line, Tensor x) {
    int count = x.shape().dim(0);
    return line.score(x.reshape(Shape.of(count, 1)));
  }
}
