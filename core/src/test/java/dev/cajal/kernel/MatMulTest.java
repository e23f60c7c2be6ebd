package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.cajal.kernel.vector.VectorMatMul;
import dev.cajal.shape.DType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form against the definition, bit by bit, over widths, threads, sizes and layouts. */
class MatMulTest {
  static Stream<Named<MatMul>> forms() {
    return Stream.of(
        Named.of("scalar", ScalarMatMul.INSTANCE),
        Named.of("128 bits, 32 registers", new VectorMatMul(128, 32)),
        Named.of("256 bits, 16 registers", new VectorMatMul(256, 16)),
        Named.of("512 bits, 32 registers", new VectorMatMul(512, 32)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_everySizeTo70_isTheDefinition(MatMul form) {
    MatMulWorkspace workspace = new MatMulWorkspace();
    for (int threads = 1; threads <= 3; threads++) {
      try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
        for (int size = 1; size <= 70; size += threads) {
          MatMulCase.plain(size, 5, 3).checkF32(form, team, workspace);
          MatMulCase.plain(3, size, 5).checkF32(form, team, workspace);
          MatMulCase.plain(1, size, 4).checkF32(form, team, workspace);
          MatMulCase.plain(size, 1, 4).checkF32(form, team, workspace);
          MatMulCase.plain(2, 17, size).checkF32(form, team, workspace);
          MatMulCase.plain(5, size, 3).checkF64(form, team, workspace);
          MatMulCase.plain(size, 9, 3).checkF64(form, team, workspace);
          MatMulCase.plain(1, size, 4).checkF64(form, team, workspace);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_randomShapesAndLayouts_isTheDefinition(MatMul form) {
    SplittableRandom random = new SplittableRandom(1);
    MatMulWorkspace workspace = new MatMulWorkspace();
    for (int threads = 1; threads <= 3; threads++) {
      try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
        for (int i = 0; i < 150; i++) {
          int m = 1 + random.nextInt(40);
          int n = 1 + random.nextInt(70);
          int k = 1 + random.nextInt(30);
          MatMulCase.random(m, n, k, random).checkF32(form, team, workspace);
          MatMulCase.random(m, n, k, random).checkF64(form, team, workspace);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_severalBlocksInEachDirection_isTheDefinition(MatMul form) {
    MatMulWorkspace workspace = new MatMulWorkspace();
    SplittableRandom random = new SplittableRandom(2);
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      MatMulCase.random(19, 37, 800, random).checkF32(form, team, workspace);
      MatMulCase.random(300, 45, 400, random).checkF32(form, team, workspace);
      MatMulCase.random(1130, 18, 20, random).checkF32(form, team, workspace);
      MatMulCase.random(570, 36, 1900, random).checkF32(form, team, workspace);
      MatMulCase.random(3, 2090, 11, random).checkF32(form, team, workspace);
      MatMulCase.random(1, 2090, 400, random).checkF32(form, team, workspace);
      MatMulCase.random(2090, 1, 200, random).checkF32(form, team, workspace);
      MatMulCase.random(33, 34, 390, random).checkF64(form, team, workspace);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_noDepthOrNoSize_fillsWithZeros(MatMul form) {
    MatMulWorkspace workspace = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      MatMulCase.plain(3, 4, 0).checkF32(form, team, workspace);
      MatMulCase.plain(3, 1, 0).checkF32(form, team, workspace);
      MatMulCase.plain(0, 4, 3).checkF32(form, team, workspace);
      MatMulCase.plain(3, 0, 3).checkF64(form, team, workspace);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_negativeSize_isRefused(MatMul form) {
    float[] none = new float[1];
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      assertThatThrownBy(
              () ->
                  form.multiply(
                      2,
                      2,
                      -1,
                      none,
                      0,
                      1,
                      1,
                      none,
                      0,
                      1,
                      1,
                      none,
                      0,
                      1,
                      team,
                      new MatMulWorkspace()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("matmul: sizes must not be negative; m = 2, n = 2, k = -1");
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_oneRowOfMany_hasTheSameBitsAlone(MatMul form) {
    SplittableRandom random = new SplittableRandom(3);
    int m = 45;
    int n = 50;
    int k = 60;
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = (float) random.nextDouble(-1, 1);
    }
    MatMulWorkspace workspace = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      float[] all = new float[m * n];
      form.multiply(m, n, k, a, 0, k, 1, b, 0, n, 1, all, 0, n, team, workspace);
      float[] alone = new float[m * n];
      for (int i = 0; i < m; i++) {
        form.multiply(1, n, k, a, i * k, k, 1, b, 0, n, 1, alone, i * n, n, team, workspace);
      }
      assertThat(alone).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void multiply_infinitiesAndSignedZeros_keepTheirBits(MatMul form) {
    float[] a = {-0f, -1e-30f, Float.POSITIVE_INFINITY, 2};
    float[] b = {1, 1e-30f, -1, 0};
    MatMulWorkspace workspace = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      float[] c = new float[16];
      form.multiply(4, 4, 1, a, 0, 1, 1, b, 0, 4, 1, c, 0, 4, team, workspace);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          float expected = Math.fma(a[i], b[j], 0f);
          assertThat(Float.floatToIntBits(c[4 * i + j]))
              .as("%s * %s", a[i], b[j])
              .isEqualTo(Float.floatToIntBits(expected));
        }
      }
    }
  }

  @Test
  void multiply_steadyState_allocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    VectorMatMul vector = VectorMatMul.forThisMachine();
    assertThat(vector.isHot(DType.F32, 64, 33, 200)).isFalse();
    vector.warmUp();
    assertThat(vector.isHot(DType.F32, 64, 33, 200)).isTrue();
    float[] a = new float[64 * 200];
    float[] b = new float[200 * 33];
    float[] c = new float[64 * 33];
    MatMulWorkspace workspace = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      for (MatMul form : List.of(ScalarMatMul.INSTANCE, vector)) {
        long fewest = Long.MAX_VALUE;
        long end = System.nanoTime() + 30_000_000_000L;
        while (fewest > 0 && System.nanoTime() < end) {
          long before = threads.getCurrentThreadAllocatedBytes();
          for (int i = 0; i < 20; i++) {
            form.multiply(64, 33, 200, a, 0, 200, 1, b, 0, 33, 1, c, 0, 33, team, workspace);
          }
          fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(fewest).as(form.getClass().getSimpleName()).isZero();
      }
    }
  }

  @Test
  void vectorForm_unknownWidth_isRefused() {
    assertThatThrownBy(() -> new VectorMatMul(64, 16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("matmul: vectors must be 128, 256 or 512 bits wide; found 64");
  }

  @Test
  void best_anyProduct_isTheDefinition() {
    MatMulWorkspace workspace = new MatMulWorkspace();
    MatMulCase.plain(30, 40, 50).checkF32(MatMuls.best(), WorkerTeam.shared(), workspace);
    MatMulCase.plain(30, 40, 50).checkF64(MatMuls.best(), WorkerTeam.shared(), workspace);
  }

  @Test
  void adaptive_hotAndLarge_warmsUpOnceAndSwitchesWithTheSameBits() {
    List<Runnable> requested = new ArrayList<>();
    CountingForm vector = new CountingForm();
    AdaptiveMatMul adaptive = new AdaptiveMatMul(vector, requested::add);
    MatMulWorkspace workspace = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      int side = 64;
      for (long work = 0; work < AdaptiveMatMul.HOT; work += (long) side * side * side) {
        assertThat(requested).isEmpty();
        MatMulCase.plain(side, side, side).checkF32(adaptive, team, workspace);
      }
      MatMulCase.plain(side, side, side).checkF32(adaptive, team, workspace);
      assertThat(requested).hasSize(1);
      assertThat(vector.products).isZero();

      requested.getFirst().run();
      MatMulCase.plain(side, side, side).checkF32(adaptive, team, workspace);
      assertThat(vector.products).isEqualTo(1);
      MatMulCase.plain(4, 4, 4).checkF32(adaptive, team, workspace);
      assertThat(vector.products).isEqualTo(1);
      assertThat(requested).hasSize(1);

      MatMulCase.plain(side, side, side).checkF64(adaptive, team, workspace);
      assertThat(vector.products).isEqualTo(1);
      assertThat(requested).as("f64 is still cold").hasSize(2);
      requested.getLast().run();

      vector.wants = true;
      MatMulCase.plain(side, side, side).checkF32(adaptive, team, workspace);
      assertThat(vector.products).isEqualTo(2);
      assertThat(requested).as("a hot form that could be faster").hasSize(3);
    }
  }

  @Test
  void prepare_beforeAnyProduct_warmsUpWhatTheFirstWillNeed() {
    List<Runnable> requested = new ArrayList<>();
    CountingForm vector = new CountingForm();
    AdaptiveMatMul adaptive = new AdaptiveMatMul(vector, requested::add);
    adaptive.prepare(DType.F32);
    adaptive.prepare(DType.F32);
    assertThat(requested).as("one at a time").hasSize(1);
    requested.getFirst().run();
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      MatMulCase.plain(64, 64, 64).checkF32(adaptive, team, new MatMulWorkspace());
    }
    assertThat(vector.products).isEqualTo(1);
  }

  @Test
  void want_anyMachine_notesTilesOnce() {
    VectorMatMul vector = VectorMatMul.forThisMachine();
    assertThat(vector.wantsWarmUp()).isFalse();
    vector.want(DType.F32);
    assertThat(vector.wantsWarmUp()).isTrue();
    vector.warmUp();
    assertThat(vector.wantsWarmUp()).isFalse();
    vector.want(DType.F32);
    assertThat(vector.wantsWarmUp()).as("all that is common is hot").isFalse();
  }

  /** Counts the products that reach it, and computes them in scalar. */
  private static final class CountingForm implements WarmableMatMul {
    private int products;
    private boolean hot;
    private boolean wants;

    @Override
    public boolean isHot(DType dtype, int m, int n, int k) {
      return hot && dtype == DType.F32;
    }

    @Override
    public void want(DType dtype) {
      wants = true;
    }

    @Override
    public boolean wantsWarmUp() {
      return wants;
    }

    @Override
    public void warmUp() {
      hot = true;
      wants = false;
    }

    @Override
    public void multiply(
        int m,
        int n,
        int k,
        float[] a,
        int aOffset,
        int aRowStride,
        int aColumnStride,
        float[] b,
        int bOffset,
        int bRowStride,
        int bColumnStride,
        float[] c,
        int cOffset,
        int cRowStride,
        WorkerTeam team,
        MatMulWorkspace workspace) {
      products++;
      ScalarMatMul.INSTANCE.multiply(
          m,
          n,
          k,
          a,
          aOffset,
          aRowStride,
          aColumnStride,
          b,
          bOffset,
          bRowStride,
          bColumnStride,
          c,
          cOffset,
          cRowStride,
          team,
          workspace);
    }

    @Override
    public void multiply(
        int m,
        int n,
        int k,
        double[] a,
        int aOffset,
        int aRowStride,
        int aColumnStride,
        double[] b,
        int bOffset,
        int bRowStride,
        int bColumnStride,
        double[] c,
        int cOffset,
        int cRowStride,
        WorkerTeam team,
        MatMulWorkspace workspace) {
      products++;
    }
  }
}
