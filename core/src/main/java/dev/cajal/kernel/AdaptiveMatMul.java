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
  static final long SMALL = 4_096;

  /** Multiplications, in products that are not small, after which a warm-up is worth it. */
  static final long HOT = 4_000_000;

  private final WarmableMatMul vector;
  private final Gate f32;
  private final Gate f64;

  AdaptiveMatMul(WarmableMatMul vector, Executor background) {
    this.vector = vector;
    f32 = new Gate(DType.F32, vector, background);
    f64 = new Gate(DType.F64, vector, background);
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
    MatMul form = f32.isOpenFor((long) m * n * k) ? vector : ScalarMatMul.INSTANCE;
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
    MatMul form = f64.isOpenFor((long) m * n * k) ? vector : ScalarMatMul.INSTANCE;
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

  /** Lets products of one element type through to the vector form once it is hot. */
  private static final class Gate {
    private final DType dtype;
    private final WarmableMatMul form;
    private final Executor background;
    private final AtomicLong computed = new AtomicLong();
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile boolean hot;

    Gate(DType dtype, WarmableMatMul form, Executor background) {
      this.dtype = dtype;
      this.form = form;
      this.background = background;
    }

    boolean isOpenFor(long work) {
      if (work < SMALL) {
        return false;
      }
      if (!hot
          && !requested.get()
          && computed.addAndGet(work) >= HOT
          && requested.compareAndSet(false, true)) {
        background.execute(() -> hot = form.warmUp(dtype));
      }
      return hot;
    }
  }
}
