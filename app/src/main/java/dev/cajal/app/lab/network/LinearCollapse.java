package dev.cajal.app.lab.network;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;

/** Without activations between them, any number of layers is one layer. */
public final class LinearCollapse implements Lab {
  private static final int[] SIZES = {2, 3, 4, 2};
  private static final Parameter<String> ACTIVATION =
      Parameter.choice(
          "activation", "of the second network's hidden units", "tanh", "relu", "softplus");
  private static final Parameter<Double> SCALE =
      Parameter.number("scale", 1, 0.1, 5, "standard deviation of the random weights");

  @Override
  public LabCard card() {
    return LabCard.of("linear-collapse", Chapter.NETWORK, "Depth without activations is none")
        .covers("M6", "M5", "A1")
        .about(
            """
            A 2-3-4-2 network with random weights and no activation: W₃(W₂(W₁x + b₁) + b₂) + b₃. \
            Multiplied out, that is Wx + b with W = W₃W₂W₁ and b = W₃W₂b₁ + W₃b₂ + b₃: a single \
            layer with 6 numbers instead of 35.\
            """)
        .look(
            """
            The first two maps are the same to the last bits. The third has the same weights and \
            an activation between the layers, and no single layer could draw it. A small scale \
            keeps tanh near its straight middle: the third map becomes straight as well.\
            """)
        .parameters(SCALE, ACTIVATION);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    NeuronNetwork deep = network(settings, Activation.IDENTITY);
    NeuronNetwork bent = network(settings, Layers.registry().parse(settings.get(ACTIVATION)));
    AffineMap single = deep.collapse();

    Tensor points = settings.key().child("points").normal(Shape.of(200, 2), DType.F64).evaluate();
    double[] left = deep.apply(points).toDoubles();
    double[] right = single.apply(points).toDoubles();
    double largest = 0;
    double most = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, Math.abs(left[i] - right[i]));
      most = Math.max(most, Math.abs(left[i]));
    }
    notebook.number("numbers in the deep network", deep.parameterCount());
    notebook.number("numbers in the single layer", 6);
    notebook.number("largest output", most);
    notebook.number("largest difference relative to it", largest / most);
    notebook
        .table("The single layer", "to", "from x₁", "from x₂", "b")
        .row("y₁", entry(single, 0, 0), entry(single, 1, 0), single.bias().at(0, 0).toDouble())
        .row("y₂", entry(single, 0, 1), entry(single, 1, 1), single.bias().at(0, 1).toDouble());

    notebook.figure(
        Panels.row(
            "The first output, and where it is 0",
            map("Three layers, no activation", p -> deep.apply(p)),
            map("One layer", single::apply),
            map("Three layers with " + settings.get(ACTIVATION), p -> bent.apply(p))));
  }

  private static NeuronNetwork network(Settings settings, Layer activation) {
    double scale = settings.get(SCALE);
    NeuronLayer[] layers = new NeuronLayer[SIZES.length - 1];
    Arrays.setAll(
        layers,
        k -> {
          var key = settings.key().child("layer " + k);
          Shape shape = Shape.of(SIZES[k], SIZES[k + 1]);
          Tensor weight = key.child("weight").normal(shape, DType.F64).times(scale);
          Tensor bias = key.child("bias").normal(Shape.of(SIZES[k + 1]), DType.F64).times(scale);
          boolean last = k == layers.length - 1;
          return new NeuronLayer(
              new AffineMap(weight, bias), last ? Activation.IDENTITY : activation);
        });
    return NeuronNetwork.of(layers);
  }

  private static double entry(AffineMap map, int from, int to) {
    return map.weight().at(0, from).at(0, to).toDouble();
  }

  private static Chart map(String title, java.util.function.UnaryOperator<Tensor> outputs) {
    return Chart.of(title)
        .axes("x₁", "x₂")
        .equalAxes()
        .size(310, 310)
        .signed("y₁", Grid.square(-3, 3, p -> outputs.apply(p).at(1, 0)));
  }
}
