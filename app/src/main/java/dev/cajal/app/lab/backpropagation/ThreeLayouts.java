package dev.cajal.app.lab.backpropagation;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.ComputationGraph;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.BackpropagationStep;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.descent.FiniteDifferences;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;

/** One network, one gradient, written down in the three ways of the lectures. */
public final class ThreeLayouts implements Lab {
  private static final Parameter<String> HIDDEN =
      Parameter.choice("hidden", "activation of the hidden layer", "tanh", "sigmoid", "softplus");

  @Override
  public LabCard card() {
    return LabCard.of("three-layouts", Chapter.BACKPROPAGATION, "Columns, rows, augmented")
        .covers("B1", "B2", "B3", "B4", "B5", "B6", "C2", "C3", "E27", "E38", "E39", "E40")
        .about(
            """
            A 3-4-2 network and five samples. D2 puts a sample into a column and multiplies weights \
            from the left; D0 puts it into a row and multiplies from the right; D4 takes columns \
            with a leading 1, so that the bias is the weights' first column, and turns the errors E \
            around.\
            """)
        .look(
            """
            Each shape is another's, transposed or with one row or column more. The numbers are the \
            same to the last bits, and those of difference quotients to about nine digits.

            Read each formula with the shapes at hand: with a transpose missing, or Ṽ² for Ṽ¹, the \
            product does not exist or has the wrong shape. That finds most slips.\
            """)
        .parameters(HIDDEN);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Activation hidden =
        switch (settings.get(HIDDEN)) {
          case "tanh" -> Activation.TANH;
          case "sigmoid" -> Activation.SIGMOID;
          default -> Activation.SOFTPLUS;
        };
    Examples examples = Examples.random(settings.key(), hidden);
    Backpropagation columns = examples.pass(Reduction.MEAN, Layout.COLUMNS);
    Backpropagation rows = examples.pass(Reduction.MEAN, Layout.ROWS);
    Backpropagation augmented = examples.pass(Reduction.MEAN, Layout.AUGMENTED);
    double[] gradient = Examples.flat(rows.gradients());
    double[] at = examples.parameters();
    Surface surface = Surface.of(p -> examples.loss(p, Reduction.MEAN), at.length);
    double[] differences = FiniteDifferences.central(surface, at, 1e-5);
    notebook.number("parameters", gradient.length, "26", "M2");
    notebook.number("columns − rows, most", most(Examples.flat(columns.gradients()), gradient));
    notebook.number("augmented − rows, most", most(Examples.flat(augmented.gradients()), gradient));
    double error = most(differences, gradient);
    notebook.number("differences − rows, most", error);
    notebook.note("Central differences agree to 4e-9: %s.".formatted(error <= 4e-9 ? "yes" : "no"));

    notebook.figure(
        new Panels(
            "Shapes in the three layouts, forward and backward",
            1,
            List.of(
                graph("D2, columns", columns, "a0", "z1", "a1", "z2", "a2", "δ", "W"),
                graph("D0, rows", rows, "A0", "Z1", "A1", "Z2", "A2", "Δ", "W"),
                graph("D4, augmented", augmented, "Ṽ0", "S1", "Ṽ1", "S2", "V2", "E", "W̃"))));
    double[] numbers = new double[at.length];
    Arrays.setAll(numbers, i -> i + 1);
    notebook.figure(
        Chart.of("The derivative by each parameter")
            .axes("parameter", "∂L/∂parameter")
            .line("back-propagation", numbers, gradient)
            .points("difference quotients", numbers, differences)
            .horizontal(0));
    var table = notebook.table("Formulas", "D2, columns", "D0, rows", "D4, augmented");
    var d0 = rows.steps();
    var d2 = columns.steps();
    var d4 = augmented.steps();
    for (int i = 0; i < Math.max(d0.size(), d4.size()); i++) {
      table.row(formula(d2, i), formula(d0, i), formula(d4, i));
    }
  }

  private static String formula(List<BackpropagationStep> steps, int i) {
    return i < steps.size() ? steps.get(i).symbol() + " = " + steps.get(i).formula() : "";
  }

  private static double most(double[] a, double[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  private static ComputationGraph graph(String title, Backpropagation pass, String... symbols) {
    String error = symbols[5];
    String weight = symbols[6];
    ComputationGraph graph = ComputationGraph.of(title);
    graph = graph.node("0", symbols[0], shape(pass, symbols[0]), "");
    for (int l = 1; l <= 2; l++) {
      String name = weight + l;
      String slope = "d" + name;
      String score = symbols[2 * l - 1];
      String value = symbols[2 * l];
      String before = "" + (l - 1);
      graph =
          graph
              .node(name, name, shape(pass, slope), slope + ": " + shape(pass, slope))
              .node(
                  score,
                  score,
                  shape(pass, score),
                  error + l + ": " + shape(pass, error + l),
                  before,
                  name)
              .node("" + l, value, shape(pass, value), "", score);
    }
    return graph;
  }

  private static String shape(Backpropagation pass, String symbol) {
    Shape shape = pass.value(symbol).shape();
    return shape.dim(0) + " × " + shape.dim(1);
  }
}
