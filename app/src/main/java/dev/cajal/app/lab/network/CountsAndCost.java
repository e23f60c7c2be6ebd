package dev.cajal.app.lab.network;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.backprop.MultiplicationCount;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How many numbers a network has, and how many multiplications a sample costs. */
public final class CountsAndCost implements Lab {
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final Parameter<Integer> WIDTH =
      Parameter.whole("width", 30, 1, 2000, "units of each hidden layer");
  private static final Parameter<Integer> DEPTH =
      Parameter.whole("depth", 1, 0, 20, "hidden layers");

  @Override
  public LabCard card() {
    return LabCard.of("counts-and-cost", Chapter.NETWORK, "Counting parameters and products")
        .covers("M11", "M1", "M2", "B8", "E31", "X8")
        .about(
            """
            A layer from n to m units has n·m weights and m biases, and a forward pass takes one \
            product for each weight. For images of 28 × 28 pixels and ten classes the first layer \
            holds nearly everything.\
            """)
        .look(
            """
            Doubling the width doubles the numbers of a shallow network and quadruples those of a \
            deep one. Forward and backward together cost 2 forward passes when the first layer \
            dominates, and 3 in a deep network of equal layers (width=784, depth=20).\
            """)
        .parameters(WIDTH, DEPTH);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    MultiplicationCount linear = MultiplicationCount.of(PIXELS, CLASSES);
    notebook.number("784-10: parameters", linear.parameters(), "7850", "M11");
    notebook.number("784-10: products forward", linear.forward(), "7840", "M11");
    MultiplicationCount shallow = MultiplicationCount.of(PIXELS, 30, CLASSES);
    notebook.number("784-30-10: parameters", shallow.parameters(), "23860", "M11");
    notebook.number("784-30-10: products forward", shallow.forward(), "23820", "M11");
    notebook.number("784-30-10: products backward", shallow.backward(), "24120", "B8");
    notebook.number("784-30-10: both / forward", shallow.ratio(), "2.0126", "B8");
    MultiplicationCount deep = MultiplicationCount.of(100, 100, 100, 100, 100, 100);
    notebook.number("five 100 × 100: products forward", deep.forward(), "50000", "B8");
    notebook.number("five 100 × 100: products backward", deep.backward(), "90000", "B8");
    notebook.number("five 100 × 100: both / forward", deep.ratio(), "2.8", "B8");

    int width = settings.get(WIDTH);
    int depth = settings.get(DEPTH);
    int[] sizes = sizes(width, depth);
    MultiplicationCount chosen = MultiplicationCount.of(sizes);
    notebook
        .table("The network " + named(sizes), "what", "count")
        .row("parameters", chosen.parameters())
        .row("products forward", chosen.forward())
        .row("products backward", chosen.backward())
        .row("both / forward", chosen.ratio());
    String[] layers = new String[sizes.length - 1];
    double[] weights = new double[layers.length];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = layers.length > 6 ? "" + (k + 1) : sizes[k] + "→" + sizes[k + 1];
      weights[k] = (double) sizes[k] * sizes[k + 1];
    }
    notebook.figure(
        Chart.of("Weights of each layer of " + (depth > 5 ? depth + 1 + " layers" : named(sizes)))
            .axes("layer", "weights")
            .categories(layers)
            .bars("weights", weights));
    double[] widths = {4, 8, 16, 32, 64, 128, 256, 512, 1024};
    Chart growth = Chart.of("Numbers against width").axes("width", "parameters").logX().logY();
    for (int hidden : new int[] {1, 2, 5}) {
      double[] counts =
          Arrays.stream(widths)
              .map(w -> MultiplicationCount.of(sizes((int) w, hidden)).parameters())
              .toArray();
      growth =
          growth.path(hidden + (hidden == 1 ? " hidden layer" : " hidden layers"), widths, counts);
    }
    notebook.figure(growth);
  }

  private static int[] sizes(int width, int depth) {
    int[] sizes = new int[depth + 2];
    Arrays.fill(sizes, width);
    sizes[0] = PIXELS;
    sizes[depth + 1] = CLASSES;
    return sizes;
  }

  private static String named(int... sizes) {
    return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("-"));
  }
}
