package dev.cajal.app.lab.perceptron;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.linear.PerceptronFit;
import dev.cajal.nn.linear.PerceptronUpdate;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rule on exclusive or: it walks in a circle. */
public final class XorCycle implements Lab {
  private static final Parameter<Integer> ROUNDS =
      Parameter.whole("rounds", 3, 1, 20, "how often the circle is drawn in the curves");

  @Override
  public LabCard card() {
    return LabCard.of("xor-cycle", Chapter.PERCEPTRON, "Exclusive or never settles")
        .covers("P4", "P5", "N10")
        .about(
            """
            No line separates the corners of exclusive or, so no pass is without a correction. \
            The weights stay whole numbers and bounded; so they must come back to a place where \
            they have been, and from there everything repeats.\
            """)
        .look(
            """
            The lines of one round, and the three weights over several rounds: the same tooth \
            again and again. The library notices the repeat and says that no plane separates.\
            """)
        .parameters(ROUNDS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    TruthTable xor = TruthTable.parse("0110");
    PerceptronFit fit = new Perceptron().fit(xor.points(), xor.labels(), BinaryLabels.ZERO_ONE);
    List<PerceptronUpdate> round = round(fit);
    notebook.number("separable by a line", xor.isSeparable() ? 1 : 0, "0", "N10");
    notebook.number("corrections in a round", round.size());
    notebook.number("corners on the wrong side at the end", fit.errors());
    notebook.note("Outcome: " + fit.outcome().name().toLowerCase(Locale.ROOT) + ".");

    List<PerceptronUpdate> all =
        Collections.nCopies(settings.get(ROUNDS), round).stream().flatMap(List::stream).toList();
    notebook.figure(
        Chart.of("Weights after each correction")
            .axes("correction", "weight")
            .path("b", counted(all), values(all, Hyperplane::bias))
            .path("w₁", counted(all), values(all, plane -> plane.weights().get(0)))
            .path("w₂", counted(all), values(all, plane -> plane.weights().get(1))));

    Cloud corners = Corners.of(xor);
    List<Figure> pictures = new ArrayList<>();
    for (PerceptronUpdate update : round) {
      String title = "after corner " + Corners.name(update.sample());
      pictures.add(Corners.picture(title, corners, update.plane()));
    }
    notebook.figure(new Panels("One round", 4, pictures));
  }

  /** The corrections between two ends of a pass at which the weights are the same. */
  private static List<PerceptronUpdate> round(PerceptronFit fit) {
    List<PerceptronUpdate> path = fit.path();
    int before = path.size() - 2;
    while (path.get(before).pass() == path.get(before + 1).pass()
        || !path.get(before).plane().equals(fit.last())) {
      before--;
    }
    return path.subList(before + 1, path.size());
  }

  private static double[] values(
      List<PerceptronUpdate> updates, ToDoubleFunction<Hyperplane> number) {
    return updates.stream().map(PerceptronUpdate::plane).mapToDouble(number).toArray();
  }

  private static double[] counted(List<PerceptronUpdate> updates) {
    return IntStream.rangeClosed(1, updates.size()).asDoubleStream().toArray();
  }
}
