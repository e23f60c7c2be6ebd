package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that trains a small network and predicts a million samples, each on its own. */
final class MillionPredictions {
  static final int PREDICTIONS = 1_000_000;

  private MillionPredictions() {}

  /** Writes how many predictions were right into the file that the argument names. */
  public static void main(String[] arguments) throws IOException {
    Samples samples = Blobs.threeClasses(3, 300);
    Network network =
        Network.of(Sequential.parse("dense(16) relu dense(3)"), Shape.of(2), 1)
            .withOutput(Activation.SOFTMAX);
    Trainer.of(network, new CrossEntropy())
        .optimizer(new Adam(0.01))
        .epochs(10)
        .build()
        .fit(samples);
    Predictor predictor = Predictor.of(network);
    float[] points = samples.get(Samples.INPUT).toFloats();
    int[] classes = samples.get(Samples.TARGET).toInts();
    int right = 0;
    for (int i = 0; i < PREDICTIONS; i++) {
      int row = i % classes.length;
      float[] point = {points[2 * row], points[2 * row + 1]};
      float[] p = predictor.predict(Tensor.of(point, Shape.of(1, 2))).toFloats();
      int wanted = classes[row];
      if (p[wanted] > 0.5f) {
        right++;
      }
    }
    Files.writeString(Path.of(arguments[0]), Integer.toString(right));
  }
}
