package dev.cajal.kernel;

/**
 * The arguments of one matrix product, in fields, so that the parts of a task find them without an
 * allocation. The arrays are all {@code float[]} or all {@code double[]}.
 */
public final class Product {
  /** Rows of A and C. */
  public int m;

  /** Columns of B and C. */
  public int n;

  /** Columns of A, rows of B. */
  public int k;

  /** The left matrix. */
  public Object a;

  /** Where {@code a[0,0]} lies. */
  public int aOffset;

  /** The distance between rows of A. */
  public int aRowStride;

  /** The distance between columns of A. */
  public int aColumnStride;

  /** The right matrix. */
  public Object b;

  /** Where {@code b[0,0]} lies. */
  public int bOffset;

  /** The distance between rows of B. */
  public int bRowStride;

  /** The distance between columns of B. */
  public int bColumnStride;

  /** Whether B is what it was in the last product, and finite. */
  public boolean rightIsFixed;

  /** The result. */
  public Object c;

  /** Where {@code c[0,0]} lies. */
  public int cOffset;

  /** The distance between rows of C. */
  public int cRowStride;

  /** A product of nothing, until it is set. */
  public Product() {}

  /** Sets the sizes. */
  public void sizes(int m, int n, int k) {
    if (m < 0 || n < 0 || k < 0) {
      throw new IllegalArgumentException(
          "matmul: sizes must not be negative; m = " + m + ", n = " + n + ", k = " + k);
    }
    this.m = m;
    this.n = n;
    this.k = k;
  }

  /** Sets the left matrix. */
  public void left(Object array, int offset, int rowStride, int columnStride) {
    a = array;
    aOffset = offset;
    aRowStride = rowStride;
    aColumnStride = columnStride;
  }

  /** Sets the right matrix. */
  public void right(Object array, int offset, int rowStride, int columnStride) {
    b = array;
    bOffset = offset;
    bRowStride = rowStride;
    bColumnStride = columnStride;
  }

  /** Sets the result. */
  public void result(Object array, int offset, int rowStride) {
    c = array;
    cOffset = offset;
    cRowStride = rowStride;
  }

  /**
   * Makes it the product of the transposed matrices, {@code Cᵀ = Bᵀ · Aᵀ}. The result stays as it
   * is; what was the distance between its rows is now that between its columns.
   */
  public void transpose() {
    sizes(n, m, k);
    Object array = a;
    int offset = aOffset;
    int rowStride = aColumnStride;
    int columnStride = aRowStride;
    left(b, bOffset, bColumnStride, bRowStride);
    right(array, offset, rowStride, columnStride);
  }

  /** Forgets the arrays, so that a workspace does not keep them. */
  public void release() {
    a = null;
    b = null;
    c = null;
  }
}
