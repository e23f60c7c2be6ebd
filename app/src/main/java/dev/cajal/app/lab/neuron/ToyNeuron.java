package dev.cajal.app.lab.neuron;

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
import dev.cajal.nn.layer.Sigmoid;
import dev.cajal.nn.neuron.Neuron;
import java.util.ArrayList;
import java.util.List;

/** One sigmoid neuron on a plane, with three slopes. */
public final class ToyNeuron implements Lab {
  private static final Parameter<Double> W1 =
      Parameter.number("w1", 1, -3, 3, "weight of the first input");
  private static final Parameter<Double> W2 =
      Parameter.number("w2", 1, -3, 3, "weight of the second input");
  private static final Parameter<Double> B = Parameter.number("b", -2, -8, 8, "bias");
  private static final Parameter<Double> A =
      Parameter.number(
          "a", 1, 0.01, 20, "slope of the middle map; the others have 10 a and a / 10");

  @Override
  public LabCard card() {
    return LabCard.of("toy-map", Chapter.NEURON, "A neuron's map of the plane")
        .covers("N5", "N1", "A5")
        .about(
            """
            The neuron ŷ = σ(a (w₁x₁ + w₂x₂ + b)) gives each point of the plane a number between 0 \
            and 1. The slope a says how sharply it decides.\
            """)
        .look(
            """
            The boundary ŷ = ½ is the same line for every a. With a large slope the neuron is \
            nearly a step, with a small one nearly a tilted plane.\
            """)
        .parameters(A, W1, W2, B);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double[] w = {settings.get(W1), settings.get(W2)};
    double b = settings.get(B);
    double a = settings.get(A);
    double[][] places = {{0, 0}, {1.5, 1}, {5, 5}, {-5, -5}, {1, 1}};
    String[] names = {"(0, 0)", "(1.5, 1)", "(5, 5)", "(−5, −5)", "(1, 1)"};
    String[][] expected = {
      {"2.061153618e-9", "0.9933071491", "1", "7.667648074e-53", "0.5"},
      {"0.1192029220", "0.6224593312", "0.9996646499", "6.144174602e-6", "0.5"},
      {"0.4501660027", "0.5124973965", "0.6899744811", "0.2314752165", "0.5"}
    };

    double[] slopes = {10 * a, a, a / 10};
    List<Figure> maps = new ArrayList<>();
    for (int k = 0; k < slopes.length; k++) {
      double slope = slopes[k];
      Neuron neuron = Neuron.of(w, b, new Sigmoid(slope));
      String label = "a = " + NumberText.of(slope, 3);
      for (int i = 0; i < names.length; i++) {
        notebook.number(
            "ŷ" + names[i] + ", " + label, neuron.value(places[i]), expected[k][i], "N5");
      }
      maps.add(
          Chart.of(label)
              .axes("x₁", "x₂")
              .equalAxes()
              .size(300, 290)
              .decision("ŷ", Grid.square(-5, 5, neuron::value)));
    }
    notebook.figure(new Panels("The neuron's output for three slopes", 3, maps));
  }
}
