package dev.cajal.app.lab.data;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.Augmentation;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.OneHot;
import dev.cajal.nn.neuron.SampleLayout;
import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Classes as numbers and classes as rows with a single 1. */
public final class OneHotCodes implements Lab {
  private static final Parameter<String> ORDER =
      Parameter.choice("order", "which class gets 0, 1, 2", "A B C", "A C B", "B A C");

  @Override
  public LabCard card() {
    return LabCard.of("one-hot", Chapter.DATA, "One-hot, and why not the index")
        .covers("X1", "X2", "X3", "C1", "C2", "C3", "P6")
        .about(
            """
            Three classes named A, B, C. Counted 0, 1, 2 they can be told by one fitted number, \
            rounded; but then B lies “between” A and C, which is nothing that the data say. With \
            one-hot rows each class has a column and a score of its own, and the largest wins.\
            """)
        .look(
            """
            Left: the rounded number is the same along parallel lines, so the regions are parallel \
            bands, and class 1 has to lie between the others. Change the order of the names: the left map and its \
            mistakes change, the right ones only change their colours.\
            """)
        .parameters(ORDER);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String order = settings.get(ORDER).replace(" ", "");
    double[][] centres = {{-3, -1.5}, {3, -1.5}, {0, 3}};
    Cloud named = Cloud.normal(settings.key(), 40, 0.9, centres);
    Cloud cloud =
        named.classes(
            Arrays.stream(named.classes()).map(k -> order.indexOf("ABC".charAt(k))).toArray());
    Tensor x = cloud.points();
    Tensor codes = cloud.labels();
    Tensor rows = OneHot.of(codes, 3);

    LeastSquares squares = new LeastSquares();
    Hyperplane index = squares.fit(x, codes).plane();
    AffineMap scores =
        AffineMap.of(
            squares.fit(x, rows.at(1, 0)).plane(),
            squares.fit(x, rows.at(1, 1)).plane(),
            squares.fit(x, rows.at(1, 2)).plane());
    UnaryOperator<Tensor> rounded = p -> index.score(p).plus(0.5).floor().clamp(0, 2);
    UnaryOperator<Tensor> largest = p -> scores.apply(p).argmax(1).to(DType.F64);
    notebook.number("mistakes with the index", wrong(rounded, x, codes));
    notebook.number("mistakes with one-hot rows", wrong(largest, x, codes));

    var table = notebook.table("Codes", "class", "index", "one-hot row");
    double[] identity = OneHot.of(Matrices.vector(0, 1, 2), 3).toDoubles();
    for (int k = 0; k < 3; k++) {
      double[] row = Arrays.copyOfRange(identity, 3 * k, 3 * k + 3);
      table.row(order.charAt(k), k, "%.0f %.0f %.0f".formatted(row[0], row[1], row[2]));
    }
    Tensor augmented = Augmentation.FIRST.samples(x);
    notebook
        .table("Shapes", "what", "samples in rows", "samples in columns")
        .row("features X", x.shape(), SampleLayout.ROWS.to(SampleLayout.COLUMNS, x).shape())
        .row("with a 1 for the bias", augmented.shape(), augmented.transpose().shape())
        .row("labels Y", rows.shape(), rows.transpose().shape());

    notebook.figure(
        Panels.row(
            "The same fit, two kinds of labels",
            map("Index, rounded", cloud, rounded, order),
            map("One-hot, largest score", cloud, largest, order)));
  }

  private static double wrong(UnaryOperator<Tensor> decide, Tensor x, Tensor codes) {
    return decide.apply(x).notEqualTo(codes).to(DType.F64).sum().toDouble();
  }

  private static Chart map(String title, Cloud cloud, UnaryOperator<Tensor> decide, String order) {
    Chart chart =
        Chart.of(title)
            .axes("x₁", "x₂")
            .equalAxes()
            .xRange(-6, 6)
            .yRange(-6, 6)
            .regions(Grid.of(-6, 6, -6, 6, 161, decide));
    for (int k = 0; k < 3; k++) {
      chart = chart.points("%s = %d".formatted(order.charAt(k), k), cloud.of(k));
    }
    return chart;
  }
}
