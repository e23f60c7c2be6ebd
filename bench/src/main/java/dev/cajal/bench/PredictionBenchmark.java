package dev.cajal.bench;

import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Predictor;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.Shape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Predictions of 784-256-128-10: the time of a single one has a distribution, so it is sampled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PredictionBenchmark {
  /** Samples at once. */
  @Param({"1", "1024"})
  public int batch;

  /** The size of the team. */
  @Param({"1", "2"})
  public int threads;

  private Predictor predictor;
  private Buffer samples;
  private Buffer results;

  /** Packs the network. */
  @Setup
  public void make() {
    WorkerTeam.setSharedSize(threads);
    Sequential layers = Sequential.parse("dense(256) relu dense(128) relu dense(10)");
    predictor = Predictor.of(Network.of(layers, Shape.of(784), 1), batch, 1);
    samples = Steps.samples(batch, 784, 10).get(Samples.INPUT).buffer();
    results = Buffer.allocate(predictor.result().dtype(), batch * 10);
  }

  /** One prediction of the whole batch. */
  @Benchmark
  public Buffer predict() {
    predictor.predict(samples, batch, results);
    return results;
  }
}
