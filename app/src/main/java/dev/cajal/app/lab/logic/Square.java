package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The corners of the unit square as the rows of a truth table. */
final class Square {
  static final String FALSE = "false (0)";
  static final String TRUE = "true (1)";
  static final double LOW = -0.5;
  static final double HIGH = 1.5;

  private Square() {}

  /** The corners over the signed score of a line. */
  static Chart of(String title, TruthTable truth, Hyperplane line) {
    return corners(frame(title).signed("s", Grid.square(LOW, HIGH, line::score)), truth);
  }

  static Chart frame(String title) {
    return Chart.of(title)
        .axes("x₁", "x₂")
        .equalAxes()
        .size(300, 300)
        .xRange(LOW, HIGH)
        .yRange(LOW, HIGH);
  }

  /** A function on the square, finely enough for steps. */
  static Grid grid(UnaryOperator<Tensor> function) {
    return Grid.of(LOW, HIGH, LOW, HIGH, 201, function);
  }

  /** With the corners, by the value that the table gives them. */
  static Chart corners(Chart chart, TruthTable truth) {
    Chart filled = chart;
    for (boolean value : new boolean[] {false, true}) {
      double[][] places = places(truth, value);
      filled = places.length == 0 ? filled : filled.points(value ? TRUE : FALSE, places);
    }
    return filled;
  }

  private static double[][] places(TruthTable truth, boolean value) {
    double[] flat = truth.points().toDoubles();
    List<double[]> places = new ArrayList<>();
    for (int row = 0; row < truth.rows(); row++) {
      if (truth.value(row) == value) {
        places.add(new double[] {flat[2 * row], flat[2 * row + 1]});
      }
    }
    return places.toArray(double[][]::new);
  }
}
