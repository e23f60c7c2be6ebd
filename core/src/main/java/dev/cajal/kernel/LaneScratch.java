package dev.cajal.kernel;

/**
 * Memory that one thread lends to the loop kernels that it runs: the lanes of reductions in
 * progress.
 *
 * <p>It grows to the largest need seen and then allocates no more.
 */
public final class LaneScratch {
  /** The number of virtual lanes of every reduction over columns. */
  public static final int LANES = 32;

  /** The number of rows that a kernel reduces at a time. */
  public static final int ROWS = 16;

  private float[] floats = new float[LANES];
  private double[] doubles = new double[LANES];
  private int[] ints = new int[LANES];
  private final float[] rare = new float[3 * LANES];

  /** An empty scratch. */
  public LaneScratch() {}

  /** Lanes of f32 reductions: {@value #LANES} for each of {@code count}. */
  public float[] floats(int count) {
    if (floats.length < count * LANES) {
      floats = new float[count * LANES];
    }
    return floats;
  }

  /** Lanes of f64 reductions: {@value #LANES} for each of {@code count}. */
  public double[] doubles(int count) {
    if (doubles.length < count * LANES) {
      doubles = new double[count * LANES];
    }
    return doubles;
  }

  /** Lanes of i32 reductions: {@value #LANES} for each of {@code count}. */
  public int[] ints(int count) {
    if (ints.length < count * LANES) {
      ints = new int[count * LANES];
    }
    return ints;
  }

  /** Room for three vectors, where a vector kernel computes single lanes that need more care. */
  public float[] rare() {
    return rare;
  }
}
