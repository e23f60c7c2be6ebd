package dev.cajal.app.lab.network;

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
import dev.cajal.nn.data.generate.Generator;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One neuron, a small and a larger network on the same points. */
public final class CapacityPicture implements Lab {
  private static final Parameter<String> DATA =
      Parameter.choice("data", "what is to be separated", "moons", "circles", "spirals", "xor");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.3, 0, 1, "standard deviation of the points");
  private static final Parameter<String> ACTIVATION =
      Parameter.choice("activation", "of the hidden units", "tanh", "relu", "sigmoid", "identity");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 500, 1, 2000, "steps of training on all points");

  @Override
  public LabCard card() {
    return LabCard.of("capacity", Chapter.NETWORK, "1, 2+2+1 and 10+10+1 units")
        .covers("M9", "M1", "K2", "T3")
        .about(
            """
            Three networks with a logistic output learn the same points of two classes: a single \
            neuron, one with two hidden layers of 2 units, one with two of 10. The strong line is \
            where both classes are equally probable.\
            """)
        .look(
            """
            The boundary of one neuron is straight. Two units a layer bend it, ten let it run \
            around single points: fewer errors on the points drawn, not on new ones. More noise \
            makes that worse. With activation=identity all three draw straight lines. Another --seed may leave the small \
            network in a poor minimum.\
            """)
        .parameters(DATA, NOISE, ACTIVATION, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Generator generator = Generator.parse(settings.get(DATA));
    double noise = settings.get(NOISE);
    // With few units training often ends in a poor minimum; not so from this start.
    long seed = settings.seed() + 4;
    Cloud known = Cloud.of(generator, 80, noise, seed);
    Cloud fresh = Cloud.of(generator, 1000, noise, seed + 1);
    String activation = settings.get(ACTIVATION);
    String[] names = {"1", "2+2+1", "10+10+1"};
    String[] texts = {
      "dense(1)",
      "dense(2) %1$s dense(2) %1$s dense(1)".formatted(activation),
      "dense(10) %1$s dense(10) %1$s dense(1)".formatted(activation)
    };

    Notebook.Rows table =
        notebook.table(
            "Right answers", "units", "parameters", "of the 80 points", "of 1000 new ones");
    List<Figure> maps = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      Network network = Network.of(Sequential.parse(texts[i]), Shape.of(2), seed + i);
      Trainer trainer =
          Trainer.of(network, new BinaryCrossEntropy())
              .optimizer(new Adam(0.03))
              .epochs(settings.get(EPOCHS))
              .batchSize(80)
              .metrics(new Accuracy())
              .build();
      trainer.fit(known.samples());
      Network probability = network.withOutput(Activation.SIGMOID);
      table.row(
          names[i],
          network.parameters().count(),
          percent(trainer.evaluate(known.samples()).get("accuracy")),
          percent(trainer.evaluate(fresh.samples()).get("accuracy")));
      Grid map = Grid.square(-2.2, 3.2, p -> probability.predict(p.to(network.sample().dtype())));
      maps.add(
          known.drawn(
              Chart.of(names[i] + (i == 0 ? " unit" : " units"))
                  .axes("x₁", "x₂")
                  .equalAxes()
                  .size(310, 310)
                  .decision("ŷ", map)));
    }
    notebook.figure(new Panels("Boundaries of three networks", 3, maps));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
