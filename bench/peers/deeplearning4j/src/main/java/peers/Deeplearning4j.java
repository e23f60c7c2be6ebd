package peers;

import java.io.IOException;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j on its native CPU backend. */
final class Deeplearning4j {
  /** A part, because all of it would take half a minute. */
  private static final int TRAINING = 20_000;

  private static final int TESTING = 10_000;

  private Deeplearning4j() {}

  public static void main(String[] arguments) throws IOException {
    Task task = Task.of(arguments);
    switch (task.job()) {
      case "train" -> train(task);
      case "tiny" -> tiny(task);
      default -> predict(task);
    }
    // Its threads would keep the process.
    System.exit(0);
  }

  private static MultiLayerNetwork network(
      IUpdater updater, Activation hidden, Activation output, LossFunction loss, int... sizes) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.FLOAT)
            .updater(updater)
            .activation(hidden)
            .list();
    int last = sizes.length - 2;
    for (int i = 0; i < last; i++) {
      layers.layer(new DenseLayer.Builder().nIn(sizes[i]).nOut(sizes[i + 1]).build());
    }
    OutputLayer.Builder end =
        new OutputLayer.Builder(loss).nIn(sizes[last]).nOut(sizes[last + 1]).activation(output);
    MultiLayerConfiguration configuration = layers.layer(end.build()).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static void train(Task task) throws IOException {
    float[] x = task.images("train", TRAINING);
    int[] y = task.labels("train", TRAINING);
    MultiLayerNetwork network =
        network(
            new Adam(0.001),
            Activation.RELU,
            Activation.SOFTMAX,
            LossFunction.MCXENT,
            784,
            256,
            128,
            10);
    SplittableRandom random = new SplittableRandom(1);
    task.train(
        TRAINING,
        _ -> {
          int[] order = Task.shuffled(TRAINING, random);
          for (int from = 0; from < TRAINING; from += task.batch()) {
            int size = Math.min(task.batch(), TRAINING - from);
            float[] inputs = new float[size * Task.PIXELS];
            float[] targets = new float[size * Task.CLASSES];
            for (int i = 0; i < size; i++) {
              int sample = order[from + i];
              System.arraycopy(x, sample * Task.PIXELS, inputs, i * Task.PIXELS, Task.PIXELS);
              targets[i * Task.CLASSES + y[sample]] = 1;
            }
            network.fit(
                Nd4j.createFromArray(inputs).reshape(size, Task.PIXELS),
                Nd4j.createFromArray(targets).reshape(size, Task.CLASSES));
          }
        });
    INDArray test = Nd4j.createFromArray(task.images("t10k", TESTING));
    int[] found = network.predict(test.reshape(TESTING, Task.PIXELS));
    int[] wanted = task.labels("t10k", TESTING);
    int right = 0;
    for (int i = 0; i < TESTING; i++) {
      right += found[i] == wanted[i] ? 1 : 0;
    }
    Task.show("accuracy", 100.0 * right / TESTING);
    network.save(task.model().toFile());
  }

  private static void tiny(Task task) {
    MultiLayerNetwork network =
        network(new Sgd(0.001), Activation.TANH, Activation.SIGMOID, LossFunction.XENT, 2, 8, 8, 1);
    INDArray x = Nd4j.rand(DataType.FLOAT, task.batch(), 2);
    INDArray y = Nd4j.zeros(DataType.FLOAT, task.batch(), 1);
    for (int i = 1; i < task.batch(); i += 2) {
      y.putScalar(i, 0, 1);
    }
    Task.show("step", 1e6 * task.secondsEach(() -> network.fit(x, y)));
  }

  private static void predict(Task task) throws IOException {
    MultiLayerNetwork network = MultiLayerNetwork.load(task.model().toFile(), false);
    INDArray images =
        Nd4j.createFromArray(task.images("t10k", task.batch())).reshape(task.batch(), Task.PIXELS);
    float[] first = new float[Task.CLASSES];
    task.predict(
        () -> {
          INDArray scores = network.output(images, false);
          for (int i = 0; i < first.length; i++) {
            first[i] = scores.getFloat(0, i);
          }
          return first;
        });
  }
}
