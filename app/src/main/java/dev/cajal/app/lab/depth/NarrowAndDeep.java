package dev.cajal.app.lab.depth;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;

/** Two ReLU units side by side suffice for one input, if there are enough layers of them. */
public final class NarrowAndDeep implements Lab {
  private static final Parameter<Integer> LAYERS =
      Parameter.whole("layers", 4, 1, 30, "hidden layers of the network that is drawn");

  @Override
  public LabCard card() {
    return LabCard.of("narrow-and-deep", Chapter.DEPTH, "Narrow and deep")
        .covers("T7", "T9", "M3")
        .about(
            """
            For n inputs and m outputs ReLU layers of width max(n + 1, m) suffice, whatever the \
            function, if there are enough of them; narrower ones fail for some function. Here n = m \
            = 1, so the width is 2, and the function is f(x) = 4(x − ½)² on [0, 1].

            The network is built by hand. f lies above all its tangents t₁, t₂, …, and near the \
            largest. One unit of each layer keeps x, the other max(0, mₖ − tₖ₊₁), mₖ the largest \
            tangent so far: then mₖ₊₁ = tₖ₊₁ + that.\
            """)
        .look(
            """
            Each layer adds a bend. With k + 1 tangents the error is 1/(k + 1)², the same as that \
            of one layer with as many units, from two units at a time.

            One unit per layer can only rise or fall all the way: its best is the constant ½, with \
            the error ½, however deep it is.\
            """)
        .parameters(LAYERS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int drawn = settings.get(LAYERS);
    Tensor x = Tensor.iota(2001).to(DType.F64).dividedBy(2000).expand(1);
    Tensor f = x.minus(0.5).square().times(4);
    double[] depths = new double[30];
    double[] errors = new double[30];
    double[] narrow = new double[30];
    // A monotone function misses a fall followed by a rise of equal height by half of it.
    double least = f.max().minus(f.min()).dividedBy(2).toDouble();
    for (int k = 1; k <= 30; k++) {
      depths[k - 1] = k;
      errors[k - 1] = network(k).apply(x).minus(f).absolute().max().toDouble();
      narrow[k - 1] = least;
    }
    NeuronNetwork network = network(drawn);
    notebook.number("largest error of %d layers".formatted(drawn), errors[drawn - 1]);
    notebook.number("largest error of one unit a layer, at best", least);
    notebook.number("parameters", (double) network.parameterCount());
    double[] xs = x.toDoubles();
    Chart fit =
        Chart.of("%d hidden layers of two units".formatted(drawn))
            .axes("x", "f")
            .line("4(x − ½)²", xs, f.toDoubles())
            .line("network", xs, network.apply(x).toDoubles())
            .dashed("best with one unit a layer", new double[] {0, 1}, new double[] {least, least});
    notebook.figure(fit);
    notebook.figure(
        Chart.of("Largest error against depth")
            .axes("hidden layers", "largest error")
            .logX()
            .logY()
            .path("width 2", depths, errors)
            .path("width 1, at best", depths, narrow));
    notebook.figure(diagram(network(Math.min(drawn, 5))));
  }

  /** With a hidden layer for each of the tangents 1 to k; tangent 0 is in the first layer too. */
  private static NeuronNetwork network(int k) {
    List<NeuronLayer> layers = new ArrayList<>();
    double[] before = tangent(0, k);
    for (int i = 1; i <= k; i++) {
      double[] next = tangent(i, k);
      double[] difference = {before[0] - next[0], before[1] - next[1]};
      // From x alone at first, then from x and the last unit's value, to x and max(0, …).
      double[][] weight =
          i == 1
              ? new double[][] {{1, difference[0]}}
              : new double[][] {{1, difference[0]}, {0, 1}};
      layers.add(NeuronLayer.of(weight, new double[] {0, difference[1]}, Activation.RELU));
      before = next;
    }
    layers.add(
        NeuronLayer.of(
            new double[][] {{before[0]}, {1}}, new double[] {before[1]}, Activation.IDENTITY));
    return new NeuronNetwork(layers);
  }

  /** Slope and height at 0 of the tangent that touches in the middle of piece i of k + 1. */
  private static double[] tangent(int i, int k) {
    double at = (i + 0.5) / (k + 1);
    double slope = 8 * (at - 0.5);
    return new double[] {slope, 4 * (at - 0.5) * (at - 0.5) - slope * at};
  }

  private static NetworkDiagram diagram(NeuronNetwork network) {
    NetworkDiagram diagram = NetworkDiagram.of("The weights").layer("x");
    for (int l = 0; l < network.layers().size(); l++) {
      NeuronLayer layer = network.layers().get(l);
      int inputs = layer.map().inputs();
      int outputs = layer.map().outputs();
      double[] flat = layer.map().weight().toDoubles();
      double[][] weights = new double[inputs][outputs];
      for (int i = 0; i < flat.length; i++) {
        weights[i / outputs][i % outputs] = flat[i];
      }
      diagram = outputs == 1 ? diagram.layer("ŷ") : diagram.layer("x", "m");
      diagram = diagram.weights(weights, layer.map().bias().toDoubles());
    }
    return diagram;
  }
}
