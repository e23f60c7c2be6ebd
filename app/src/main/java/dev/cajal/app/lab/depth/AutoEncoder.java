package dev.cajal.app.lab.depth;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** A network squeezes digits through a narrow layer and restores them. */
public final class AutoEncoder implements Lab {
  private static final int TEST = 597;
  private static final Parameter<Integer> CODE =
      Parameter.whole("code", 8, 1, 40, "numbers that the network with the widest middle keeps");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 25, 1, 80, "passes over the training images");

  @Override
  public LabCard card() {
    return LabCard.of("auto-encoder", Chapter.DEPTH, "An auto-encoder")
        .covers("K5", "L19", "S2", "T14")
        .about(
            """
            The encoder turns the 64 pixels of a digit into a few numbers, its code; the decoder \
            makes 64 pixels of them again. Both learn together: what is made small is the squared \
            distance ‖x − d(e(x))‖² between input and output. No labels are used.\
            """)
        .look(
            """
            Two numbers restore the rough shape of a digit, eight most of it. The digits are new \
            ones: what the network knows is digits in general. In the plane of the two-number code \
            digits of one kind lie together, although nobody told which is which.\
            """)
        .parameters(CODE, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Digits digits = Digits.shuffled(settings.key());
    Samples training = digits.images(TEST, digits.count());
    Tensor test = digits.images().slice(0, 0, TEST);
    List<Tensor> rows = new ArrayList<>(List.of(test.slice(0, 0, 12)));
    Tensor mean = training.get(Samples.INPUT).mean(0);
    var table = notebook.table("How far new digits are restored", "code", "mean of ‖x − d(e(x))‖²");
    table.row("none: the mean digit", distance(test, mean));
    for (int code : new int[] {2, settings.get(CODE)}) {
      Sequential encoder = Sequential.parse("dense(40) relu dense(%d)".formatted(code));
      Sequential decoder = Sequential.parse("dense(40) relu dense(64) sigmoid");
      Network network = Network.of(Sequential.of(encoder, decoder), Shape.of(64), settings.seed());
      Trainer.of(network, new SquaredError())
          .optimizer(new Adam(0.01))
          .epochs(settings.get(EPOCHS))
          .batchSize(50)
          .build()
          .fit(training);
      Tensor restored = network.predict(test);
      rows.add(restored.slice(0, 0, 12));
      table.row(code, distance(test, restored));
      if (rows.size() == 2) {
        notebook.figure(plane(digits, encoder, network, test));
      }
    }
    notebook.figure(
        Mosaic.of(
            "New digits; restored from 2 numbers; from %d".formatted(settings.get(CODE)),
            Tensor.concatenate(0, rows.toArray(Tensor[]::new)),
            Digits.SIDE,
            12,
            Palette.VALUES,
            0,
            1));
  }

  private static double distance(Tensor x, Tensor restored) {
    return x.minus(restored).square().sum(1).mean().toDouble();
  }

  private static Chart plane(Digits digits, Sequential encoder, Network whole, Tensor test) {
    // The encoder is layer 0 of the whole network and finds its parameters there.
    Tensor codes =
        encoder.applyAs("0", test, Trace.prediction(whole.parameters()).scope()).evaluate();
    float[] places = codes.toFloats();
    int[] classes = digits.digits().slice(0, 0, TEST).toInts();
    Chart chart = Chart.of("The code of two numbers").axes("code 1", "code 2").equalAxes();
    for (int digit : new int[] {0, 1, 4, 6, 7}) {
      List<double[]> chosen = new ArrayList<>();
      for (int i = 0; i < TEST; i++) {
        if (classes[i] == digit) {
          chosen.add(new double[] {places[2 * i], places[2 * i + 1]});
        }
      }
      chart = chart.points("digit " + digit, chosen.toArray(double[][]::new));
    }
    return chart;
  }
}
