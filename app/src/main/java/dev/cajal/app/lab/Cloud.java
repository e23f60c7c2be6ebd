package dev.cajal.app.lab;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Points of the plane in classes.
 *
 * @param places x and y of each point
 * @param classes the class of each point, counted from 0
 */
public record Cloud(double[][] places, int[] classes) {
  /** Requires a class for each of at least one point, and keeps copies. */
  public Cloud {
    if (places.length == 0 || places.length != classes.length) {
      throw new IllegalArgumentException(
          "cloud: every point needs a class; found %d points and %d classes"
              .formatted(places.length, classes.length));
    }
    places = Arrays.stream(places).map(double[]::clone).toArray(double[][]::new);
    classes = classes.clone();
  }

  /** Normally distributed points about one centre for each class, class after class. */
  public static Cloud normal(RandomKey key, int perClass, double spread, double[]... centres) {
    int count = perClass * centres.length;
    double[] noise = key.normal(Shape.of(count, 2), DType.F64).toDoubles();
    double[][] places = new double[count][];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      double[] centre = centres[i / perClass];
      places[i] =
          new double[] {centre[0] + spread * noise[2 * i], centre[1] + spread * noise[2 * i + 1]};
      classes[i] = i / perClass;
    }
    return new Cloud(places, classes);
  }

  /** The number of points. */
  public int size() {
    return places.length;
  }

  /** The points [N, 2], f64. */
  public Tensor points() {
    return Tensor.of(
        Arrays.stream(places).flatMapToDouble(Arrays::stream).toArray(), Shape.of(size(), 2));
  }

  /** The classes [N] as f64 numbers. */
  public Tensor labels() {
    return Tensor.of(Arrays.stream(classes).asDoubleStream().toArray(), Shape.of(size()));
  }

  /** The places of one class. */
  public double[][] of(int kind) {
    return IntStream.range(0, size())
        .filter(i -> classes[i] == kind)
        .mapToObj(i -> places[i].clone())
        .toArray(double[][]::new);
  }

  /** Some of the points. */
  public Cloud rows(int... rows) {
    return new Cloud(
        Arrays.stream(rows).mapToObj(row -> places[row]).toArray(double[][]::new),
        Arrays.stream(rows).map(row -> classes[row]).toArray());
  }

  /** With other classes. */
  public Cloud classes(int... other) {
    return new Cloud(places, other);
  }

  /** A chart with the points of each class over it. */
  public Chart on(Chart chart) {
    Chart drawn = chart;
    for (int kind : Arrays.stream(classes).distinct().sorted().toArray()) {
      drawn = drawn.points("class " + kind, of(kind));
    }
    return drawn;
  }
}
