package dev.cajal.app.lab.generalisation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.optimizer.ClipByGlobalNorm;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Many layers train when their values keep their size, or when the input finds a way around. */
public final class DeepStacks implements Lab {
  private static final int EPOCHS = 30;
  private static final Parameter<Integer> DEPTH =
      Parameter.whole("depth", 10, 2, 24, "hidden layers");
  private static final Parameter<Double> SURVIVAL =
      Parameter.number("survival", 0.8, 0.2, 1, "share of residual bodies kept in a step");
  private static final Parameter<Double> RATE =
      Parameter.number("rate", 0.05, 0.001, 0.1, "step size");

  @Override
  public LabCard card() {
    return LabCard.of(
            "deep-stacks", Chapter.GENERALISATION, "Batch normalisation, stochastic depth")
        .covers("R6", "A19", "T9")
        .about(
            """
            Ten hidden layers of 16 ReLU units, three ways. Plain: one after the other. Batch \
            normalisation: before each ReLU the values of a batch are shifted and scaled to mean 0 \
            and variance 1. Stochastic depth: two layers make a body whose result is added to what \
            came in, x + body(x), and in each step some bodies are left out.\
            """)
        .look(
            """
            In the plain stack the values shrink from layer to layer, and with them the slopes: it \
            learns nothing for a long time. Normalised values keep their size. Residual bodies may \
            do what they like, because x goes around them.

            Left out with probability 0.2 each, bodies cannot rely on each other; the loss jitters, \
            as it is another network in every step. depth=3 trains in any \
            way, depth=20 hardly without help.\
            """)
        .parameters(DEPTH, SURVIVAL, RATE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    int depth = settings.get(DEPTH);
    Samples training = Moons.draw(settings.key().child("training"), 200, 0.2);
    Samples test = Moons.draw(settings.key().child("test"), 300, 0.2);
    String body =
        "residual(dense(16) relu dense(16) stochastic_depth(%s)) "
            .formatted(settings.get(SURVIVAL));
    String[] names = {"plain", "batch normalisation", "stochastic depth"};
    String[] stacks = {
      "dense(16) relu ".repeat(depth) + "dense(1)",
      "dense(16) batch_norm relu ".repeat(depth) + "dense(1)",
      "dense(16) relu " + body.repeat(Math.max(1, depth / 2)) + "dense(1)"
    };
    // How many parts of a stack lead to the end of a hidden layer.
    List<IntUnaryOperator> ends =
        List.of(layer -> 2 * layer, layer -> 3 * layer, layer -> 2 + (layer - 1) / 2);
    Chart losses = Chart.of("Loss of training").axes("epoch", "mean cross-entropy").yRange(0, 0.9);
    Chart spreads =
        Chart.of("Spread of the values before training")
            .axes("hidden layer", "standard deviation")
            .logY();
    var table =
        notebook.table(
            "After %d epochs".formatted(EPOCHS), "stack", "loss on new points", "parameters");
    for (int i = 0; i < names.length; i++) {
      Sequential layers = Sequential.parse(stacks[i]);
      Network network = Network.of(layers, Shape.of(2), settings.seed());
      double[][] spread = spread(layers, network, training, depth, ends.get(i));
      spreads = spreads.path(names[i], spread[0], spread[1]);
      History history =
          Trainer.of(network, new BinaryCrossEntropy())
              .optimizer(new Sgd(settings.get(RATE)))
              .clipping(new ClipByGlobalNorm(1))
              .epochs(EPOCHS)
              .batchSize(40)
              .build()
              .fit(training, test);
      losses =
          losses.steps(
              names[i],
              history.epochs().stream().mapToDouble(e -> e.training().get("loss")).toArray());
      table.row(names[i], history.last().validation().get("loss"), network.parameters().count());
    }
    notebook.figure(spreads);
    notebook.figure(losses);
  }

  /** Standard deviations of the values of every second hidden layer, by the batch's statistics. */
  private static double[][] spread(
      Sequential stack, Network network, Samples samples, int depth, IntUnaryOperator end) {
    double[][] spread = new double[2][(depth + 1) / 2];
    for (int k = 0; k < spread[0].length; k++) {
      int layer = 2 * k + 1;
      Sequential first = new Sequential(stack.layers().subList(0, end.applyAsInt(layer)));
      Trace trace = Trace.of(network.parameters(), new Mode(false, true));
      Tensor values = first.apply(samples.get(Samples.INPUT), trace.scope());
      spread[0][k] = layer;
      spread[1][k] = values.variance().sqrt().toDouble();
    }
    return spread;
  }
}
