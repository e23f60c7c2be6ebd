package peers;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** DJL on its PyTorch engine. */
final class Djl {
  private static final int TRAINING = 60_000;
  private static final int TESTING = 10_000;
  private static final String NAME = "network";

  private Djl() {}

  public static void main(String[] arguments)
      throws IOException, MalformedModelException, TranslateException {
    Task task = Task.of(arguments);
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(task.threads()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    switch (task.job()) {
      case "train" -> train(task);
      case "tiny" -> tiny(task);
      default -> predict(task);
    }
  }

  private static SequentialBlock network(UnaryOperator<NDList> activation, int... sizes) {
    SequentialBlock block = new SequentialBlock();
    for (int i = 1; i < sizes.length; i++) {
      block.add(Linear.builder().setUnits(sizes[i]).build());
      if (i + 1 < sizes.length) {
        block.add(activation::apply);
      }
    }
    return block;
  }

  private static SequentialBlock garments() {
    return network(Activation::relu, Task.PIXELS, 256, 128, Task.CLASSES);
  }

  private static void step(Trainer trainer, NDArray x, NDArray y) {
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDArray loss = trainer.getLoss().evaluate(new NDList(y), trainer.forward(new NDList(x)));
      collector.backward(loss);
    }
    trainer.step();
  }

  private static void train(Task task) throws IOException {
    float[] x = task.images("train", TRAINING);
    int[] y = task.labels("train", TRAINING);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build());
    SplittableRandom random = new SplittableRandom(1);
    try (Model model = Model.newInstance(NAME)) {
      model.setBlock(garments());
      try (Trainer trainer = model.newTrainer(config);
          NDManager all = trainer.getManager().newSubManager()) {
        trainer.initialize(new Shape(task.batch(), Task.PIXELS));
        NDArray images = all.create(x, new Shape(TRAINING, Task.PIXELS));
        NDArray labels = all.create(y);
        task.train(
            TRAINING,
            _ -> {
              int[] order = Task.shuffled(TRAINING, random);
              for (int from = 0; from < TRAINING; from += task.batch()) {
                long[] batch =
                    Arrays.stream(order, from, Math.min(TRAINING, from + task.batch()))
                        .asLongStream()
                        .toArray();
                try (NDManager manager = all.newSubManager()) {
                  NDArray index = manager.create(batch);
                  NDArray inputs = images.get(index);
                  NDArray targets = labels.get(index);
                  inputs.attach(manager);
                  targets.attach(manager);
                  step(trainer, inputs, targets);
                }
              }
            });
        NDArray test = all.create(task.images("t10k", TESTING), new Shape(TESTING, Task.PIXELS));
        NDArray found = trainer.evaluate(new NDList(test)).singletonOrThrow().argMax(1);
        int[] wanted = task.labels("t10k", TESTING);
        long[] classes = found.toLongArray();
        int right = 0;
        for (int i = 0; i < TESTING; i++) {
          right += classes[i] == wanted[i] ? 1 : 0;
        }
        Task.show("accuracy", 100.0 * right / TESTING);
      }
      model.save(task.model(), NAME);
    }
  }

  private static void tiny(Task task) {
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
            .optOptimizer(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.001f)).build());
    try (Model model = Model.newInstance(NAME)) {
      model.setBlock(network(Activation::tanh, 2, 8, 8, 1));
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(task.batch(), 2));
        NDArray x = trainer.getManager().randomUniform(0, 1, new Shape(task.batch(), 2));
        NDArray y = trainer.getManager().zeros(new Shape(task.batch(), 1));
        Task.show("step", 1e6 * task.secondsEach(() -> step(trainer, x, y)));
      }
    }
  }

  private static void predict(Task task)
      throws IOException, MalformedModelException, TranslateException {
    try (Model model = Model.newInstance(NAME)) {
      model.setBlock(garments());
      model.load(task.model(), NAME);
      try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
          NDManager manager = model.getNDManager().newSubManager()) {
        NDArray images =
            manager.create(task.images("t10k", task.batch()), new Shape(task.batch(), Task.PIXELS));
        NDList inputs = new NDList(images);
        task.predict(
            () -> {
              try {
                NDList scores = predictor.predict(inputs);
                float[] values = scores.singletonOrThrow().toFloatArray();
                scores.close();
                return values;
              } catch (TranslateException e) {
                throw new IllegalStateException(e);
              }
            });
      }
    }
  }
}
