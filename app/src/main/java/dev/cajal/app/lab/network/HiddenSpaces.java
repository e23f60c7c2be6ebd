package dev.cajal.app.lab.network;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.algebra.Pca;
import dev.cajal.nn.data.generate.Generator;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same points in the spaces of successive layers. */
public final class HiddenSpaces implements Lab {
  private static final Parameter<String> DATA =
      Parameter.choice("data", "what is to be separated", "circles", "moons", "spirals", "xor");
  private static final Parameter<Integer> UNITS =
      Parameter.whole("units", 6, 2, 30, "units in each hidden layer");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 300, 0, 2000, "steps of training; 0 leaves the weights random");

  @Override
  public LabCard card() {
    return LabCard.of("hidden-spaces", Chapter.NETWORK, "Data in successive hidden spaces")
        .covers("M8", "M1", "P15")
        .about(
            """
            Each layer maps the points to a new space. Three tanh layers learn to tell two classes \
            apart; the pictures show the points as inputs and after each layer, in the two \
            directions in which they spread most (principal components).\
            """)
        .look(
            """
            Layer by layer the classes come apart, until a plane separates them: the last layer \
            has learned features in which the task is simple. With hand-made features a person \
            does this work. epochs=0 shows that random layers bend the cloud without sorting it.\
            """)
        .parameters(DATA, UNITS, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Generator generator = Generator.parse(settings.get(DATA));
    Cloud cloud = Cloud.of(generator, 200, generator.usualNoise(), settings.seed());
    Sequential layers =
        Sequential.parse("dense(%1$d) tanh ".formatted(settings.get(UNITS)).repeat(3) + "dense(1)");
    Network network = Network.of(layers, Shape.of(2), settings.seed());
    if (settings.get(EPOCHS) > 0) {
      Trainer.of(network, new BinaryCrossEntropy())
          .optimizer(new Adam(0.01))
          .epochs(settings.get(EPOCHS))
          .batchSize(200)
          .build()
          .fit(cloud.samples());
    }

    List<Tensor> values = NeuronNetwork.of(layers, network.parameters()).values(cloud.inputs());
    Notebook.Rows table =
        notebook.table(
            "What one line could do in each space",
            "space",
            "dimensions",
            "spread shown",
            "right by a plane");
    List<Figure> charts = new ArrayList<>();
    for (int k = 0; k + 1 < values.size(); k++) {
      Tensor value = values.get(k);
      Pca pca = Pca.fit(value, 2);
      String name = k == 0 ? "inputs" : "hidden layer " + k;
      double shown = pca.shares().stream().mapToDouble(Double::doubleValue).sum();
      table.row(name, value.shape().dim(1), percent(shown), percent(separated(cloud, value)));
      Chart chart = Chart.of(name).axes("first direction", "second direction").size(300, 300);
      charts.add(
          cloud.drawn(chart, pca.transform(value).reshape(2 * cloud.places().size()).toDoubles()));
    }
    notebook.figure(new Panels("The points after each layer", 4, charts));
  }

  /** The share of the points on the right side of the plane that least squares finds. */
  private static double separated(Cloud cloud, Tensor value) {
    double[] wanted = cloud.classes().stream().mapToDouble(c -> 2 * c - 1).toArray();
    Tensor targets = Tensor.of(wanted, Shape.of(wanted.length));
    double[] scores = new LeastSquares(true, 1e-6).fit(value, targets).predict(value).toDoubles();
    int right = 0;
    for (int i = 0; i < wanted.length; i++) {
      right += scores[i] * wanted[i] > 0 ? 1 : 0;
    }
    return right / (double) wanted.length;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
