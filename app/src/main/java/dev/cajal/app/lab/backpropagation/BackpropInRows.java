package dev.cajal.app.lab.backpropagation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.ComputationGraph;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.BackpropagationStep;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.loss.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Two samples at once, in rows, through a hidden layer to three classes. */
public final class BackpropInRows implements Lab {
  private static final Parameter<String> REDUCTION =
      Parameter.choice("reduction", "of the two samples' losses", "mean", "sum");

  @Override
  public LabCard card() {
    return LabCard.of("backprop-in-rows", Chapter.BACKPROPAGATION, "A batch in rows")
        .covers("B5", "B11", "L9", "E4", "E5", "E6")
        .about(
            """
            Each row of X is a sample; the same products serve any number of them. Backward: \
            Δ² = (Ŷ − T)/N, then Δ¹ = (Δ²W²ᵀ) ⊙ H ⊙ (1 − H). A layer's weights have the derivative \
            (what came in)ᵀ Δ, its biases the column sums of Δ.\
            """)
        .look(
            """
            The shapes alone nearly dictate the formulas: each derivative has the shape of what it \
            belongs to. The rows of Δ² add up to 0: what one class gains others lose.

            With reduction=sum every derivative is twice as large, once for each sample. A lecture \
            that divides the loss by N and forgets it in Δ² is wrong by that factor.\
            """)
        .parameters(REDUCTION);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Examples examples = Examples.classes();
    Backpropagation mean = examples.pass(Reduction.MEAN, Layout.ROWS);
    notebook.number("loss", mean.loss(), "1.177716823", "B11");
    Tensor first = mean.value("A2").at(0, 0);
    notebook.numbers(
        "ŷ of sample 1,", first, "B11", "0.3087103875", "0.3705228421", "0.3207667703");
    notebook.numbers(
        "db2", mean.value("db2"), "B11", "-0.1820767752", "0.3680666107", "-0.1859898355");
    notebook.numbers(
        "dW1",
        mean.value("dW1").reshape(6),
        "B11",
        "0.01418838832",
        "0.05231911253",
        "-0.07254555642",
        "-0.02740794465",
        "0.1102171848",
        "-0.09175968707");

    boolean sum = settings.get(REDUCTION).equals("sum");
    Backpropagation shown = sum ? examples.pass(Reduction.SUM, Layout.ROWS) : mean;
    notebook.figure(
        ComputationGraph.of("Shapes and formulas, N = 2 samples in rows")
            .node("X", "X", "2 × 2", "")
            .node("W1", "W¹", "2 × 3", "Xᵀ·Δ¹")
            .node("b1", "b¹", "1 × 3", "column sums of Δ¹")
            .node("Z1", "Z¹ = X·W¹ + b¹", "2 × 3", "Δ¹ = (Δ²·W²ᵀ) ⊙ H ⊙ (1 − H)", "X", "W1", "b1")
            .node("H", "H = σ(Z¹)", "2 × 3", "Δ²·W²ᵀ", "Z1")
            .node("W2", "W²", "3 × 3", "Hᵀ·Δ²")
            .node("b2", "b²", "1 × 3", "column sums of Δ²")
            .node(
                "Z2",
                "Z² = H·W² + b²",
                "2 × 3",
                sum ? "Δ² = Ŷ − T" : "Δ² = (Ŷ − T)/N",
                "H",
                "W2",
                "b2")
            .node(
                "L",
                sum ? "L = −Σ log ŷ" : "L = −1/N Σ log ŷ",
                NumberText.of(shown.loss(), 4),
                "1",
                "Z2"));
    notebook.figure(
        new Panels(
            "Values of hidden units and classes, and the derivatives of their sums",
            2,
            List.of(bars("H", shown), bars("Ŷ", shown), bars("Δ²", shown), bars("Δ¹", shown))));
    var table = notebook.table("Every step, in rows", "symbol", "formula", "value");
    for (BackpropagationStep step : shown.steps()) {
      table.row(step.symbol(), step.formula(), rows(step.value()));
    }
  }

  private static Figure bars(String name, Backpropagation pass) {
    String symbol =
        switch (name) {
          case "H" -> "A1";
          case "Ŷ" -> "A2";
          case "Δ²" -> "Δ2";
          default -> "Δ1";
        };
    double[] values = pass.value(symbol).toDoubles();
    return Chart.of(name)
        .size(330, 210)
        .categories("unit 1", "unit 2", "unit 3")
        .bars("sample 1", Arrays.copyOfRange(values, 0, 3))
        .bars("sample 2", Arrays.copyOfRange(values, 3, 6));
  }

  private static String rows(Tensor value) {
    return Arrays.stream(value.toDoubles())
        .mapToObj(number -> NumberText.of(number, 7))
        .collect(Collectors.joining(", "));
  }
}
