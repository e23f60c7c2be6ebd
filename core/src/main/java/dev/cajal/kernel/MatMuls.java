package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** Where the matrix product of this process comes from. */
public final class MatMuls {
  private static final String VECTOR_FORM = "dev.cajal.kernel.vector.VectorMatMul";

  private MatMuls() {}

  /**
   * The form to use: scalar for small products and while cold, vectorised for hot and large ones;
   * only scalar, with one line in the log, where the Vector API is missing.
   */
  public static MatMul best() {
    return Holder.BEST;
  }

  /**
   * Begins in the background what large products wait for, before one has come.
   *
   * @param dtype F32 or F64
   */
  public static void prepare(DType dtype) {
    if (best() instanceof AdaptiveMatMul adaptive) {
      adaptive.prepare(dtype);
    }
  }

  /**
   * Whether large products are as fast as they will be: also where there is no vector form.
   *
   * @param dtype F32 or F64
   */
  public static boolean isReady(DType dtype) {
    return !(best() instanceof AdaptiveMatMul adaptive) || adaptive.isReady(dtype);
  }

  private static MatMul choose() {
    return VectorSupport.isAvailable()
        ? new AdaptiveMatMul(loadVectorForm(), MatMuls::runInBackground)
        : ScalarMatMul.INSTANCE;
  }

  /** By name, so that this package does not need the Vector API to be linked. */
  private static WarmableMatMul loadVectorForm() {
    try {
      return (WarmableMatMul) Class.forName(VECTOR_FORM).getMethod("forThisMachine").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("matmul: cannot load " + VECTOR_FORM, e);
    }
  }

  private static void runInBackground(Runnable warmUp) {
    Thread.ofPlatform()
        .daemon()
        .name("cajal-warm-up")
        .inheritInheritableThreadLocals(false)
        .start(warmUp);
  }

  private static final class Holder {
    static final MatMul BEST = choose();
  }
}
