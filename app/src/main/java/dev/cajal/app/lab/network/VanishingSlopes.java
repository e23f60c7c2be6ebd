package dev.cajal.app.lab.network;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** How large the gradient is in each layer of a deep network, by activation. */
public final class VanishingSlopes implements Lab {
  private static final String[] ACTIVATIONS = {"heaviside", "sigmoid", "tanh", "relu", "identity"};
  private static final Parameter<Integer> DEPTH =
      Parameter.whole("depth", 12, 2, 40, "hidden layers");
  private static final Parameter<Integer> WIDTH =
      Parameter.whole("width", 20, 2, 60, "units in each of them");
  private static final Parameter<String> START =
      Parameter.choice("start", "how weights begin", "glorot_uniform", "he_normal", "lecun_normal");

  @Override
  public LabCard card() {
    return LabCard.of("vanishing-slopes", Chapter.NETWORK, "Slopes through many layers")
        .covers("A19", "A2", "A4", "A6", "A7", "M8")
        .about(
            """
            The gradient of a layer is a product of derivatives of all the layers after it. Each \
            activation contributes its f′: at most ¼ for σ, at most 1 for tanh, 0 or 1 for ReLU, \
            always 0 for a step. Shown is the size of the gradient of each layer's weights, at \
            the start of training.\
            """)
        .look(
            """
            With σ every layer further back learns several times more slowly. ReLU hardly fades, \
            least with start=he_normal, which was made for it. A threshold unit lets nothing \
            through: only the last layer has a gradient.\
            """)
        .parameters(DEPTH, WIDTH, START);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int depth = settings.get(DEPTH);
    int width = settings.get(WIDTH);
    Tensor x = settings.key().normal(Shape.of(32, width), DType.F64).evaluate();
    double[] places = new double[depth + 1];
    for (int k = 0; k <= depth; k++) {
      places[k] = k + 1;
    }
    Chart chart =
        Chart.of("Size of the gradient in each layer")
            .axes("layer, from the input", "mean |dW|")
            .logY();
    Notebook.Rows table =
        notebook.table("First layer against last", "activation", "first", "last", "first / last");
    for (String activation : ACTIVATIONS) {
      String layer =
          "dense(%d, initializer=%s) %s ".formatted(width, settings.get(START), activation);
      double[] sizes =
          sizes(Sequential.parse(layer.repeat(depth) + "dense(1)"), x, settings.seed());
      if (sizes[0] > 0) {
        chart = chart.path(activation, places, sizes);
      }
      table.row(activation, sizes[0], sizes[depth], sizes[0] / sizes[depth]);
    }
    notebook.figure(chart);
  }

  /** The mean size of the weights' derivatives of ½ Σ y², layer by layer. */
  private static double[] sizes(Sequential network, Tensor x, long seed) {
    Parameters parameters = Parameters.of(seed, DType.F64);
    Tensor y = network.apply(x, Trace.prediction(parameters).scope());
    var weights = parameters.trainable().stream().filter(v -> v.name().endsWith("weight")).toList();
    Gradient gradient = Gradient.of(y.square().mean().times(0.5), weights.toArray(Variable[]::new));
    return weights.stream()
        .mapToDouble(w -> gradient.of(w).square().mean().sqrt().toDouble())
        .toArray();
  }
}
