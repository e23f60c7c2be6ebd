package dev.cajal.app.lab.data;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Regression, two classes, three classes: one network with three kinds of output. */
public final class ThreeTasks implements Lab {
  private static final Parameter<Integer> UNITS =
      Parameter.whole("units", 16, 1, 64, "ReLU units in the hidden layer");
  private static final Parameter<Integer> EPOCHS =
      Parameter.whole("epochs", 150, 1, 400, "passes over the samples");
  private static final int COUNT = 150;

  @Override
  public LabCard card() {
    return LabCard.of("three-tasks", Chapter.DATA, "Three tasks, one network")
        .covers("K1", "K2", "K3", "K8", "X13", "M1", "L20")
        .about(
            """
            Learning is finding a function from examples: a number from a number, cat or not cat, \
            one of several classes. The hidden layer is the same each time; the task decides the \
            output and its loss: linear with the square, sigmoid with binary cross-entropy, \
            softmax with categorical cross-entropy.\
            """)
        .look(
            """
            Each prediction means something else: an expected value, the probability of class 1, \
            a probability for each class. With one hidden unit the curve has one kink and the \
            boundary is a line.\
            """)
        .parameters(UNITS, EPOCHS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    RandomKey key = settings.key();
    Tensor x = key.child("x").uniform(Shape.of(COUNT, 1), -3, 3).evaluate();
    Tensor noise = key.child("noise").normal(Shape.of(COUNT, 1)).times(0.2);
    Tensor y = x.times(1.5).sin().plus(x.times(0.3)).plus(noise).evaluate();
    Network line = network(1, 1, settings);
    notebook.number("regression: mean square", train(line, new SquaredError(), x, y, settings));

    Cloud pair =
        Cloud.normal(
            key.child("pair"), COUNT / 4, 0.6, new double[][] {{-2, -2}, {2, -2}, {2, 2}, {-2, 2}});
    Cloud two = pair.classes(Arrays.stream(pair.classes()).map(k -> k % 2).toArray());
    Network binary = network(2, 1, settings);
    Tensor bits = two.labels().to(DType.F32).expand(1);
    notebook.number(
        "two classes: mean cross-entropy",
        train(binary, new BinaryCrossEntropy(), narrow(two.points()), bits, settings));

    Cloud three =
        Cloud.normal(
            key.child("three"), COUNT / 3, 0.7, new double[][] {{-2, -1}, {2, -1}, {0, 2}});
    Network several = network(2, 3, settings);
    Tensor codes = three.labels().to(DType.I32);
    notebook.number(
        "three classes: mean cross-entropy",
        train(several, new CrossEntropy(), narrow(three.points()), codes, settings));

    notebook
        .table("Task, output, loss", "task", "output", "loss")
        .row("regression", "identity", "square")
        .row("two classes", "sigmoid", "binary cross-entropy")
        .row("several classes", "softmax", "categorical cross-entropy");
    Chart curve =
        Chart.of("Regression")
            .axes("x", "y")
            .size(340, 340)
            .points("samples", x.squeeze(1).toDoubles(), y.squeeze(1).toDoubles())
            .curve("network", -3, 3, t -> line.predict(narrow(t.expand(1))).squeeze(1));
    Grid share = grid(p -> binary.predict(narrow(p)).sigmoid());
    Grid winner = grid(p -> several.predict(narrow(p)).argmax(1).to(DType.F64));
    notebook.figure(
        Panels.row(
            "Three tasks",
            curve,
            two.on(frame("Two classes").decision("P(1|x)", share)),
            three.on(frame("Three classes").regions(winner))));
  }

  private static Network network(int inputs, int outputs, Settings settings) {
    Sequential layers =
        Sequential.parse("dense(%d) relu dense(%d)".formatted(settings.get(UNITS), outputs));
    return Network.of(layers, Shape.of(inputs), settings.seed());
  }

  /** Trains and gives the mean loss of the last epoch. */
  private static double train(
      Network network, Loss loss, Tensor input, Tensor target, Settings settings) {
    Trainer trainer =
        Trainer.of(network, loss)
            .optimizer(new Adam(0.02))
            .epochs(settings.get(EPOCHS))
            .batchSize(50)
            .build();
    Samples samples = Samples.of(input, target);
    trainer.fit(samples);
    return trainer.evaluate(samples).get("loss");
  }

  private static Tensor narrow(Tensor tensor) {
    return tensor.to(DType.F32);
  }

  private static Grid grid(UnaryOperator<Tensor> function) {
    return Grid.of(-4, 4, -4, 4, 121, function);
  }

  private static Chart frame(String title) {
    return Chart.of(title).axes("x₁", "x₂").equalAxes().size(340, 340).xRange(-4, 4).yRange(-4, 4);
  }
}
