package dev.cajal.bench;

import dev.cajal.kernel.MatMul;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.MatMuls;
import dev.cajal.kernel.ScalarMatMul;
import dev.cajal.kernel.WorkerTeam;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The f32 matrix product over the shapes of forward and backward passes.
 *
 * <p>A shape is {@code mxnxk} and a layout; N is an operand as it lies, T one that is read
 * transposed. The counter {@code flops} is floating point operations per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MatMulBenchmark {
  /** Rows, columns and depth, then the layouts of A and B. */
  @Param({
    "1024x1024x1024 NN",
    "512x256x784 NN",
    "64x256x784 NN",
    "784x256x64 TN",
    "64x784x256 NT",
    "64x128x256 NN",
    "64x10x128 NN",
    "256x256x256 NN",
    "2048x64x576 NN",
    "16x256x784 NN",
    "1x256x784 NN",
    "1024x1x1024 NN",
    "16x16x16 NN"
  })
  public String shape;

  /** The adaptive form or the scalar one. */
  @Param({"adaptive", "scalar"})
  public String form;

  /** The size of the team. */
  @Param({"1", "2"})
  public int threads;

  private MatMul kernel;
  private MatMulWorkspace workspace;
  private WorkerTeam team;
  private int m;
  private int n;
  private int k;
  private float[] a;
  private float[] b;
  private float[] c;
  private int aRowStride;
  private int aColumnStride;
  private int bRowStride;
  private int bColumnStride;

  /** Fills the operands. */
  @Setup
  public void fill() {
    String[] sizes = shape.substring(0, shape.indexOf(' ')).split("x", -1);
    m = Integer.parseInt(sizes[0]);
    n = Integer.parseInt(sizes[1]);
    k = Integer.parseInt(sizes[2]);
    boolean transposeA = shape.charAt(shape.length() - 2) == 'T';
    boolean transposeB = shape.endsWith("T");
    aRowStride = transposeA ? 1 : k;
    aColumnStride = transposeA ? m : 1;
    bRowStride = transposeB ? 1 : n;
    bColumnStride = transposeB ? k : 1;
    a = numbers(m * k);
    b = numbers(k * n);
    c = new float[m * n];
    kernel = form.equals("scalar") ? ScalarMatMul.INSTANCE : MatMuls.best();
    workspace = new MatMulWorkspace();
    team = WorkerTeam.ofSize(threads);
  }

  private static float[] numbers(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    team.close();
  }

  /** One product. */
  @Benchmark
  public float[] multiply(Work work) {
    kernel.multiply(
        m,
        n,
        k,
        a,
        0,
        aRowStride,
        aColumnStride,
        b,
        0,
        bRowStride,
        bColumnStride,
        c,
        0,
        n,
        team,
        workspace);
    work.flops += 2L * m * n * k;
    return c;
  }
}
