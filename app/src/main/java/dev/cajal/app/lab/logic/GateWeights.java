package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.Threshold;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Every choice of two weights, and the Boolean function that it computes. */
public final class GateWeights implements Lab {
  private static final double REACH = 3;
  private static final String[] NAMES = {
    "never", "AND", "x₁ and not x₂", "x₁", "not x₁ and x₂", "x₂", "XOR", "OR",
    "NOR", "x₁ = x₂", "not x₂", "x₂ implies x₁", "not x₁", "x₁ implies x₂", "NAND", "always"
  };
  private static final Parameter<Double> W1 =
      Parameter.number("w1", 1, -REACH, REACH, "first weight of the unit drawn");
  private static final Parameter<Double> W2 =
      Parameter.number("w2", 1, -REACH, REACH, "second weight of the unit drawn");
  private static final Parameter<Double> B = Parameter.number("b", -1.5, -3, 3, "bias");

  @Override
  public LabCard card() {
    return LabCard.of("gate-weights", Chapter.LOGIC, "Searching for weights")
        .covers("N6", "N8", "N9", "N10")
        .about(
            """
            A unit with two inputs has three numbers: w₁, w₂ and b. For a fixed bias every point \
            of the plane (w₁, w₂) is a unit, and the plane falls into regions of units that \
            compute the same function.\
            """)
        .look(
            """
            There is room: each function has a whole region, so weights need not be exact. A \
            negative bias gives the 7 functions that are 0 at (0, 0), one of 0 or more the 7 others \
            (b=1.5). Together they are 14 of the 16; XOR and "x₁ = x₂" have no region.\
            """)
        .parameters(B, W1, W2);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double b = settings.get(B);
    double[] w = {settings.get(W1), settings.get(W2)};
    TruthTable computed = computed(Hyperplane.of(w, b));
    int index = index(computed);
    notebook.note(
        "w = (%s, %s) with b = %s computes: %s."
            .formatted(NumberText.of(w[0]), NumberText.of(w[1]), NumberText.of(b), NAMES[index]));

    Grid map = Grid.of(-REACH, REACH, -REACH, REACH, 161, weights -> indices(weights, b));
    Chart plane =
        Chart.of("Which function the weights compute, b = " + NumberText.of(b))
            .axes("w₁", "w₂")
            .equalAxes()
            .size(460, 460)
            .regions(map);
    notebook.figure(labelled(plane, map).points("the unit drawn", new double[][] {w}));
    if (w[0] != 0 || w[1] != 0) {
      notebook.figure(Square.of(NAMES[index], computed, Hyperplane.of(w, b)));
    }

    TreeSet<Integer> reached = new TreeSet<>();
    for (double bias : new double[] {-1.5, 1.5}) {
      for (double value : Grid.square(-REACH, REACH, p -> indices(p, bias)).values()) {
        reached.add((int) value);
      }
    }
    notebook.number("functions found among all weights", reached.size(), "14", "N10");
  }

  /** The function of each row of weights, as the number that its outputs are in base 2. */
  private static Tensor indices(Tensor weights, double b) {
    Tensor corners = Tensor.of(new double[] {0, 0, 1, 1, 0, 1, 0, 1}, Shape.of(2, 4));
    Tensor digits = Tensor.of(new double[] {8, 4, 2, 1}, Shape.of(4));
    return Threshold.AT_LEAST_ZERO.of(weights.matmul(corners).plus(b)).times(digits).sum(1);
  }

  private static TruthTable computed(Hyperplane line) {
    return TruthTable.of(2, x -> Threshold.AT_LEAST_ZERO.fires(line.score(x)));
  }

  private static int index(TruthTable table) {
    int index = 0;
    for (int row = 0; row < table.rows(); row++) {
      index = 2 * index + (table.value(row) ? 1 : 0);
    }
    return index;
  }

  /** With a name in the middle of each region. */
  private static Chart labelled(Chart chart, Grid map) {
    Chart named = chart;
    double[] values = map.values();
    for (int index = 0; index < NAMES.length; index++) {
      List<double[]> places = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        if (values[i] == index) {
          places.add(new double[] {i % map.columns(), Math.floorDiv(i, map.columns())});
        }
      }
      if (!places.isEmpty()) {
        double x = places.stream().mapToDouble(p -> p[0]).average().orElse(0);
        double y = places.stream().mapToDouble(p -> p[1]).average().orElse(0);
        double step = 2 * REACH / (map.columns() - 1);
        double half = 0.05 * NAMES[index].length() + 0.1;
        named = named.label(NAMES[index], x * step - REACH - half, y * step - REACH);
      }
    }
    return named;
  }
}
