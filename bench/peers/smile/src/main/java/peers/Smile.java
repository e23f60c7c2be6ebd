package peers;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.base.mlp.Layer;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.util.function.TimeFunction;

/** Smile, which computes in double and knows RMSProp but not Adam. */
final class Smile {
  /** A part, because all of it would take minutes. */
  private static final int TRAINING = 1_000;

  private static final int TESTING = 10_000;

  private Smile() {}

  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    Task task = Task.of(arguments);
    switch (task.job()) {
      case "train" -> train(task);
      case "tiny" -> tiny(task);
      default -> predict(task);
    }
  }

  private static void train(Task task) throws IOException {
    double[][] x = task.rows("train", TRAINING);
    int[] y = task.labels("train", TRAINING);
    MLP network =
        new MLP(
            Layer.input(Task.PIXELS),
            Layer.rectifier(256),
            Layer.rectifier(128),
            Layer.mle(Task.CLASSES, OutputFunction.SOFTMAX));
    network.setLearningRate(TimeFunction.constant(0.001));
    network.setRMSProp(0.9, 1e-7);
    SplittableRandom random = new SplittableRandom(1);
    task.train(
        TRAINING,
        _ -> {
          int[] order = Task.shuffled(TRAINING, random);
          for (int from = 0; from < TRAINING; from += task.batch()) {
            int[] batch = Arrays.copyOfRange(order, from, Math.min(TRAINING, from + task.batch()));
            network.update(
                Arrays.stream(batch).mapToObj(i -> x[i]).toArray(double[][]::new),
                Arrays.stream(batch).map(i -> y[i]).toArray());
          }
        });
    int[] found = network.predict(task.rows("t10k", TESTING));
    int[] wanted = task.labels("t10k", TESTING);
    long right = IntStream.range(0, TESTING).filter(i -> found[i] == wanted[i]).count();
    Task.show("accuracy", 100.0 * right / TESTING);
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(task.model()))) {
      out.writeObject(network);
    }
  }

  private static void tiny(Task task) {
    MLP network =
        new MLP(Layer.input(2), Layer.tanh(8), Layer.tanh(8), Layer.mle(1, OutputFunction.SIGMOID));
    network.setLearningRate(TimeFunction.constant(0.001));
    SplittableRandom random = new SplittableRandom(1);
    double[][] x = new double[task.batch()][];
    int[] y = new int[task.batch()];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {random.nextDouble(), random.nextDouble()};
      y[i] = i % 2;
    }
    Task.show("step", 1e6 * task.secondsEach(() -> network.update(x, y)));
  }

  private static void predict(Task task) throws IOException, ClassNotFoundException {
    MLP network;
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(task.model()))) {
      network = (MLP) in.readObject();
    }
    double[][] images = task.rows("t10k", task.batch());
    double[][] scores = new double[images.length][Task.CLASSES];
    task.predict(
        () -> {
          for (int i = 0; i < images.length; i++) {
            network.predict(images[i], scores[i]);
          }
          float[] first = new float[Task.CLASSES];
          for (int i = 0; i < first.length; i++) {
            first[i] = (float) scores[0][i];
          }
          return first;
        });
  }
}
