package dev.cajal.app.lab.perceptron;

import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.linear.PerceptronFit;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.TruthTable;
import java.util.ArrayList;
import java.util.List;

/** A printed update that forgets the bias, beside the right one. */
public final class BiasNeverLearned implements Lab {
  private static final Parameter<Integer> PASSES =
      Parameter.whole("passes", 1000, 1, 2000, "when to give up");

  @Override
  public LabCard card() {
    return LabCard.of("bias-never-learned", Chapter.PERCEPTRON, "An update without the bias")
        .covers("E33", "P4", "P5", "C3")
        .about(
            """
            The update must add the sample with its leading 1, so that the bias learns too. Written \
            with the bare sample, the bias stays at zero and every line goes through the corner \
            00, which then has score 0 and counts as class 1.\
            """)
        .look(
            """
            AND and OR need 00 in class 0: without the bias they never end. NOR has 00 in class 1 \
            and gets by; NAND has too, but no line through 00 leaves 11 alone.\
            """)
        .parameters(PASSES);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int passes = settings.get(PASSES);
    Perceptron right = new Perceptron(1, passes, true, Perceptron.Tie.IS_CLASS_ONE);
    Perceptron printed = new Perceptron(1, passes, false, Perceptron.Tie.IS_CLASS_ONE);
    var table =
        notebook.table("Corrections", "gate", "with the bias", "without", "wrong corners without");
    List<Figure> pictures = new ArrayList<>();
    for (Gate gate : List.of(Gate.AND, Gate.OR, Gate.NAND, Gate.NOR)) {
      TruthTable rows = gate.truthTable();
      PerceptronFit good = right.fit(rows.points(), rows.labels(), BinaryLabels.ZERO_ONE);
      PerceptronFit bad = printed.fit(rows.points(), rows.labels(), BinaryLabels.ZERO_ONE);
      table.row(gate.name(), end(good), end(bad), bad.errors());
      if (gate == Gate.AND || gate == Gate.OR) {
        notebook.number(gate.name() + " separated with", good.converged() ? 1 : 0, "1", "E33");
        notebook.number(gate.name() + " separated without", bad.converged() ? 1 : 0, "0", "E33");
        pictures.add(Corners.picture(gate.name() + ", right", Corners.of(rows), good.last()));
        pictures.add(Corners.picture(gate.name() + ", printed", Corners.of(rows), bad.last()));
      }
    }
    notebook.figure(new Panels("The last line", 4, pictures));
  }

  private static String end(PerceptronFit fit) {
    return switch (fit.outcome()) {
      case SEPARATED -> fit.updates() + ", then done";
      case CYCLED -> "repeats after pass " + fit.passes();
      case PASSES_USED -> "not done in " + fit.passes() + " passes";
    };
  }
}
