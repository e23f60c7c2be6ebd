package dev.cajal.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the machine's arithmetic reaches in f32 without any memory: the bound that the products of
 * {@link MatMulBenchmark} are held against. With {@code -t 2} on two threads.
 *
 * <p>Independent chains of fused multiply-adds, more than a core has under way at a time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PeakBenchmark {
  private static final int CHAINS = 12;
  private static final int LENGTH = 10_000;

  private final float[] numbers = new float[2 * FloatVector.SPECIES_PREFERRED.length()];

  /** Sets factors whose sums stay small. */
  @Setup
  public void fill() {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 1e-3f * i;
    }
  }

  /** Chains of {@code s + x y}. */
  @Benchmark
  public float multiplyAdd(Work work) {
    FloatVector x = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, numbers, 0);
    FloatVector y = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, numbers, x.length());
    FloatVector s0 = x;
    FloatVector s1 = x;
    FloatVector s2 = x;
    FloatVector s3 = x;
    FloatVector s4 = x;
    FloatVector s5 = x;
    FloatVector s6 = x;
    FloatVector s7 = x;
    FloatVector s8 = x;
    FloatVector s9 = x;
    FloatVector s10 = x;
    FloatVector s11 = x;
    for (int i = 0; i < LENGTH; i++) {
      s0 = x.fma(y, s0);
      s1 = x.fma(y, s1);
      s2 = x.fma(y, s2);
      s3 = x.fma(y, s3);
      s4 = x.fma(y, s4);
      s5 = x.fma(y, s5);
      s6 = x.fma(y, s6);
      s7 = x.fma(y, s7);
      s8 = x.fma(y, s8);
      s9 = x.fma(y, s9);
      s10 = x.fma(y, s10);
      s11 = x.fma(y, s11);
    }
    work.flops += 2L * CHAINS * LENGTH * x.length();
    return s0.add(s1)
        .add(s2)
        .add(s3)
        .add(s4)
        .add(s5)
        .add(s6)
        .add(s7)
        .add(s8)
        .add(s9)
        .add(s10)
        .add(s11)
        .lane(0);
  }
}
