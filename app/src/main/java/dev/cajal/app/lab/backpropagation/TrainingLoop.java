package dev.cajal.app.lab.backpropagation;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.backprop.OutputLoss;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Training with nothing but back-propagation written out: epochs, batches, steps. */
public final class TrainingLoop implements Lab {
  private static final int SAMPLES = 60;
  private static final OutputLoss LOSS = OutputLoss.BINARY_CROSS_ENTROPY;
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 40, 0, 200, "passes over the samples");
  private static final Parameter<Integer> BATCH =
      Parameter.whole("batch", 20, 5, SAMPLES, "samples for each step");
  private static final Parameter<Integer> UNITS =
      Parameter.whole("units", 5, 1, 30, "hidden units");
  private static final Parameter<Double> RATE = Parameter.number("rate", 0.8, 0.01, 3, "step size");

  @Override
  public LabCard card() {
    return LabCard.of("training-loop", Chapter.BACKPROPAGATION, "The training loop")
        .covers("B7", "O4", "O5", "K2", "N10")
        .about(
            """
            In each epoch the samples are shuffled and cut into batches. For each batch: forward, δ \
            of the output, back through the layers, and every weight and bias makes a step against \
            its derivative, until all samples were used. The samples are four noisy corners, as in \
            XOR, which no single neuron separates.\
            """)
        .look(
            """
            At first the map is a slope and the loss hardly falls; then the hidden units find their \
            places and it drops. With units=1 it stays high: one unit makes one bend. A smaller \
            batch makes more steps in an epoch, and noisier ones.\
            """)
        .parameters(EPOCHS, BATCH, UNITS, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    RandomKey key = settings.key();
    double[][] corners = new double[SAMPLES][];
    double[][] targets = new double[SAMPLES][];
    for (int i = 0; i < SAMPLES; i++) {
      int first = i % 2;
      int second = i / 2 % 2;
      corners[i] = new double[] {2 * first - 1, 2 * second - 1};
      targets[i] = new double[] {first ^ second};
    }
    Tensor target = Matrices.matrix(targets);
    Tensor noise = key.child("noise").normal(Shape.of(SAMPLES, 2), DType.F64).times(0.35);
    Tensor x = Matrices.matrix(corners).plus(noise).evaluate();

    int units = settings.get(UNITS);
    NeuronNetwork network =
        NeuronNetwork.of(
            layer(key.child("hidden"), 2, units, Activation.TANH),
            layer(key.child("output"), units, 1, Activation.SIGMOID));
    int epochs = settings.get(EPOCHS);
    int batch = settings.get(BATCH);
    double[] losses = new double[epochs + 1];
    List<Figure> maps = new ArrayList<>();
    for (int epoch = 0; epoch <= epochs; epoch++) {
      losses[epoch] = LOSS.elements(network.apply(x), target).mean().toDouble();
      if (epoch == 0 || epoch == epochs / 4 || epoch == epochs) {
        maps.add(map("after %d epochs".formatted(epoch), network, x, target));
      }
      if (epoch == epochs) {
        break;
      }
      Tensor order = key.child("epoch " + epoch).permutation(SAMPLES);
      for (int from = 0; from < SAMPLES; from += batch) {
        Tensor rows = order.slice(0, from, Math.min(from + batch, SAMPLES));
        Backpropagation back = pass(network, x.gather(0, rows), target.gather(0, rows));
        network = step(network, back.gradients(), settings.get(RATE));
      }
    }
    notebook.number("loss before training", losses[0]);
    notebook.number("loss after training", losses[epochs]);
    Tensor said = network.apply(x).greaterThan(0.5).to(DType.F64);
    notebook.number("errors after training", said.minus(target).absolute().sum().toDouble());
    notebook.figure(new Panels("What the network says", 3, maps));
    notebook.figure(
        Chart.of("Loss of all samples").axes("epoch", "mean cross-entropy").steps("", losses));
  }

  private static Backpropagation pass(NeuronNetwork network, Tensor x, Tensor target) {
    return Backpropagation.of(network, LOSS, Reduction.MEAN, x, target, Layout.ROWS);
  }

  private static NeuronNetwork step(NeuronNetwork network, List<AffineMap> slopes, double rate) {
    List<NeuronLayer> layers = new ArrayList<>();
    for (int l = 0; l < slopes.size(); l++) {
      NeuronLayer old = network.layers().get(l);
      Tensor weight = old.map().weight().minus(slopes.get(l).weight().times(rate));
      Tensor bias = old.map().bias().minus(slopes.get(l).bias().times(rate));
      layers.add(new NeuronLayer(new AffineMap(weight, bias), old.activation()));
    }
    return new NeuronNetwork(layers);
  }

  private static NeuronLayer layer(RandomKey key, int from, int to, Layer activation) {
    Tensor weight = key.normal(Shape.of(from, to), DType.F64);
    return new NeuronLayer(new AffineMap(weight, Matrices.vector(new double[to])), activation);
  }

  private static Figure map(String title, NeuronNetwork network, Tensor x, Tensor target) {
    Chart chart =
        Chart.of(title)
            .axes("x₁", "x₂")
            .equalAxes()
            .size(290, 290)
            .decision("ŷ", Grid.of(-2.2, 2.2, -2.2, 2.2, 61, network::apply));
    double[][] places = Matrices.rows("samples", x);
    double[] targets = target.toDoubles();
    for (int wanted = 0; wanted < 2; wanted++) {
      List<double[]> chosen = new ArrayList<>();
      for (int i = 0; i < targets.length; i++) {
        if (targets[i] == wanted) {
          chosen.add(places[i]);
        }
      }
      chart = chart.points("class " + wanted, chosen.toArray(double[][]::new));
    }
    return chart;
  }
}
