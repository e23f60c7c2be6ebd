package dev.cajal.app.lab.perceptron;

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
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rosenblatt's rule learns the gates, one wrong corner at a time. */
public final class GateRun implements Lab {
  private static final Parameter<String> GATE =
      Parameter.choice("gate", "whose run is drawn", "and", "or", "nand", "nor");
  private static final List<Gate> GATES = List.of(Gate.AND, Gate.OR, Gate.NAND, Gate.NOR);

  @Override
  public LabCard card() {
    return LabCard.of("gate-run", Chapter.PERCEPTRON, "A perceptron learns AND and OR")
        .covers("P1", "P4", "N6", "N8", "N9", "C5", "E15")
        .about(
            """
            The four corners 00, 01, 10, 11 are shown over and over, from zero weights. A corner \
            on the wrong side corrects the line: b and w grow by y − ŷ times (1, x). A pass \
            without a correction ends it.\
            """)
        .look(
            """
            Each picture is the line after one correction; the arrow is w and points to the side \
            of class 1. A correction mends its own corner and often spoils another. OR takes 5 \
            corrections, AND 11.\
            """)
        .parameters(GATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[][] weights = {{-3, 2, 1}, {-1, 1, 1}, {2, -2, -1}, {0, -1, -1}};
    int[][] counts = {{11, 6}, {5, 4}, {10, 6}, {4, 4}};
    var table = notebook.table("From zero weights", "gate", "b", "w₁", "w₂", "updates", "passes");
    for (int i = 0; i < GATES.size(); i++) {
      String name = GATES.get(i).name();
      PerceptronFit fit = fit(GATES.get(i).truthTable());
      Hyperplane line = fit.last();
      double[] found = {line.bias(), line.weights().get(0), line.weights().get(1)};
      String[] letters = {"b", "w₁", "w₂"};
      for (int k = 0; k < found.length; k++) {
        notebook.number(name + " " + letters[k], found[k], "" + (int) weights[i][k], "P4");
      }
      notebook.number(name + " updates", (double) fit.updates(), "" + counts[i][0], "P4");
      notebook.number(name + " passes", fit.passes(), "" + counts[i][1], "P4");
      table.row(name, found[0], found[1], found[2], fit.updates(), fit.passes());
    }

    TruthTable drawn = Gate.valueOf(settings.get(GATE).toUpperCase(Locale.ROOT)).truthTable();
    Cloud corners = Corners.of(drawn);
    List<Figure> steps = new ArrayList<>();
    for (PerceptronUpdate update : fit(drawn).path()) {
      String title =
          "%d: corner %s, pass %d"
              .formatted(steps.size() + 1, Corners.name(update.sample()), update.pass());
      steps.add(Corners.picture(title, corners, update.plane()));
    }
    notebook.figure(new Panels("The line after each correction", 4, steps));
  }

  private static PerceptronFit fit(TruthTable gate) {
    return new Perceptron().fit(gate.points(), gate.labels(), BinaryLabels.ZERO_ONE);
  }
}
