package dev.cajal.app.benchmark;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.graph.Cost;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How time and memory of a training step grow with one size while the others stay.
 *
 * @param size what grows
 * @param points in ascending order
 */
public record Growth(String size, List<Point> points) {
  private static final int INPUTS = 64;
  private static final int CLASSES = 10;
  private static final int BATCH = 64;
  private static final int WIDTH = 64;

  /**
   * One training step.
   *
   * @param size what grows
   * @param seconds of a step
   * @param cost counted
   */
  public record Point(int size, double seconds, Cost cost) {}

  /** Measures a network over the number of samples in a batch, its width and its depth. */
  public static List<Growth> all(double seconds) {
    return List.of(
        of("batch size", seconds, i -> 16 << i, size -> step(size, WIDTH, 2)),
        of("width", seconds, i -> 16 << i, size -> step(BATCH, size, 2)),
        of("hidden layers", seconds, i -> 1 << i, size -> step(BATCH, WIDTH, size)));
  }

  private static Growth of(
      String name, double seconds, IntFunction<Integer> sizes, IntFunction<TrainingStep> steps) {
    List<Point> points = new ArrayList<>();
    int[] all = IntStream.range(0, 6).map(sizes::apply).toArray();
    // What is compiled while one size is timed would flatter the next.
    for (int size : all) {
      Timing.of(seconds / 2, steps.apply(size)::run);
    }
    for (int size : all) {
      TrainingStep step = steps.apply(size);
      points.add(new Point(size, Timing.of(seconds / 2, step::run).median(), step.cost()));
    }
    return new Growth(name, points);
  }

  private static TrainingStep step(int batch, int width, int depth) {
    String layers = ("dense(%d) relu ".formatted(width)).repeat(depth) + "dense(" + CLASSES + ")";
    Samples samples = Networks.samples(batch, INPUTS, CLASSES);
    return Networks.step(layers, new CrossEntropy(), new Sgd(1e-4), samples);
  }

  /** What is above the columns of {@link #rows}. */
  public List<String> header() {
    return List.of(size, "µs for a step", "MFLOP", "GFLOP/s", "KB between steps");
  }

  /** A row for each point. */
  public List<List<String>> rows() {
    return points.stream()
        .map(
            p ->
                List.of(
                    Integer.toString(p.size()),
                    Result.number(p.seconds() * 1e6),
                    Result.number(p.cost().operations() * 1e-6),
                    Result.number(p.cost().operations() * 1e-9 / p.seconds()),
                    Result.number(p.cost().memory() / 1024.0)))
        .toList();
  }

  /** Time and counted operations over the size, each divided by its first value. */
  public Figure figure() {
    double[] x = points.stream().mapToDouble(Point::size).toArray();
    Point first = points.getFirst();
    double[] time = points.stream().mapToDouble(p -> p.seconds() / first.seconds()).toArray();
    double[] work =
        points.stream()
            .mapToDouble(p -> (double) p.cost().operations() / first.cost().operations())
            .toArray();
    double[] memory =
        points.stream()
            .mapToDouble(p -> (double) p.cost().memory() / first.cost().memory())
            .toArray();
    return Chart.of("A training step by " + size)
        .axes(size, "times the first")
        .logX()
        .logY()
        .line("time", x, time)
        .line("operations", x, work)
        .line("memory", x, memory);
  }
}
