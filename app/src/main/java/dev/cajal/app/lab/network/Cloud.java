package dev.cajal.app.lab.network;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.nn.data.generate.Generator;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Points of the plane in two classes.
 *
 * @param names of the classes
 * @param places x₁, x₂ of each point
 * @param classes 0 or 1 for each point
 */
record Cloud(List<String> names, List<double[]> places, List<Integer> classes) {

  static Cloud of(Generator generator, int count, double noise, long seed) {
    List<double[]> places = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    generator.forEach(
        count,
        noise,
        seed,
        row -> {
          places.add(row.values().clone());
          classes.add(generator.classes().indexOf(row.label().orElseThrow()));
        });
    return new Cloud(generator.classes(), places, classes);
  }

  /** The places [N, 2]. */
  Tensor inputs() {
    double[] flat = places.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    return Tensor.of(flat, Shape.of(places.size(), 2));
  }

  Samples samples() {
    float[] flat = new float[2 * places.size()];
    float[] labels = new float[places.size()];
    for (int i = 0; i < labels.length; i++) {
      flat[2 * i] = (float) places.get(i)[0];
      flat[2 * i + 1] = (float) places.get(i)[1];
      labels[i] = classes.get(i);
    }
    return Samples.of(
        Tensor.of(flat, Shape.of(labels.length, 2)), Tensor.of(labels, Shape.of(labels.length, 1)));
  }

  /** A chart with the points, at other places if they have moved. */
  Chart drawn(Chart chart, double[] moved) {
    Chart with = chart;
    for (int wanted = 0; wanted < names.size(); wanted++) {
      List<double[]> chosen = new ArrayList<>();
      for (int i = 0; i < classes.size(); i++) {
        if (classes.get(i) == wanted) {
          chosen.add(new double[] {moved[2 * i], moved[2 * i + 1]});
        }
      }
      with = with.points(names.get(wanted), chosen.toArray(double[][]::new));
    }
    return with;
  }

  Chart drawn(Chart chart) {
    return drawn(chart, inputs().toDoubles());
  }
}
