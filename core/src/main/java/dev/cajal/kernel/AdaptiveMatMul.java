package dev.cajal.kernel;

import dev.cajal.shape.DType;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The matrix product that is scalar for small products and while cold, and vectorised for the rest.
 *
 * <p>Once enough has been computed, the vector form is warmed up in the background; when it is hot,
 * products switch to it. As both forms give the same bits, the moment does not matter.
 */
final class AdaptiveMatMul implements MatMul {
  /** Multiplications below which the scalar form is not slower. */
  static final long SMALL = 512;

  /** Multiplications, in products that are not small, after which a warm-up is worth it. */
  static final long HOT = 4_000_000;

  /** Rows, columns and depth of a product that is large and that all tiles divide. */
  private static final int LARGE = 1792;

  private final WarmableMatMul vector;
  private final Executor background;
  private final AtomicLong computed = new AtomicLong();
  private final AtomicBoolean warming = new AtomicBoolean();

  AdaptiveMatMul(WarmableMatMul vector, Executor background) {
    this.vector = vector;
    this.background = background;
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
    MatMul form = formFor(DType.F32, m, n, k);
    form.multiply(
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
    MatMul form = formFor(DType.F64, m, n, k);
    form.multiply(
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

  /** Warms up in the background what most large products need, before one has come. */
  void prepare(DType dtype) {
    vector.want(dtype);
    if (vector.wantsWarmUp() && warming.compareAndSet(false, true)) {
      background.execute(this::warmUp);
    }
  }

  /** Whether large products have the vector form at full speed. */
  boolean isReady(DType dtype) {
    return vector.isHot(dtype, LARGE, LARGE, LARGE);
  }

  private MatMul formFor(DType dtype, int m, int n, int k) {
    long work = (long) m * n * k;
    if (work < SMALL) {
      return ScalarMatMul.INSTANCE;
    }
    boolean hot = vector.isHot(dtype, m, n, k);
    if ((!hot || vector.wantsWarmUp())
        && computed.addAndGet(work) >= HOT
        && warming.compareAndSet(false, true)) {
      background.execute(this::warmUp);
    }
    return hot ? vector : ScalarMatMul.INSTANCE;
  }

  private void warmUp() {
    do {
      try {
        vector.warmUp();
      } finally {
        warming.set(false);
      }
    } while (vector.wantsWarmUp() && warming.compareAndSet(false, true));
  }
}
