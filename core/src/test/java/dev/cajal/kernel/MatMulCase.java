package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One matrix product with random operands in given layouts, checked bit by bit against the
 * definition: one fma chain per element.
 */
public final class MatMulCase {
  private final int m;
  private final int n;
  private final int k;
  private final int[] a;
  private final int[] b;
  private final int cOffset;
  private final int cRowStride;
  private final double[] left;
  private final double[] right;

  private MatMulCase(
      int m, int n, int k, int[] a, int[] b, int cOffset, int cRowStride, SplittableRandom random) {
    this.m = m;
    this.n = n;
    this.k = k;
    this.a = a;
    this.b = b;
    this.cOffset = cOffset;
    this.cRowStride = cRowStride;
    left = random.doubles(extent(a, m, k), -1, 1).toArray();
    right = random.doubles(extent(b, k, n), -1, 1).toArray();
  }

  /** Contiguous matrices. */
  public static MatMulCase plain(int m, int n, int k) {
    SplittableRandom random = new SplittableRandom(m * 1_000_003L + n * 1009L + k);
    return new MatMulCase(m, n, k, new int[] {0, k, 1}, new int[] {0, n, 1}, 0, n, random);
  }

  /** A's rows and B's columns contiguous, with offsets and gaps everywhere. */
  public static MatMulCase rightTransposed(int m, int n, int k, SplittableRandom random) {
    int gap = random.nextInt(3);
    return new MatMulCase(
        m,
        n,
        k,
        new int[] {random.nextInt(9), k + gap, 1},
        new int[] {random.nextInt(9), 1, k + random.nextInt(3)},
        random.nextInt(5),
        n + random.nextInt(4),
        random);
  }

  /** Contiguous, transposed, strided and broadcast operands with offsets and gaps. */
  public static MatMulCase random(int m, int n, int k, SplittableRandom random) {
    return new MatMulCase(
        m,
        n,
        k,
        layout(m, k, random),
        layout(k, n, random),
        random.nextInt(5),
        n + random.nextInt(4),
        random);
  }

  private static int[] layout(int rows, int columns, SplittableRandom random) {
    int offset = random.nextInt(9);
    int gap = random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0, 1 -> new int[] {offset, columns + gap, 1};
      case 2, 3 -> new int[] {offset, 1, rows + gap};
      case 4 -> new int[] {offset, 2 * columns + gap, 2};
      default -> random.nextBoolean() ? new int[] {offset, 0, 1} : new int[] {offset, 1, 0};
    };
  }

  private static int extent(int[] layout, int rows, int columns) {
    return layout[0] + Math.max(0, rows - 1) * layout[1] + Math.max(0, columns - 1) * layout[2] + 1;
  }

  private int resultExtent() {
    return cOffset + Math.max(0, m - 1) * cRowStride + n + 3;
  }

  /** Computes the product in f32 and compares every bit, those around C included. */
  public void checkF32(MatMul form, WorkerTeam team, MatMulWorkspace workspace) {
    float[] x = new float[left.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) left[i];
    }
    float[] y = new float[right.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) right[i];
    }
    float[] expected = new float[resultExtent()];
    Arrays.fill(expected, -7);
    float[] actual = expected.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(x[a[0] + i * a[1] + p * a[2]], y[b[0] + p * b[1] + j * b[2]], sum);
        }
        expected[cOffset + i * cRowStride + j] = sum;
      }
    }
    form.multiply(
        m,
        n,
        k,
        x,
        a[0],
        a[1],
        a[2],
        y,
        b[0],
        b[1],
        b[2],
        actual,
        cOffset,
        cRowStride,
        team,
        workspace);
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
        fail("%s, element %d of C's array: found %s, expected %s", this, i, actual[i], expected[i]);
      }
    }
  }

  /** Computes the product in f64 and compares every bit, those around C included. */
  public void checkF64(MatMul form, WorkerTeam team, MatMulWorkspace workspace) {
    double[] expected = new double[resultExtent()];
    Arrays.fill(expected, -7);
    double[] actual = expected.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(left[a[0] + i * a[1] + p * a[2]], right[b[0] + p * b[1] + j * b[2]], sum);
        }
        expected[cOffset + i * cRowStride + j] = sum;
      }
    }
    form.multiply(
        m,
        n,
        k,
        left,
        a[0],
        a[1],
        a[2],
        right,
        b[0],
        b[1],
        b[2],
        actual,
        cOffset,
        cRowStride,
        team,
        workspace);
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToLongBits(actual[i]) != Double.doubleToLongBits(expected[i])) {
        fail("%s, element %d of C's array: found %s, expected %s", this, i, actual[i], expected[i]);
      }
    }
  }

  @Override
  public String toString() {
    return "%d x %d x %d, A %s, B %s, C %d %d"
        .formatted(m, n, k, Arrays.toString(a), Arrays.toString(b), cOffset, cRowStride);
  }
}
