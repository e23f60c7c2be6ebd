package dev.cajal.app.lab.linear;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where one of several affine scores is the largest. */
public final class Cells implements Lab {
  private static final Parameter<Double> HEIGHT =
      Parameter.number("height", 1, 0, 3, "constant score of class 0 in the first picture");
  private static final Parameter<Integer> CLASSES =
      Parameter.whole("classes", 5, 2, 6, "classes with random directions in the other pictures");

  @Override
  public LabCard card() {
    return LabCard.of("decision-cells", Chapter.LINEAR, "Decision cells")
        .covers("P9", "E13", "P7", "N2")
        .about(
            """
            Class k wins where its score beats each of the others: an intersection of K − 1 \
            half-spaces, which is convex. A cell can be bounded: a constant score 1 against three \
            unit vectors 120° apart leaves it a triangle.\
            """)
        .look(
            """
            Without biases every score doubles when x does, so who wins depends on the direction \
            alone: every cell is a cone with its tip at the origin. With biases the same weights \
            give cells of any convex form, and some classes may have none.\
            """)
        .parameters(HEIGHT, CLASSES);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double height = settings.get(HEIGHT);
    double half = Math.sqrt(3) / 2;
    DecisionCells triangle =
        new DecisionCells(
            AffineMap.of(
                new double[][] {{0, 1, -0.5, -0.5}, {0, 0, half, -half}}, height, 0, 0, 0));
    dev.cajal.nn.neuron.Grid frame = dev.cajal.nn.neuron.Grid.square(-8, 8, 2);
    notebook.number(
        "area of cell 0", DecisionCells.area(triangle.polygon(0, frame)), "5.196152423", "E13");
    notebook.number("half-spaces of each cell", triangle.walls(0).size());

    int classes = settings.get(CLASSES);
    Tensor turns = settings.key().child("turns").uniform(Shape.of(classes), DType.F64);
    Tensor angles = turns.times(0.7).plus(index(classes)).times(2 * Math.PI / classes);
    Tensor weights = angles.cos().stack(0, List.of(angles.sin())).evaluate();
    Tensor biases = settings.key().child("bias").normal(Shape.of(classes), DType.F64);
    DecisionCells cones = new DecisionCells(new AffineMap(weights, biases.times(0)));
    DecisionCells shifted = new DecisionCells(new AffineMap(weights, biases));
    Tensor near = settings.key().child("points").normal(Shape.of(500, 2), DType.F64);
    notebook.number("points whose class changes when doubled, no bias", changed(cones, near));
    notebook.number("points whose class changes when doubled, bias", changed(shifted, near));
    var table = notebook.table("Area inside the square", "class", "without bias", "with bias");
    for (int k = 0; k < classes; k++) {
      table.row(
          k,
          DecisionCells.area(cones.polygon(k, frame)),
          DecisionCells.area(shifted.polygon(k, frame)));
    }
    notebook.figure(
        Panels.row(
            "Cells of affine scores",
            picture("A bounded cell", triangle),
            picture("Without bias: cones", cones),
            picture("The same weights with bias", shifted)));
  }

  private static Tensor index(int count) {
    return Matrices.vector(IntStream.range(0, count).asDoubleStream().toArray());
  }

  private static double changed(DecisionCells cells, Tensor points) {
    Tensor before = cells.cell(points);
    return cells.cell(points.times(2)).notEqualTo(before).to(DType.F64).sum().toDouble();
  }

  private static Chart picture(String title, DecisionCells cells) {
    int count = cells.scores().outputs();
    String[] names = new String[count];
    Arrays.setAll(names, k -> "class " + k);
    Grid winner = Grid.of(-8, 8, -8, 8, 181, p -> cells.cell(p).to(DType.F64));
    return Chart.of(title).axes("x₁", "x₂").equalAxes().size(320, 320).regions(winner, names);
  }
}
