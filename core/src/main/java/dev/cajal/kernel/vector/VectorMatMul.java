package dev.cajal.kernel.vector;

import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.Product;
import dev.cajal.kernel.ScalarMatMul;
import dev.cajal.kernel.WarmableMatMul;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.shape.DType;
import jdk.incubator.vector.FloatVector;

/**
 * The matrix product in the Vector API: packed panels and register tiles, at the speed of the
 * machine once C2 has compiled it, and hundreds of times slower until then.
 */
public final class VectorMatMul implements WarmableMatMul {
  private final TileSet f32;
  private final TileSet f64;

  /**
   * A form for vectors of the given width on a machine with the given number of vector registers.
   *
   * @param bits 128, 256 or 512
   * @param registers 16 or 32
   */
  public VectorMatMul(int bits, int registers) {
    this(bits, registers, false);
  }

  private VectorMatMul(int bits, int registers, boolean eager) {
    if (bits != 128 && bits != 256 && bits != 512) {
      throw new IllegalArgumentException(
          "matmul: vectors must be 128, 256 or 512 bits wide; found " + bits);
    }
    f32 = new TileSet(DType.F32, bits, registers, eager);
    f64 = new TileSet(DType.F64, bits, registers, eager);
  }

  /** A form that takes its fastest way at once, without waiting for C2 to compile it. */
  static VectorMatMul eager(int bits, int registers) {
    return new VectorMatMul(bits, registers, true);
  }

  /** The form for the machine that this runs on. */
  public static VectorMatMul forThisMachine() {
    int bits = Math.clamp(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return new VectorMatMul(bits, bits == 512 || arm ? 32 : 16);
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
    if (isScalar(m, n, k, bColumnStride, f32, workspace)) {
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
      return;
    }
    VectorProduct state = workspace.state(f32, VectorProduct::new);
    Product product = state.product;
    product.sizes(m, n, k);
    product.left(a, aOffset, aRowStride, aColumnStride);
    product.right(b, bOffset, bRowStride, bColumnStride);
    product.result(c, cOffset, cRowStride);
    product.rightIsFixed = workspace.rightIsFixed();
    state.run(team);
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
    if (isScalar(m, n, k, bColumnStride, f64, workspace)) {
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
      return;
    }
    VectorProduct state = workspace.state(f64, VectorProduct::new);
    Product product = state.product;
    product.sizes(m, n, k);
    product.left(a, aOffset, aRowStride, aColumnStride);
    product.right(b, bOffset, bRowStride, bColumnStride);
    product.result(c, cOffset, cRowStride);
    product.rightIsFixed = workspace.rightIsFixed();
    state.run(team);
  }

  @Override
  public boolean isHot(DType dtype, int m, int n, int k) {
    return (dtype == DType.F32 ? f32 : f64).isHot(m, n, k);
  }

  @Override
  public void want(DType dtype) {
    (dtype == DType.F32 ? f32 : f64).want();
  }

  @Override
  public boolean wantsWarmUp() {
    return f32.wantsWarmUp() || f64.wantsWarmUp();
  }

  @Override
  public void warmUp() {
    f32.warmUpWanted();
    f64.warmUpWanted();
  }

  /**
   * Whether the scalar form is as fast or faster: inner products, whose chains run side by side in
   * scalar registers, a row shorter than a vector unless B is packed once for many products, and
   * nothing at all.
   */
  private static boolean isScalar(
      int m, int n, int k, int bColumnStride, TileSet tiles, MatMulWorkspace workspace) {
    boolean narrow = n < tiles.lanes() && !workspace.rightIsFixed();
    return n <= 1 || k == 0 || m == 0 || (m == 1 && (bColumnStride != 1 || narrow));
  }
}
