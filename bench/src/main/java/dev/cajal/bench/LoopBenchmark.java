package dev.cajal.bench;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Updater;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
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

/** What is no product: fused loops, reductions and the generator. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LoopBenchmark {
  /** What is computed, over numbers in 784 rows of 256 or 512 rows of 10 scores. */
  @Param({
    "exp",
    "relu",
    "sum of all",
    "sum of columns",
    "uniform",
    "normal",
    "Adam",
    "cross-entropy"
  })
  public String loop;

  /** The size of the team. */
  @Param({"1", "2"})
  public int threads;

  private Executable executable;
  private Binding binding;

  /** Compiles the loop. */
  @Setup
  public void compile() {
    WorkerTeam.setSharedSize(threads);
    RandomKey key = RandomKey.of(1);
    Shape shape = Shape.of(784, 256);
    Variable x = Variable.of("x", key.child("x").uniform(shape));
    executable =
        switch (loop) {
          case "exp" -> compiled(x.exp());
          case "relu" -> compiled(x.relu());
          case "sum of all" -> compiled(x.sum());
          case "sum of columns" -> compiled(x.sum(0));
          case "uniform" -> compiled(key.child("y").uniform(shape).plus(x));
          case "normal" -> compiled(key.child("y").normal(shape).plus(x));
          case "Adam" -> adam(x, key.child("gradient").uniform(shape));
          default -> crossEntropy(key);
        };
    binding = executable.bind();
  }

  private static Executable compiled(Tensor result) {
    return Compiler.compile(Compiler.inputs(), Compiler.outputs(result));
  }

  /** The update of a parameter whose gradient is known. */
  private static Executable adam(Variable parameter, Tensor gradient) {
    Updater updater = new Updater(List.of(OptimizerGroup.of(new Adam(1e-4))), DType.F32);
    updater.schedule(0, 1);
    Tensor loss = parameter.times(gradient.evaluate()).sum();
    List<Compiler.Update> updates = updater.updates(loss, List.of(parameter));
    return Compiler.compile(
        Compiler.inputs(), Compiler.outputs(), updates.toArray(Compiler.Update[]::new));
  }

  /** The loss with its gradient. */
  private static Executable crossEntropy(RandomKey key) {
    Variable scores = Variable.of("scores", key.child("scores").uniform(Shape.of(512, 10)));
    Tensor classes = Tensor.iota(512).minus(Tensor.iota(512).dividedBy(10).times(10));
    Tensor loss = Losses.crossEntropy(scores, classes.oneHot(10, DType.F32));
    return Compiler.compile(
        Compiler.inputs(), Compiler.outputs(loss, Gradient.of(loss, scores).of(scores)));
  }

  /** One run. */
  @Benchmark
  public void run() {
    executable.run(binding);
  }
}
