package dev.cajal.nn.train;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.parameter.FixedParameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A trained network for serving: any number of samples, many threads, fixed parameters.
 *
 * <p>Samples travel in blocks of 1, 2, 4, 8 … rows, the last ones of a block possibly unused; each
 * size has its own executables, made when first needed, at most as many as calls that may run at
 * once, and as threads within a call. Each thread takes blocks through all layers, so what lies
 * between two layers stays in its cache, and threads wait for each other once. A sample's
 * prediction has the same bits in any batch and for any number of threads.
 */
public final class Predictor {
  /** Rows whose values between two layers fit a core's second cache in a network of medium size. */
  private static final int LARGEST_BLOCK = 128;

  /** With fewer rows, reading the parameters once for each block costs as much as computing. */
  private static final int SMALLEST_BLOCK = 32;

  /** Operations of a call below which a second thread costs more than it saves. */
  private static final long WORTH_A_THREAD = 1_000_000;

  private final Network network;
  private final FixedParameters parameters;
  private final int largestBatch;
  private final Semaphore calls;

  /**
   * By thread of a call, then by rows: a thread that took another's lane would have to fetch from
   * its core what it is about to overwrite.
   */
  private final List<List<Deque<Lane>>> lanes;

  /** Counted when it is first asked for. */
  private volatile OptionalLong operationsOfSample = OptionalLong.empty();

  private record Lane(Executable executable, Binding binding) {}

  private Predictor(Network network, int largestBatch, int concurrentCalls) {
    if (largestBatch < 1 || concurrentCalls < 1) {
      throw new IllegalArgumentException(
          "predictor: the largest batch and the calls at once must be at least 1; found %d and %d"
              .formatted(largestBatch, concurrentCalls));
    }
    this.network = network;
    this.parameters = network.parameters().fixed();
    this.largestBatch = largestBatch;
    this.calls = new Semaphore(concurrentCalls);
    this.lanes =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(_ -> deques(largestBatch))
            .toList();
  }

  private static List<Deque<Lane>> deques(int largestBatch) {
    return IntStream.rangeClosed(0, bucket(largestBatch))
        .<Deque<Lane>>mapToObj(_ -> new ConcurrentLinkedDeque<>())
        .toList();
  }

  /** A predictor with batches of at most 128 rows and as many calls at once as processors. */
  public static Predictor of(Network network) {
    return of(network, LARGEST_BLOCK, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A predictor with copies of the network's current parameters.
   *
   * @param largestBatch larger inputs are divided into blocks of at most this many samples, and of
   *     at most 128
   * @param concurrentCalls how many calls may compute at once; others wait
   */
  public static Predictor of(Network network, int largestBatch, int concurrentCalls) {
    return new Predictor(network, largestBatch, concurrentCalls);
  }

  /** The type of one sample. */
  public TensorType sample() {
    return network.sample();
  }

  /** The type of the prediction for one sample. */
  public TensorType result() {
    return network.result();
  }

  /**
   * The predictions for samples.
   *
   * @param samples [count, …], of the type of the samples
   * @return [count, …], of the type of the results
   * @throws ShapeException if the samples have another type
   */
  public Tensor predict(Tensor samples) {
    Objects.requireNonNull(samples, "predict: samples");
    TensorType sample = network.sample();
    Shape shape = samples.shape();
    if (shape.rank() == 0
        || samples.dtype() != sample.dtype()
        || !shape.without(0).equals(sample.shape())) {
      throw new ShapeException(
          "predict: samples must be %s with an axis of samples before; found %s%s"
              .formatted(sample, samples.type(), remedy(sample, samples)));
    }
    int count = shape.dim(0);
    Shape all = network.result().shape().inserted(0, count);
    Buffer out = Buffer.allocate(network.result().dtype(), all.size());
    predict(samples.buffer(), count, out);
    return Tensor.of(out, all);
  }

  private static String remedy(TensorType sample, Tensor samples) {
    Shape one = sample.shape().inserted(0, 1);
    if (samples.dtype() != sample.dtype()) {
      return "; to(DType.%s) converts them".formatted(sample.dtype().name());
    }
    return samples.shape().equals(sample.shape())
        ? "; one sample is a batch of 1: reshape it to " + one
        : "";
  }

  /**
   * Writes the predictions for the first samples of a storage into another storage.
   *
   * @param samples row-major, of the samples' element type
   * @param count how many
   * @param results row-major, of the results' element type, long enough
   */
  public void predict(Buffer samples, int count, Buffer results) {
    WorkerTeam team = WorkerTeam.shared();
    int block = Math.min(largestBatch, block(count, team.size()));
    int blocks = (count + block - 1) / block;
    calls.acquireUninterruptibly();
    try {
      if (blocks > 1 && isWorthThreads(count, block)) {
        AtomicInteger next = new AtomicInteger();
        team.run(
            Math.min(blocks, team.size()),
            part -> {
              for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                predictBlock(samples, count, results, b * block, block, part);
              }
            });
      } else {
        for (int from = 0; from < count; from += block) {
          predictBlock(samples, count, results, from, block, 0);
        }
      }
    } finally {
      calls.release();
    }
  }

  /** The rows that a thread takes at a time. */
  private static int block(int count, int threads) {
    int share = (count + threads - 1) / threads;
    return share >= LARGEST_BLOCK
        ? LARGEST_BLOCK
        : Math.max(SMALLEST_BLOCK, 1 << bucket(Math.max(1, share)));
  }

  private boolean isWorthThreads(int count, int block) {
    if (operationsOfSample.isEmpty()) {
      Lane lane = take(block, 0);
      operationsOfSample = OptionalLong.of(lane.executable.cost().operations() / block);
      give(lane, block, 0);
    }
    return count * operationsOfSample.getAsLong() >= WORTH_A_THREAD;
  }

  private void predictBlock(
      Buffer samples, int count, Buffer results, int from, int block, int part) {
    int width = network.sample().shape().size();
    int resultWidth = network.result().shape().size();
    int rows = Math.min(block, count - from);
    Lane lane = take(rows, part);
    samples.copyTo(from * width, lane.binding.input(0), 0, rows * width);
    lane.executable.run(lane.binding);
    lane.binding.output(0).copyTo(0, results, from * resultWidth, rows * resultWidth);
    give(lane, rows, part);
  }

  private Lane take(int rows, int part) {
    Lane lane = deque(rows, part).poll();
    return lane == null ? lane(1 << bucket(rows)) : lane;
  }

  private void give(Lane lane, int rows, int part) {
    deque(rows, part).push(lane);
  }

  private Deque<Lane> deque(int rows, int part) {
    return lanes.get(part % lanes.size()).get(bucket(rows));
  }

  /** The exponent of the smallest power of two that is not less than a number of rows. */
  private static int bucket(int rows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
  }

  private Lane lane(int rows) {
    TensorType sample = network.sample();
    Tensor batch = Tensor.input("samples", sample.with(sample.shape().inserted(0, rows)));
    Tensor predicted = network.predicted(batch, Trace.prediction(parameters).scope());
    Executable executable = Compiler.compile(Compiler.inputs(batch), Compiler.outputs(predicted));
    return new Lane(executable, executable.bind());
  }
}
