package dev.cajal.app.lab.stochastic;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.nn.train.TrainingEvent;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Points near the line y = 1.5x − 0.5, and a neuron wx + b that is trained on them and looked at
 * after every update.
 *
 * @param x of each point
 * @param y of each point
 */
record NoisyLine(Tensor x, Tensor y) {
  /**
   * Weights before training and after each update.
   *
   * @param weights [updates + 1, 2]: w and b
   */
  record Course(Tensor weights) {
    double[] w() {
      return weights.at(1, 0).toDoubles();
    }

    double[] b() {
      return weights.at(1, 1).toDoubles();
    }

    /** The means of all weights since an update, themselves before it. */
    Tensor averages(int from) {
      double[] means = weights.toDoubles();
      for (int i = from + 1; i < means.length / 2; i++) {
        int n = i - from;
        means[2 * i] = (means[2 * i - 2] * n + means[2 * i]) / (n + 1);
        means[2 * i + 1] = (means[2 * i - 1] * n + means[2 * i + 1]) / (n + 1);
      }
      return Tensor.of(means, weights.shape());
    }
  }

  /** Points with x in ascending order from −2 to 2. */
  static NoisyLine of(int count, double noise, RandomKey key) {
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = -2 + 4.0 * i / (count - 1);
    }
    Tensor places = Tensor.of(x, Shape.of(count));
    Tensor off = key.child("noise").normal(Shape.of(count), DType.F64).times(noise);
    return new NoisyLine(places, places.times(1.5).minus(0.5).plus(off).evaluate());
  }

  /** The mean squared error of lines (w, b) along the last axis. */
  Tensor loss(Tensor line) {
    Tensor w = line.at(-1, 0);
    Tensor b = line.at(-1, 1);
    Tensor slopes = w.square().times(mean(x.square())).minus(w.times(2 * mean(x.times(y))));
    Tensor cross = w.times(b).times(2 * mean(x));
    return slopes.plus(cross).plus(b.square()).minus(b.times(2 * mean(y))).plus(mean(y.square()));
  }

  /** How much the loss is above that of the best line. */
  double[] excess(Tensor lines) {
    Tensor rows = x.reshape(Shape.of(x.shape().dim(0), 1));
    double least = new LeastSquares().fit(rows, y).meanSquare();
    return loss(lines).minus(least).toDoubles();
  }

  /** Trains from w = −1.5, b = 2 with the squared error. */
  Course train(long seed, UnaryOperator<Trainer.Builder> settings) {
    TensorType number = new TensorType(DType.F64, Shape.of(1));
    Network network = Network.of(new Dense(1), number, Parameters.of(seed, DType.F64));
    Variable w = network.parameters().get("weight");
    Variable b = network.parameters().get("bias");
    w.set(Tensor.of(new double[] {-1.5}, Shape.of(1, 1)));
    b.set(Tensor.of(new double[] {2}, Shape.of(1)));
    List<Double> seen = new ArrayList<>(List.of(-1.5, 2.0));
    settings
        .apply(Trainer.of(network, new SquaredError()))
        .listener(
            event -> {
              if (event instanceof TrainingEvent.BatchEnd) {
                seen.add(w.value().toDoubles()[0]);
                seen.add(b.value().toDoubles()[0]);
              }
            })
        .build()
        .fit(Samples.of(x.reshape(Shape.of(x.shape().dim(0), 1)), y));
    double[] all = seen.stream().mapToDouble(Double::doubleValue).toArray();
    return new Course(Tensor.of(all, Shape.of(all.length / 2, 2)));
  }

  private static double mean(Tensor values) {
    return values.mean().toDouble();
  }
}
