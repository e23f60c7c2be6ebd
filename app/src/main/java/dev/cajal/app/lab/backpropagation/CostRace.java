package dev.cajal.app.lab.backpropagation;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.backprop.MultiplicationCount;
import java.util.Arrays;

/** What a gradient costs: back-propagation against difference quotients. */
public final class CostRace implements Lab {
  private static final Parameter<Integer> INPUTS =
      Parameter.whole("inputs", 784, 1, 4000, "numbers of a sample");
  private static final Parameter<Integer> CLASSES =
      Parameter.whole("classes", 10, 1, 1000, "outputs");
  private static final Parameter<Integer> WIDTH =
      Parameter.whole("width", 100, 1, 1000, "units of each layer of the deep networks");

  @Override
  public LabCard card() {
    return LabCard.of("cost-race", Chapter.BACKPROPAGATION, "What a gradient costs")
        .covers("B8", "B9", "M11", "E31")
        .about(
            """
            Counted are multiplications by weights, for one sample. A forward pass needs one for \
            each weight. The way back has two products for each layer, one for the weights' \
            derivatives and one to pass the error on, which the first layer does not need. \
            Difference quotients need a forward pass for each parameter, and one more.\
            """)
        .look(
            """
            Both axes of the first picture are logarithmic: back-propagation grows as the number of \
            weights, difference quotients as its square. At a million weights the factor is half a \
            million.

            "Two forward passes for both ways" holds for one hidden layer on a wide input. Deep \
            networks with layers of one width come near three.\
            """)
        .parameters(INPUTS, CLASSES, WIDTH);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    MultiplicationCount digits = MultiplicationCount.of(784, 30, 10);
    notebook.number("784-30-10, forward", (double) digits.forward(), "23820", "B8");
    notebook.number("784-30-10, backward", (double) digits.backward(), "24120", "B8");
    notebook.number("784-30-10, both / forward", digits.ratio(), "2.0126", "B8");
    notebook.number(
        "784-30-10, passes for differences", (double) digits.differencePasses(), "23861", "B8");
    notebook.number("784-30-10, parameters", (double) digits.parameters(), "23860", "M11");
    MultiplicationCount five = MultiplicationCount.of(100, 100, 100, 100, 100, 100);
    notebook.number("five layers of 100, forward", (double) five.forward(), "50000", "B8");
    notebook.number("five layers of 100, backward", (double) five.backward(), "90000", "B8");
    notebook.number("five layers of 100, both / forward", five.ratio(), "2.8", "B8");
    MultiplicationCount linear = MultiplicationCount.of(784, 10);
    notebook.number("784-10, parameters", (double) linear.parameters(), "7850", "M11");
    notebook.number("784-10, forward", (double) linear.forward(), "7840", "M11");

    int[] hidden = {1, 3, 10, 30, 100, 300, 1000, 3000};
    double[] weights = new double[hidden.length];
    double[] back = new double[hidden.length];
    double[] differences = new double[hidden.length];
    var table =
        notebook.table(
            "One gradient of a network with one hidden layer",
            "hidden units",
            "parameters",
            "back-propagation",
            "differences",
            "times as dear");
    for (int i = 0; i < hidden.length; i++) {
      var count = MultiplicationCount.of(settings.get(INPUTS), hidden[i], settings.get(CLASSES));
      weights[i] = (double) count.parameters();
      back[i] = (double) (count.forward() + count.backward());
      differences[i] = (double) count.forward() * (double) count.differencePasses();
      table.row(hidden[i], count.parameters(), back[i], differences[i], differences[i] / back[i]);
    }
    notebook.figure(
        Chart.of("Multiplications for one gradient")
            .axes("parameters", "multiplications")
            .logX()
            .logY()
            .path("back-propagation", weights, back)
            .path("difference quotients", weights, differences));

    double[] depths = new double[20];
    double[] equal = new double[20];
    double[] wide = new double[20];
    for (int depth = 1; depth <= 20; depth++) {
      int[] sizes = new int[depth + 1];
      Arrays.fill(sizes, settings.get(WIDTH));
      depths[depth - 1] = depth;
      equal[depth - 1] = MultiplicationCount.of(sizes).ratio();
      sizes[0] = settings.get(INPUTS);
      wide[depth - 1] = MultiplicationCount.of(sizes).ratio();
    }
    int width = settings.get(WIDTH);
    notebook.figure(
        Chart.of("Both passes in units of a forward pass")
            .axes("layers with weights", "(forward + backward) / forward")
            .yRange(1.9, 3.1)
            .path("all layers have %d units".formatted(width), depths, equal)
            .path("%d inputs, then %d".formatted(settings.get(INPUTS), width), depths, wide)
            .horizontal(2)
            .horizontal(3));
  }
}
