package dev.cajal.nn.train;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.parameter.FixedParameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * A trained network for serving: any number of samples, many threads, fixed parameters.
 *
 * <p>Samples travel in batches of 1, 2, 4, 8 … rows, the last ones of a batch possibly unused; each
 * size has its own executables, made when first needed, at most as many as calls that may run at
 * once. A sample's prediction has the same bits in any batch.
 */
public final class Predictor {
  private static final int LARGEST_BATCH = 256;

  private final Network network;
  private final FixedParameters parameters;
  private final int largestBatch;
  private final Semaphore calls;
  private final List<Deque<Lane>> lanes;

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
        IntStream.rangeClosed(0, bucket(largestBatch))
            .<Deque<Lane>>mapToObj(i -> new ConcurrentLinkedDeque<>())
            .toList();
  }

  /** A predictor with batches of at most 256 and as many calls at once as processors. */
  public static Predictor of(Network network) {
    return of(network, LARGEST_BATCH, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A predictor with copies of the network's current parameters.
   *
   * @param largestBatch larger inputs are divided into batches of this many samples
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
    TensorType sample = network.sample();
    Shape shape = samples.shape();
    if (shape.rank() == 0
        || samples.dtype() != sample.dtype()
        || !shape.without(0).equals(sample.shape())) {
      throw new ShapeException(
          "predict: samples must be %s with an axis of samples before; found %s"
              .formatted(sample, samples.type()));
    }
    int count = shape.dim(0);
    TensorType result = network.result();
    Buffer out = Buffer.allocate(result.dtype(), count * result.shape().size());
    predict(samples.buffer(), count, out);
    return Tensor.of(out, result.shape().inserted(0, count));
  }

  /**
   * Writes the predictions for the first samples of a storage into another storage.
   *
   * @param samples row-major, of the samples' element type
   * @param count how many
   * @param results row-major, of the results' element type, long enough
   */
  public void predict(Buffer samples, int count, Buffer results) {
    int width = network.sample().shape().size();
    int resultWidth = network.result().shape().size();
    for (int from = 0; from < count; from += largestBatch) {
      int rows = Math.min(largestBatch, count - from);
      Deque<Lane> free = lanes.get(bucket(rows));
      calls.acquireUninterruptibly();
      try {
        Lane lane = free.poll();
        if (lane == null) {
          lane = lane(1 << bucket(rows));
        }
        samples.copyTo(from * width, lane.binding.input(0), 0, rows * width);
        lane.executable.run(lane.binding);
        lane.binding.output(0).copyTo(0, results, from * resultWidth, rows * resultWidth);
        free.push(lane);
      } finally {
        calls.release();
      }
    }
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
