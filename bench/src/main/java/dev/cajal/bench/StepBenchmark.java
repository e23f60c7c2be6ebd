package dev.cajal.bench;

import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.train.TrainingStep;
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

/** Whole training steps: forward, backward and update. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class StepBenchmark {
  /** The network and its batch. */
  @Param({
    "784-256-128-10 relu, Adam, batch 64",
    "784-256-128-10 relu, Adam, batch 512",
    "2-8-8-1 tanh, SGD, batch 16"
  })
  public String step;

  /** The size of the team. */
  @Param({"1", "2"})
  public int threads;

  private TrainingStep compiled;

  /** Compiles the step. */
  @Setup
  public void compile() {
    WorkerTeam.setSharedSize(threads);
    int batch = Integer.parseInt(step.substring(step.lastIndexOf(' ') + 1));
    compiled =
        step.startsWith("784")
            ? Steps.of(
                "dense(256) relu dense(128) relu dense(10)",
                new CrossEntropy(),
                new Adam(1e-4),
                Steps.samples(batch, 784, 10))
            : Steps.of(
                "dense(8) tanh dense(8) tanh dense(1)",
                new BinaryCrossEntropy(),
                new Sgd(1e-3),
                Steps.samples(batch, 2, 1));
  }

  /** One step. */
  @Benchmark
  public void run() {
    compiled.run();
  }
}
