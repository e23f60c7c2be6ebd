package dev.cajal.app.lab.logic;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;

/** Every line through the square, and how many corners it gets wrong. */
public final class XorFails implements Lab {
  private static final Parameter<String> TABLE =
      Parameter.choice(
          "table",
          "outputs at 00, 01, 10, 11; 0110 is XOR",
          "0110",
          "1001",
          "0001",
          "0111",
          "0010");
  private static final Parameter<Double> ANGLE =
      Parameter.number("angle", 45, 0, 360, "direction of w of the line drawn, in degrees");
  private static final Parameter<Double> SHIFT =
      Parameter.number("shift", 0.35, -1.5, 1.5, "how far the line is from the origin, along w");

  @Override
  public LabCard card() {
    return LabCard.of("xor-fails", Chapter.LOGIC, "No line does XOR")
        .covers("N10", "P5")
        .about(
            """
            XOR is true on two opposite corners of the square. A line is given by an angle and a \
            distance from the origin, so all lines can be tried: the map shows for each how many \
            of the four corners it gets wrong.\
            """)
        .look(
            """
            For XOR no place of the map shows 0: the best lines still miss one corner. With \
            table=0001 (AND) a region of 0 appears. Of the 16 functions of two inputs 14 have one, \
            of the 256 of three inputs 104.\
            """)
        .parameters(TABLE, ANGLE, SHIFT);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    TruthTable table = TruthTable.parse(settings.get(TABLE));
    Grid wrong = Grid.of(0, 360, -1.5, 1.5, 121, lines -> wrong(lines, table));
    notebook.number("fewest corners wrong", wrong.low(), "1", "N10");
    notebook.number("separable functions of 2 inputs", separable(2), "14", "N10");
    notebook.number("separable functions of 3 inputs", separable(3), "104", "N10");

    double radians = Math.toRadians(settings.get(ANGLE));
    double[] w = {Math.cos(radians), Math.sin(radians)};
    notebook.figure(
        Square.of("One line", table, Hyperplane.of(w, -settings.get(SHIFT))).size(360, 360));
    notebook.figure(
        Chart.of("Corners wrong, for every line")
            .axes("angle of w, degrees", "distance from the origin along w")
            .size(480, 360)
            .regions(wrong, "0 wrong", "1 wrong", "2 wrong", "3 wrong", "4 wrong")
            .points("the line drawn", new double[][] {{settings.get(ANGLE), settings.get(SHIFT)}}));
  }

  /** The number of rows that each line, an angle and a shift, puts on the wrong side. */
  private static Tensor wrong(Tensor lines, TruthTable table) {
    Tensor angle = lines.at(1, 0).times(Math.PI / 180).expand(1);
    Tensor w = Tensor.concatenate(1, angle.cos(), angle.sin());
    Tensor score = w.matmul(table.points().transpose()).minus(lines.at(1, 1).expand(1));
    Tensor output = score.greaterOrEqual(0).to(score.dtype());
    return output.minus(table.labels()).square().sum(1);
  }

  private static int separable(int inputs) {
    int rows = 1 << inputs;
    int count = 0;
    for (int function = 0; function < 1 << rows; function++) {
      String digits = Integer.toBinaryString(1 << rows | function).substring(1);
      count += TruthTable.parse(digits).isSeparable() ? 1 : 0;
    }
    return count;
  }
}
