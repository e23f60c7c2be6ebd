package dev.cajal.app.benchmark;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How time and memory of a training step grow with one size while the others stay, beside the
 * operations that are counted and beside the forward pass alone.
 *
 * @param size what grows
 * @param work what is done once: a step, or an epoch of steps
 * @param points in ascending order
 */
public record Growth(String size, String work, List<Point> points) {
  private static final int INPUTS = 64;
  private static final int CLASSES = 10;
  private static final int BATCH = 64;
  private static final int WIDTH = 64;
  private static final int POINTS = 6;
  private static final double MICROSECONDS = 1e6;
  private static final double MILLIONS = 1e-6;
  private static final double KILOBYTE = 1024;

  /**
   * A training step, or an epoch of them.
   *
   * @param size what grows
   * @param seconds of all: forward, backward and update
   * @param forward seconds of the forward pass alone
   * @param operations counted of all
   * @param forwardOperations counted of the forward pass
   * @param memory bytes that are held from step to step
   */
  public record Point(
      int size,
      double seconds,
      double forward,
      long operations,
      long forwardOperations,
      long memory) {}

  /** What is timed at one size. */
  private record Case(Runnable all, Runnable forward, Point costs) {
    Point timed(double seconds) {
      double whole = Timing.of(seconds / 3, all).median();
      double pass = Timing.of(seconds / 6, forward).median();
      return new Point(
          costs.size(), whole, pass, costs.operations(), costs.forwardOperations(), costs.memory());
    }
  }

  /**
   * Measures a network over the number of samples in a batch, its width, its depth and the number
   * of samples in an epoch.
   */
  public static List<Growth> all(double seconds) {
    return List.of(
        of("batch size", "step", seconds, i -> 16 << i, size -> step(size, size, WIDTH, 2)),
        of("width", "step", seconds, i -> 16 << i, size -> step(size, BATCH, size, 2)),
        of("hidden layers", "step", seconds, i -> 1 << i, size -> step(size, BATCH, WIDTH, size)),
        of("samples", "epoch", seconds, i -> 256 << i, Growth::epoch));
  }

  private static Growth of(
      String name, String work, double seconds, IntUnaryOperator sizes, IntFunction<Case> cases) {
    List<Point> points = new ArrayList<>();
    int[] all = IntStream.range(0, POINTS).map(sizes).toArray();
    // What is compiled while one size is timed would flatter the next.
    for (int size : all) {
      cases.apply(size).timed(seconds);
    }
    for (int size : all) {
      points.add(cases.apply(size).timed(seconds));
    }
    return new Growth(name, work, points);
  }

  private static Case step(int size, int batch, int width, int depth) {
    Samples samples = Networks.samples(batch, INPUTS, CLASSES);
    TrainingStep step = step(samples, width, depth);
    Networks.Pass forward = Networks.forward(layers(width, depth), samples);
    Point costs =
        new Point(
            size,
            0,
            0,
            step.cost().operations(),
            forward.cost().operations(),
            step.cost().memory());
    return new Case(step::run, forward.run(), costs);
  }

  private static TrainingStep step(Samples batch, int width, int depth) {
    return Networks.step(layers(width, depth), new CrossEntropy(), new Sgd(1e-4), batch);
  }

  private static String layers(int width, int depth) {
    return "dense(%d) relu ".formatted(width).repeat(depth) + "dense(" + CLASSES + ")";
  }

  /** Each step gathers other samples, as a training does. */
  private static Case epoch(int size) {
    Samples samples = Networks.samples(size, INPUTS, CLASSES);
    Case step = step(BATCH, BATCH, WIDTH, 2);
    TrainingStep training = step(Networks.samples(BATCH, INPUTS, CLASSES), WIDTH, 2);
    int[] order = IntStream.range(0, size).toArray();
    int steps = size / BATCH;
    Point costs =
        new Point(
            size,
            0,
            0,
            steps * step.costs().operations(),
            steps * step.costs().forwardOperations(),
            step.costs().memory() + bytes(samples));
    return new Case(
        () -> {
          for (int i = 0; i < steps; i++) {
            training.gather(samples, order, i * BATCH);
            training.run();
          }
        },
        () -> {
          for (int i = 0; i < steps; i++) {
            step.forward().run();
          }
        },
        costs);
  }

  private static long bytes(Samples samples) {
    return bytes(samples.get(Samples.INPUT)) + bytes(samples.get(Samples.TARGET));
  }

  private static long bytes(Tensor tensor) {
    return (long) tensor.shape().size() * tensor.dtype().bytes();
  }

  /** What is above the columns of {@link #rows}. */
  public List<String> header() {
    return List.of(
        size,
        "µs for " + (work.equals("epoch") ? "an epoch" : "a step"),
        "µs forward",
        "over forward",
        "MFLOP",
        "over forward",
        "GFLOP/s",
        "KB held");
  }

  /** A row for each point. */
  public List<List<String>> rows() {
    return points.stream()
        .map(
            p ->
                List.of(
                    Integer.toString(p.size()),
                    Result.number(p.seconds() * MICROSECONDS),
                    Result.number(p.forward() * MICROSECONDS),
                    Result.number(p.seconds() / p.forward()),
                    Result.number(p.operations() * MILLIONS),
                    Result.number((double) p.operations() / p.forwardOperations()),
                    Result.number(p.operations() * 1e-9 / p.seconds()),
                    Result.number(p.memory() / KILOBYTE)))
        .toList();
  }

  /** Times, counted operations and memory over the size, each divided by its first value. */
  public Figure figure() {
    double[] x = points.stream().mapToDouble(Point::size).toArray();
    return Chart.of("A training %s by %s".formatted(work, size))
        .axes(size, "times the first")
        .logX()
        .logY()
        .line("time", x, times(Point::seconds))
        .line("time forward", x, times(Point::forward))
        .line("operations", x, times(Point::operations))
        .line("memory", x, times(Point::memory));
  }

  private double[] times(ToDoubleFunction<Point> value) {
    double first = value.applyAsDouble(points.getFirst());
    return points.stream().mapToDouble(point -> value.applyAsDouble(point) / first).toArray();
  }
}
