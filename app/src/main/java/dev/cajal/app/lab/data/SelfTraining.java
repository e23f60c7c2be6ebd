package dev.cajal.app.lab.data;

import dev.cajal.RandomKey;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A few labels that spread: each answer becomes a label for its neighbours. */
public final class SelfTraining implements Lab {
  private static final Parameter<Integer> LABELS =
      Parameter.whole("labels", 1, 1, 20, "samples of each class whose label is known");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.1, 0, 0.4, "how far the samples are off their arc");
  private static final int EACH = 60;

  @Override
  public LabCard card() {
    return LabCard.of("self-training", Chapter.DATA, "Self-training on two moons")
        .covers("S3", "S1", "S2", "P15")
        .about(
            """
            Nearest-neighbour classification gives a point the class of the labelled sample \
            closest to it. Self-training takes the unlabelled sample of which it is most certain, \
            the one closest to any labelled one, gives it that class, and goes on as if the label \
            had been known.\
            """)
        .look(
            """
            One label per moon is enough when the moons are apart: the labels walk along them. \
            With more noise a label jumps the gap, and everything behind it goes wrong: \
            self-training believes its own mistakes.\
            """)
        .parameters(LABELS, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Cloud truth = moons(settings.key(), settings.get(NOISE));
    int known = settings.get(LABELS);
    int[] start = new int[truth.size()];
    Arrays.fill(start, -1);
    for (int i = 0; i < known; i++) {
      int row = (2 * i + 1) * EACH / (2 * known);
      start[row] = 0;
      start[EACH + row] = 1;
    }
    int[] found = start.clone();
    List<double[]> steps = new ArrayList<>();
    for (int left = truth.size() - 2 * known; left > 0; left--) {
      int[] pair = closest(truth.places(), found);
      found[pair[1]] = found[pair[0]];
      steps.add(new double[] {steps.size() + 1, right(truth, found)});
    }
    int[] supervised = start.clone();
    for (int i = 0; i < start.length; i++) {
      supervised[i] = start[nearest(truth.places(), start, i)];
    }
    notebook.number("labels given", 2.0 * known);
    notebook.number("right with these labels alone", right(truth, supervised));
    notebook.number("right with self-training", right(truth, found));

    notebook.figure(
        Panels.row(
            "Two moons",
            picture("Given", truth, start),
            picture("The labels alone", truth, supervised),
            picture("Self-training", truth, found)));
    notebook.figure(
        Chart.of("Labels that are right so far")
            .axes("samples labelled by itself", "share of all samples")
            .yRange(0, 1)
            .line(
                "",
                steps.stream().mapToDouble(s -> s[0]).toArray(),
                steps.stream().mapToDouble(s -> s[1]).toArray()));
  }

  /** The closest pair of a labelled and an unlabelled sample. */
  private static int[] closest(double[][] places, int... labels) {
    int[] best = null;
    for (int j = 0; j < places.length; j++) {
      if (labels[j] < 0) {
        int i = nearest(places, labels, j);
        boolean closer =
            best == null
                || distance(places[i], places[j]) < distance(places[best[0]], places[best[1]]);
        best = closer ? new int[] {i, j} : best;
      }
    }
    return best;
  }

  private static int nearest(double[][] places, int[] labels, int to) {
    return IntStream.range(0, places.length)
        .filter(i -> labels[i] >= 0)
        .boxed()
        .min(Comparator.comparingDouble(i -> distance(places[i], places[to])))
        .orElseThrow();
  }

  private static double distance(double[] a, double... b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  private static double right(Cloud truth, int... labels) {
    int[] classes = truth.classes();
    long count = IntStream.range(0, labels.length).filter(i -> labels[i] == classes[i]).count();
    return (double) count / labels.length;
  }

  private static Chart picture(String title, Cloud truth, int... labels) {
    Cloud shown = truth.classes(labels);
    Chart frame = Chart.of(title).equalAxes().size(360, 210);
    return (shown.of(-1).length == 0 ? frame : frame.points("", shown.of(-1)))
        .points("class 0", shown.of(0))
        .points("class 1", shown.of(1));
  }

  private static Cloud moons(RandomKey key, double noise) {
    double[] off = key.normal(Shape.of(4 * EACH), DType.F64).toDoubles();
    double[][] places = new double[2 * EACH][];
    int[] classes = new int[2 * EACH];
    for (int i = 0; i < 2 * EACH; i++) {
      double angle = Math.PI * (i % EACH + 0.5) / EACH;
      classes[i] = i / EACH;
      double x = classes[i] == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = classes[i] == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
      places[i] = new double[] {x + noise * off[2 * i], y + noise * off[2 * i + 1]};
    }
    return new Cloud(places, classes);
  }
}
