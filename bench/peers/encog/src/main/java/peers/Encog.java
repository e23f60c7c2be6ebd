package peers;

import java.util.SplittableRandom;
import org.encog.engine.network.activation.ActivationLinear;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.MomentumUpdate;

/** Encog, which computes with one thread and in double; it predicts with random weights. */
final class Encog {
  private Encog() {}

  public static void main(String[] arguments) {
    Task task = Task.of(arguments);
    if (task.job().equals("tiny")) {
      tiny(task);
    } else {
      predict(task);
    }
    org.encog.Encog.getInstance().shutdown();
  }

  private static void tiny(Task task) {
    BasicNetwork network = new BasicNetwork();
    network.addLayer(new BasicLayer(null, true, 2));
    network.addLayer(new BasicLayer(new ActivationTANH(), true, 8));
    network.addLayer(new BasicLayer(new ActivationTANH(), true, 8));
    network.addLayer(new BasicLayer(new ActivationSigmoid(), false, 1));
    network.getStructure().finalizeStructure();
    network.reset(1);
    SplittableRandom random = new SplittableRandom(1);
    double[][] inputs = new double[task.batch()][];
    double[][] targets = new double[task.batch()][];
    for (int i = 0; i < task.batch(); i++) {
      inputs[i] = new double[] {random.nextDouble(), random.nextDouble()};
      targets[i] = new double[] {i % 2};
    }
    StochasticGradientDescent training =
        new StochasticGradientDescent(network, new BasicMLDataSet(inputs, targets));
    training.setBatchSize(task.batch());
    training.setLearningRate(1e-3);
    training.setMomentum(0);
    training.setUpdateRule(new MomentumUpdate());
    Task.show("step", 1e6 * task.secondsEach(training::iteration));
  }

  private static void predict(Task task) {
    BasicNetwork network = new BasicNetwork();
    network.addLayer(new BasicLayer(null, true, Task.PIXELS));
    network.addLayer(new BasicLayer(new ActivationReLU(), true, 256));
    network.addLayer(new BasicLayer(new ActivationReLU(), true, 128));
    network.addLayer(new BasicLayer(new ActivationLinear(), false, Task.CLASSES));
    network.getStructure().finalizeStructure();
    network.reset(1);
    double[] image = task.rows("t10k", 1)[0];
    double[] scores = new double[Task.CLASSES];
    task.latency(() -> network.compute(image, scores));
  }
}
