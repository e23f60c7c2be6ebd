package dev.cajal.app.lab.linear;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;

/** Three affine scores, their softmax, and who wins where. */
public final class ThreeClasses implements Lab {
  private static final Parameter<Double> B3 =
      Parameter.number("b3", 1, -5, 12, "bias of the third score in the maps below");
  private static final double LOW = -5;
  private static final double HIGH = 5;

  @Override
  public LabCard card() {
    return LabCard.of("three-classes", Chapter.LINEAR, "Three classes, and a lost decimal point")
        .covers("P8", "P7", "P6", "A17", "E1")
        .about(
            """
            Each class has a score: s₁ = x₁ + x₂ − 2, s₂ = −x₂ + 1, s₃ = x₁ − x₂/2 + b₃. Softmax \
            makes probabilities of them, and the class with the largest score has the largest \
            probability. A deck prints b₃ = 10 beside a picture of three regions.\
            """)
        .look(
            """
            With b₃ = 10 the third plane lies above the others everywhere in the square, so there \
            is one region. With b₃ = 1, probably what was meant, there are three. Move b3 and see \
            the third region grow.\
            """)
        .parameters(B3);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double b3 = settings.get(B3);
    DecisionCells printed = cells(10);
    DecisionCells meant = cells(1);
    double[][] places = {{0, 0}, {0, 4}, {-5, -5}};
    String[] names = {"(0, 0)", "(0, 4)", "(−5, −5)"};
    String[][] withTen = {
      {"6.143416449e-6", "1.233938179e-4", "0.9998704628"},
      {"0.002472581962", "1.666012621e-5", "0.9975107579"},
      {"2.778337025e-9", "0.1824255233", "0.8175744739"}
    };
    String[][] withOne = {
      {"0.02428889768", "0.4878555512", "0.4878555512"},
      {"0.9464991226", "0.006377460922", "0.04712341652"}
    };
    notebook.numbers("s(0, 0)", printed.scores().apply(row(0, 0)), "P8", "-2", "1", "10");
    for (int i = 0; i < places.length; i++) {
      Tensor p = printed.probabilities(row(places[i]));
      notebook.numbers("p%s, b₃ = 10:".formatted(names[i]), p, "P8", withTen[i]);
    }
    for (int i = 0; i < withOne.length; i++) {
      Tensor p = meant.probabilities(row(places[i]));
      notebook.numbers("p%s, b₃ = 1:".formatted(names[i]), p, "P8", withOne[i]);
    }
    dev.cajal.nn.neuron.Grid square = dev.cajal.nn.neuron.Grid.square(LOW, HIGH, 101);
    String[] shares = {"0", "0", "1"};
    for (int k = 0; k < 3; k++) {
      String name = "share %d of the square".formatted(k + 1);
      notebook.number(name + ", b₃ = 10", printed.shares(square)[k], shares[k], "E1");
      double area = DecisionCells.area(meant.polygon(k, square)) / 100;
      notebook.number(name + ", b₃ = 1", area);
    }

    DecisionCells chosen = cells(b3);
    String b = NumberText.of(b3, 3);
    notebook.figure(
        Panels.row(
            "Who wins where",
            regions("b₃ = 10, as printed", printed),
            regions("b₃ = " + b, chosen)));
    List<Figure> maps = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      int own = k;
      Grid score = Grid.square(LOW, HIGH, p -> chosen.scores().apply(p).at(1, own));
      maps.add(frame("Score of class " + (k + 1)).signed("s", score));
    }
    for (int k = 0; k < 3; k++) {
      int own = k;
      Grid share = Grid.square(LOW, HIGH, p -> chosen.probabilities(p).at(1, own));
      maps.add(frame("Probability of class " + (k + 1)).decision("p", share));
    }
    notebook.figure(new Panels("Scores and probabilities, b₃ = " + b, 3, maps));
  }

  private static DecisionCells cells(double b3) {
    double[][] weights = {{1, 0, 1}, {1, -1, -0.5}};
    return new DecisionCells(AffineMap.of(weights, -2, 1, b3));
  }

  private static Tensor row(double... place) {
    return Matrices.matrix(place);
  }

  private static Chart regions(String title, DecisionCells cells) {
    Grid winner = Grid.of(LOW, HIGH, LOW, HIGH, 161, p -> cells.cell(p).to(DType.F64));
    return frame(title).size(360, 360).regions(winner, "class 1", "class 2", "class 3");
  }

  private static Chart frame(String title) {
    return Chart.of(title).axes("x₁", "x₂").equalAxes().size(300, 300);
  }
}
