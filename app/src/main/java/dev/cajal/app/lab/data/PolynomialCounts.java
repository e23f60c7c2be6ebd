package dev.cajal.app.lab.data;

import dev.cajal.RandomKey;
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
import dev.cajal.nn.linear.BinaryFit;
import dev.cajal.nn.linear.BinaryRegression;
import dev.cajal.nn.linear.FeatureMap;
import dev.cajal.nn.linear.PolynomialFeatures;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;

/** Products of the inputs as new inputs: how many, and what they buy. */
public final class PolynomialCounts implements Lab {
  private static final Parameter<Integer> DEGREE =
      Parameter.whole("degree", 2, 1, 6, "the most factors in a product");
  private static final Parameter<Double> SPREAD =
      Parameter.number("spread", 0.35, 0, 1, "how far the ring's points are off the ring");

  @Override
  public LabCard card() {
    return LabCard.of("polynomial-features", Chapter.DATA, "Polynomial features")
        .covers("X6", "X4", "P14", "E20", "E21")
        .about(
            """
            A linear model of all products of up to q inputs is a polynomial. Degree 2 has the \
            squares, the cross products, the inputs and the constant: (d+1)(d+2)/2 numbers for d \
            inputs, C(d+q, q) for degree q.\
            """)
        .look(
            """
            Left: a circle in the plane is a plane in the space of products, so degree 2 solves \
            what degree 1 cannot; higher degrees bring freedom where no data are. Right: for the \
            784 pixels of an image degree 2 already needs 308505 numbers, and degree 3 eighty \
            million.\
            """)
        .parameters(DEGREE, SPREAD);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String[][] expected = {{"3", "6"}, {"785", "308505"}, {"3073", "4723201"}};
    int[] inputs = {2, 784, 3072};
    var table = notebook.table("Numbers to learn", "inputs", "degree 1", "degree 2", "degree 3");
    for (int i = 0; i < inputs.length; i++) {
      for (int q = 1; q <= 2; q++) {
        notebook.number(
            "d = %d, degree %d".formatted(inputs[i], q),
            count(inputs[i], q),
            expected[i][q - 1],
            "X6");
      }
      table.row(inputs[i], count(inputs[i], 1), count(inputs[i], 2), count(inputs[i], 3));
    }
    List<String> names = new PolynomialFeatures(2, true).names(3);
    notebook.number("place of x₁x₂ for d = 3", names.indexOf("x1·x2") + 1, "4", "E21");
    notebook.note("For d = 3 in order: " + String.join(", ", names) + ".");

    Cloud ring = ring(settings.key(), settings.get(SPREAD));
    FeatureMap products = new PolynomialFeatures(settings.get(DEGREE));
    BinaryFit fit =
        BinaryRegression.logistic()
            .withRidge(0.05)
            .fit(products.apply(ring.points()), ring.labels());
    Tensor correct =
        fit.plane()
            .score(products.apply(ring.points()))
            .greaterThan(0)
            .equalTo(ring.labels().greaterThan(0.5));
    notebook.number("share of points right", correct.to(DType.F64).mean().toDouble());
    Grid map = Grid.square(-3, 3, p -> fit.probability(products.apply(p)));
    Chart left =
        ring.on(
            Chart.of("Logistic regression of degree " + settings.get(DEGREE))
                .axes("x₁", "x₂")
                .equalAxes()
                .xRange(-3, 3)
                .yRange(-3, 3)
                .decision("P(class 1)", map));
    Chart right = Chart.of("Numbers to learn").axes("inputs d", "").logX().logY().size(420, 400);
    double[] sizes = {1, 2, 5, 10, 30, 100, 300, 784, 1500, 3072};
    for (int q = 1; q <= 4; q++) {
      int degree = q;
      double[] counts = Arrays.stream(sizes).map(d -> count((int) d, degree)).toArray();
      right = right.line("degree " + q, sizes, counts);
    }
    notebook.figure(Panels.row("Products of the inputs", left, right));
  }

  private static double count(int inputs, int degree) {
    return PolynomialFeatures.count(inputs, degree).doubleValue();
  }

  /** Class 0 about the origin, class 1 around it. */
  private static Cloud ring(RandomKey key, double spread) {
    int count = 60;
    double[] noise = key.normal(Shape.of(4 * count), DType.F64).toDoubles();
    double[][] places = new double[2 * count][];
    int[] classes = new int[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      double radius = 2 + spread * noise[4 * i];
      places[i] = new double[] {0.6 * noise[4 * i + 1], 0.6 * noise[4 * i + 2]};
      places[count + i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
      classes[count + i] = 1;
    }
    return new Cloud(places, classes);
  }
}
