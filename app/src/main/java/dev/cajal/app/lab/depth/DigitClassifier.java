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
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** A small network of dense layers reads handwritten digits. */
public final class DigitClassifier implements Lab {
  private static final int TEST = 597;
  private static final Parameter<Integer> UNITS =
      Parameter.whole("units", 32, 2, 200, "hidden units");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 15, 1, 60, "passes over the training images");

  @Override
  public LabCard card() {
    return LabCard.of("digit-classifier", Chapter.DEPTH, "A small image classifier")
        .covers("K3", "T14", "M8", "X7", "X8", "X10", "E26")
        .about(
            """
            1797 handwritten digits of 8 × 8 pixels (UCI repository). 64 numbers go into a hidden \
            layer of ReLU units, whose outputs go into ten scores with a softmax. 597 digits are set \
            aside; of the others a growing number is learned from.

            28 × 28 binary pixels have 2^784 patterns, and nobody ever saw more than some thousands \
            of digits. It works because digits fill a small, smooth part of all patterns.\
            """)
        .look(
            """
            Each hidden unit has learned a mask: vermillion where ink speaks for it, blue where ink \
            speaks against it. Ten times as many images cut the errors to a third or so, and there \
            is no end in sight. Which digits it gets wrong says more than how many.\
            """)
        .parameters(UNITS, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    notebook.number("binary images of 28 × 28", Math.pow(2, 784), "1.017458257e236", "T14");
    Digits digits = Digits.shuffled(settings.key());
    int all = digits.count();
    Samples test = digits.samples(0, TEST);

    int[] sizes = {30, 100, 300, all - TEST};
    double[] counts = new double[sizes.length];
    double[] seen = new double[sizes.length];
    double[] fresh = new double[sizes.length];
    Network network = null;
    for (int i = 0; i < sizes.length; i++) {
      network =
          Network.of(
              Sequential.parse("dense(%d) relu dense(10)".formatted(settings.get(UNITS))),
              Shape.of(64),
              settings.seed());
      Samples training = digits.samples(TEST, TEST + sizes[i]);
      Trainer.of(network, new CrossEntropy())
          .optimizer(new Adam(0.01))
          .epochs(settings.get(EPOCHS))
          .batchSize(30)
          .build()
          .fit(training);
      counts[i] = sizes[i];
      seen[i] = accuracy(network, training);
      fresh[i] = accuracy(network, test);
      notebook.number("right on new images, %d learned".formatted(sizes[i]), fresh[i]);
    }
    notebook.figure(
        Chart.of("Share of right answers")
            .axes("images to learn from", "accuracy")
            .logX()
            .path("images learned from", counts, seen)
            .path("%d new images".formatted(TEST), counts, fresh));

    Tensor weight = network.parameters().get("0.weight").value().transpose();
    int shown = Math.min(24, settings.get(UNITS));
    Tensor masks = weight.slice(0, 0, shown);
    double reach = 0.6 * masks.absolute().max().toDouble();
    notebook.figure(
        Mosaic.of(
            "What hidden units look for", masks, Digits.SIDE, 8, Palette.SIGNED, -reach, reach));

    int[][] confusion = new int[10][10];
    int[] said = network.predict(test.get(Samples.INPUT)).argmax(1).toInts();
    int[] truth = test.get(Samples.TARGET).toInts();
    int wrong = 0;
    double[] places = new double[24];
    for (int i = 0; i < TEST; i++) {
      confusion[truth[i]][said[i]]++;
      if (said[i] != truth[i] && wrong < places.length) {
        places[wrong++] = i;
      }
    }
    Tensor rows = Tensor.of(places, Shape.of(places.length)).slice(0, 0, Math.max(1, wrong));
    Tensor mistaken = test.get(Samples.INPUT).gather(0, rows.to(DType.I32));
    notebook.figure(
        Mosaic.of("New digits that it gets wrong", mistaken, Digits.SIDE, 8, Palette.VALUES, 0, 1));
    var table =
        notebook.table(
            "Digits and answers", "digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    for (int k = 0; k < 10; k++) {
      Object[] row = new Object[11];
      row[0] = k;
      for (int j = 0; j < 10; j++) {
        row[j + 1] = confusion[k][j];
      }
      table.row(row);
    }
  }

  private static double accuracy(Network network, Samples samples) {
    Tensor said = network.predict(samples.get(Samples.INPUT)).argmax(1);
    Tensor right = said.equalTo(samples.get(Samples.TARGET));
    return right.to(DType.F64).mean().toDouble();
  }
}
