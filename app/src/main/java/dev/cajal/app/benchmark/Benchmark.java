package dev.cajal.app.benchmark;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Predictor;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.TrainingStep;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Rows of the table: something that is computed again and again for a while.
 *
 * @param names what it computes, a row each
 * @param unit of the results
 * @param measurement takes the seconds that it may last
 */
public record Benchmark(List<String> names, String unit, Measurement measurement) {
  private static final String LAYERS = "dense(256) relu dense(128) relu dense(10)";
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int ROUNDS = 3;
  private static final double MICROSECONDS = 1e6;
  private static final double NANOSECONDS = 1e-9;

  /** Something that can be measured with the team of the process. */
  @FunctionalInterface
  public interface Measurement {
    /** Measures for about so many seconds; a result for each name, all of the same runs. */
    List<Result> run(double seconds);
  }

  private Benchmark(String name, String unit, DoubleFunction<Result> measurement) {
    this(List.of(name), unit, seconds -> List.of(measurement.apply(seconds)));
  }

  /** The rows of the table. */
  public static List<Benchmark> all() {
    return List.of(
        product(1024, 1024, 1024, false),
        product(512, 256, PIXELS, false),
        product(64, 256, PIXELS, false),
        product(1024, 1024, 1024, true),
        product(512, 256, PIXELS, true),
        product(64, 256, PIXELS, true),
        training(64),
        training(512),
        tiny(),
        backward(),
        prediction("one prediction", 0),
        prediction("one prediction of half zeros", PIXELS / 2),
        predictions(1024));
  }

  /** Transposed, B lies in memory as n × k, as it does in the backward pass of a dense layer. */
  private static Benchmark product(int m, int n, int k, boolean transposed) {
    return new Benchmark(
        "product %d × %d × %d%s".formatted(m, n, k, transposed ? ", B transposed" : ""),
        "GFLOP/s",
        seconds -> {
          Shape right = transposed ? Shape.of(n, k) : Shape.of(k, n);
          Tensor a = Tensor.input("a", Shape.of(m, k));
          Tensor b = Tensor.input("b", right);
          Tensor product = a.matmul(transposed ? b.transpose() : b);
          Executable executable =
              Compiler.compile(Compiler.inputs(a, b), Compiler.outputs(product));
          Binding binding = executable.bind();
          RandomKey key = RandomKey.of(1);
          Networks.fill(binding.input(0), key.child("a").uniform(Shape.of(m, k)));
          Networks.fill(binding.input(1), key.child("b").uniform(right));
          double work = 2.0 * m * n * k * NANOSECONDS;
          return Result.rate(work, Timing.of(seconds, () -> executable.run(binding)));
        });
  }

  private static Benchmark training(int batch) {
    return new Benchmark(
        "training 784-256-128-10, Adam, batch " + batch,
        "samples/s",
        seconds -> Result.rate(batch, Timing.of(seconds, step(batch, true)::run)));
  }

  private static TrainingStep step(int batch, boolean adam) {
    Samples samples = Networks.samples(batch, PIXELS, CLASSES);
    return Networks.step(
        LAYERS, new CrossEntropy(), adam ? new Adam(1e-4) : new Sgd(1e-4), samples);
  }

  private static Benchmark tiny() {
    return new Benchmark(
        "step of 2-8-8-1 tanh, SGD, batch 16",
        "µs",
        seconds -> {
          TrainingStep step =
              Networks.step(
                  "dense(8) tanh dense(8) tanh dense(1)",
                  new BinaryCrossEntropy(),
                  new Sgd(1e-3),
                  Networks.samples(16, 2, 1));
          return Result.time(MICROSECONDS, Timing.of(seconds, step::run));
        });
  }

  private static Benchmark backward() {
    return new Benchmark(
        "training step over forward pass, batch 64, SGD",
        "times",
        seconds -> {
          Samples samples = Networks.samples(64, PIXELS, CLASSES);
          Timing forward = Timing.of(seconds / 2, Networks.forward(LAYERS, samples).run());
          Timing whole = Timing.of(seconds / 2, step(64, false)::run);
          return new Result(
              whole.median() / forward.median(),
              whole.least() / forward.most(),
              whole.most() / forward.least());
        });
  }

  private static Predictor predictor() {
    return Predictor.of(Network.of(Sequential.parse(LAYERS), Shape.of(PIXELS), 1), 1024, 1);
  }

  /** Half of the pixels of a garment are zero, and its network reads that much less. */
  private static Benchmark prediction(String name, int zeros) {
    return new Benchmark(
        List.of(name + ", median", name + ", 99th percentile"),
        "µs",
        seconds -> {
          Predictor predictor = predictor();
          Buffer sample = Networks.samples(1, PIXELS, CLASSES).get(Samples.INPUT).buffer();
          Arrays.fill(sample.floats(), PIXELS - zeros, PIXELS, 0);
          Buffer result = Buffer.allocate(predictor.result().dtype(), CLASSES);
          Timing timing = Timing.of(seconds, () -> predictor.predict(sample, 1, result));
          double[] medians = new double[ROUNDS];
          double[] percentiles = new double[ROUNDS];
          int runs = (int) Math.clamp(seconds / 6 / timing.median(), 100, 1_000_000);
          for (int round = 0; round < ROUNDS; round++) {
            double[] times = new double[runs];
            for (int i = 0; i < runs; i++) {
              long before = System.nanoTime();
              predictor.predict(sample, 1, result);
              times[i] = (System.nanoTime() - before) * 1e-3;
            }
            Arrays.sort(times);
            medians[round] = times[runs / 2];
            percentiles[round] = times[runs * 99 / 100];
          }
          return List.of(middle(medians), middle(percentiles));
        });
  }

  private static Result middle(double... rounds) {
    Arrays.sort(rounds);
    return new Result(rounds[ROUNDS / 2], rounds[0], rounds[ROUNDS - 1]);
  }

  private static Benchmark predictions(int batch) {
    return new Benchmark(
        "predictions in batches of " + batch,
        "samples/s",
        seconds -> {
          Predictor predictor = predictor();
          Buffer samples = Networks.samples(batch, PIXELS, CLASSES).get(Samples.INPUT).buffer();
          Buffer results = Buffer.allocate(predictor.result().dtype(), batch * CLASSES);
          Runnable run = () -> predictor.predict(samples, batch, results);
          return Result.rate(batch, Timing.of(seconds, run));
        });
  }
}
