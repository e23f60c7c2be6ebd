package dev.cajal.app.benchmark;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.TrainingStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
  private static final int ROUNDS = 3;

  /** The spread of rounds above which a curve's bends say little. */
  private static final double STEADY = 1.2;

  private static final String NOISY =
      ": that is noisy, and more --seconds or a quieter machine would make it steadier";

  private static final double MICROSECONDS = 1e6;
  private static final double MILLIONS = 1e-6;
  private static final double KILOBYTE = 1024;

  /**
   * A training step, or an epoch of them.
   *
   * @param size what grows
   * @param seconds of all: forward, backward and update; the median of three rounds
   * @param forward seconds of the forward pass alone, likewise
   * @param spread how many times the shortest round the longest took, in what spread more
   * @param operations counted of all
   * @param forwardOperations counted of the forward pass
   * @param memory bytes that are held from step to step
   */
  public record Point(
      int size,
      double seconds,
      double forward,
      double spread,
      long operations,
      long forwardOperations,
      long memory) {}

  /** What is timed at one size. */
  private record Case(Runnable all, Runnable forward, Point costs) {
    double[] timed(double seconds) {
      return new double[] {
        Timing.of(seconds * 2 / 3, all).median(), Timing.of(seconds / 3, forward).median()
      };
    }

    /** With the medians of rounds, each of the times of all and of the forward pass. */
    Point point(List<double[]> rounds) {
      double[] whole = rounds.stream().mapToDouble(round -> round[0]).sorted().toArray();
      double[] pass = rounds.stream().mapToDouble(round -> round[1]).sorted().toArray();
      int last = rounds.size() - 1;
      return new Point(
          costs.size(),
          whole[rounds.size() / 2],
          pass[rounds.size() / 2],
          Math.max(whole[last] / whole[0], pass[last] / pass[0]),
          costs.operations(),
          costs.forwardOperations(),
          costs.memory());
    }
  }

  /**
   * Measures a network over the number of samples in a batch, its width, its depth and the number
   * of samples in an epoch, one after the other as they are asked for.
   */
  public static Stream<Growth> all(double seconds) {
    return Stream.<Supplier<Growth>>of(
            () -> of("batch size", "step", seconds, i -> 16 << i, n -> step(n, n, WIDTH, 2)),
            () -> of("width", "step", seconds, i -> 16 << i, n -> step(n, BATCH, n, 2)),
            () -> of("hidden layers", "step", seconds, i -> 1 << i, n -> step(n, BATCH, WIDTH, n)),
            () -> of("samples", "epoch", seconds, i -> 256 << i, Growth::epoch))
        .map(Supplier::get);
  }

  private static Growth of(
      String name, String work, double seconds, IntUnaryOperator sizes, IntFunction<Case> cases) {
    List<Case> all = IntStream.range(0, POINTS).map(sizes).mapToObj(cases).toList();
    // What is compiled while one size is timed would flatter the next.
    all.forEach(one -> one.timed(seconds / 2));
    List<List<double[]>> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(all.stream().map(one -> one.timed(seconds / 2 / ROUNDS)).toList());
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      int point = i;
      points.add(all.get(i).point(rounds.stream().map(round -> round.get(point)).toList()));
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

  /** What is measured, and how, by name. */
  public static Map<String, String> settings(double seconds, int threads) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        "network",
        "%d inputs, two hidden layers of %d, %d classes; SGD, batch %d"
            .formatted(INPUTS, WIDTH, CLASSES, BATCH));
    settings.put("threads", Integer.toString(threads));
    settings.put(
        "seconds for each number",
        BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString());
    return settings;
  }

  /** How to read the numbers, and how far they can be trusted. */
  public static String explained(Collection<Growth> growths) {
    double[] spreads =
        growths.stream()
            .flatMap(growth -> growth.points.stream())
            .mapToDouble(Point::spread)
            .sorted()
            .toArray();
    double usual = spreads[spreads.length / 2];
    return "Ratios are of the whole to its forward pass. Times are medians of "
        + "%d rounds; the longest round took usually %s and at most %s times the shortest%s."
            .formatted(
                ROUNDS,
                Result.number(usual),
                Result.number(spreads[spreads.length - 1]),
                usual > STEADY ? NOISY : "");
  }

  /** What is above the columns of {@link #rows}. */
  public List<String> header() {
    return List.of(
        size,
        "µs per " + work,
        "µs forward",
        "time ratio",
        "MFLOP",
        "FLOP ratio",
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
