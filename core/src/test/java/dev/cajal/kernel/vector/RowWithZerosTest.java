package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cajal.kernel.MatMul;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.ScalarMatMul;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows whose zeros are left out have the bits of those that are computed whole. */
class RowWithZerosTest {
  private static final double[] ODD = {
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e-42,
    -1e-42,
    1e-30,
    -1e-30,
    3e38,
    -3e38,
    Double.MIN_VALUE,
    -Double.MIN_VALUE
  };

  private static double number(SplittableRandom random, double odd) {
    return random.nextDouble() < odd ? ODD[random.nextInt(ODD.length)] : random.nextDouble(-1, 1);
  }

  private static double[] row(int k, double zeros, double odd, SplittableRandom random) {
    double[] row = new double[k];
    for (int p = 0; p < k; p++) {
      row[p] =
          random.nextDouble() < zeros ? random.nextBoolean() ? 0.0 : -0.0 : number(random, odd);
    }
    return row;
  }

  /** Finite numbers, zeros, very small and very large ones among them. */
  private static double[] matrix(int size, double odd, SplittableRandom random) {
    double[] matrix = new double[size];
    for (int i = 0; i < size; i++) {
      double number = number(random, odd);
      matrix[i] = Double.isFinite(number) ? number : 0;
    }
    return matrix;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static MatMulWorkspace fixed() {
    MatMulWorkspace workspace = new MatMulWorkspace();
    workspace.fixRight();
    return workspace;
  }

  private static float[] multiply(
      MatMul form,
      float[] a,
      int stride,
      float[] b,
      int n,
      WorkerTeam team,
      MatMulWorkspace space) {
    float[] c = new float[n];
    int k = a.length / stride;
    form.multiply(1, n, k, a, 0, a.length, stride, b, 0, n, 1, c, 0, n, team, space);
    return c;
  }

  private static double[] multiply(
      MatMul form, double[] a, double[] b, int n, WorkerTeam team, MatMulWorkspace workspace) {
    double[] c = new double[n];
    int k = a.length;
    form.multiply(1, n, k, a, 0, k, 1, b, 0, n, 1, c, 0, n, team, workspace);
    return c;
  }

  private static void assertSameBits(float[] actual, float[] expected, String description) {
    for (int j = 0; j < expected.length; j++) {
      if (Float.floatToIntBits(actual[j]) != Float.floatToIntBits(expected[j])) {
        fail("%s, column %d: found %s, expected %s", description, j, actual[j], expected[j]);
      }
    }
  }

  private static void assertSameBits(double[] actual, double[] expected, String description) {
    for (int j = 0; j < expected.length; j++) {
      if (Double.doubleToLongBits(actual[j]) != Double.doubleToLongBits(expected[j])) {
        fail("%s, column %d: found %s, expected %s", description, j, actual[j], expected[j]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"128, 32", "512, 32", "256, 16"})
  void multiply_anyZerosAndNumbers_hasTheBitsOfAllLines(int bits, int registers) {
    VectorMatMul form = VectorMatMul.eager(bits, registers);
    SplittableRandom random = new SplittableRandom(7);
    MatMulWorkspace plain = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      for (int n = 1; n <= 70; n++) {
        int k = n % 3 == 0 ? 1 + n : 30 + random.nextInt(60);
        MatMulWorkspace kept = fixed();
        MatMulWorkspace kept64 = fixed();
        double[] b = matrix(k * n, n % 4 / 10.0, random);
        float[] y = floats(b);
        for (double zeros : new double[] {0, 0.1, 0.5, 0.95, 1}) {
          double[] a = row(k, zeros, n % 2 / 20.0, random);
          String description = "%d x %d, %s zeros".formatted(k, n, zeros);
          float[] x = floats(a);
          assertSameBits(
              multiply(form, x, 1, y, n, team, kept),
              multiply(ScalarMatMul.INSTANCE, x, 1, y, n, team, plain),
              description);
          assertSameBits(
              multiply(form, a, b, n, team, kept64),
              multiply(ScalarMatMul.INSTANCE, a, b, n, team, plain),
              description);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"128, 32", "512, 32", "256, 16"})
  void multiply_largeOrStridedRow_hasTheBitsOfAllLines(int bits, int registers) {
    VectorMatMul form = VectorMatMul.eager(bits, registers);
    SplittableRandom random = new SplittableRandom(8);
    MatMulWorkspace plain = new MatMulWorkspace();
    int[][] sizes = {{300, 400, 1}, {1500, 300, 1}, {40, 100, 2}, {6, 64, 3}};
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      for (int[] size : sizes) {
        float[] b = floats(matrix(size[0] * size[1], 0, random));
        MatMulWorkspace kept = fixed();
        for (int call = 0; call < 3; call++) {
          float[] a = floats(row(size[1] * size[2], 0.6, 0, random));
          assertSameBits(
              multiply(form, a, size[2], b, size[0], team, kept),
              multiply(ScalarMatMul.INSTANCE, a, size[2], b, size[0], team, plain),
              "%d columns, call %d".formatted(size[0], call));
        }
      }
    }
  }

  @Test
  void multiply_sumUnderflowsToMinusZero_laterZerosDecideItsSign() {
    int k = 64;
    float[] a = new float[k];
    a[0] = 1e-30f;
    float[] b = new float[k * 20];
    for (int i = 0; i < b.length; i++) {
      b[i] = i < 20 ? -1e-30f : i % 20 == 3 ? -1 : 1;
    }
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      float[] c = multiply(VectorMatMul.eager(512, 32), a, 1, b, 20, team, fixed());
      for (int j = 0; j < c.length; j++) {
        assertThat(Float.floatToRawIntBits(c[j]))
            .as("column %d", j)
            .isEqualTo(Float.floatToRawIntBits(j == 3 ? -0f : 0f));
      }
    }
  }

  @Test
  void multiply_rightIsNotFixed_notANumberBehindAZeroIsSeen() {
    float[] a = new float[64];
    float[] b = new float[64 * 16];
    b[3 * 16 + 5] = Float.NaN;
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      MatMul form = VectorMatMul.eager(512, 32);
      assertThat(multiply(form, a, 1, b, 16, team, new MatMulWorkspace())[5]).isNaN();
      assertThat(multiply(form, a, 1, b, 16, team, fixed())[5]).as("left out").isZero();
    }
  }

  @Test
  void zeros_inVectorsAndInLoops_areTheSame() {
    SplittableRandom random = new SplittableRandom(9);
    for (int count = 0; count <= 70; count++) {
      double[] numbers = row(count + 5, 0.5, 0.3, random);
      float[] row = floats(numbers);
      int[] wanted = new int[count + Zeros.SLACK];
      int[] found = new int[count + Zeros.SLACK];
      int size = ZerosF32.list(row, 5, 0, count, wanted, 0);
      assertThat(ZerosF32.listInVectors(row, 5, count, found)).isEqualTo(size);
      assertThat(Arrays.copyOf(found, size)).containsExactly(Arrays.copyOf(wanted, size));
      assertThat(Arrays.stream(wanted).limit(size).filter(i -> row[5 + i] == 0)).isEmpty();
      for (int i = 0; i < row.length; i++) {
        numbers[i] = row[i];
      }
      assertThat(ZerosF64.INSTANCE.listOthers(numbers, 5, count, found)).isEqualTo(size);
      assertThat(Arrays.copyOf(found, size)).containsExactly(Arrays.copyOf(wanted, size));
      assertThat(ZerosF64.INSTANCE.hasNegative(numbers, 5, count))
          .isEqualTo(ZerosF32.INSTANCE.hasNegative(row, 5, count));
    }
  }

  @Test
  void areCommon_anEighthOfALongRow() {
    float[] row = new float[784];
    Arrays.fill(row, 1);
    assertThat(ZerosF32.INSTANCE.areCommon(row, 0, 784)).isFalse();
    Arrays.fill(row, 100, 150, 0);
    assertThat(ZerosF32.INSTANCE.areCommon(row, 0, 784)).isFalse();
    Arrays.fill(row, 100, 250, -0f);
    assertThat(ZerosF32.INSTANCE.areCommon(row, 0, 784)).isTrue();
    assertThat(ZerosF32.INSTANCE.areCommon(row, 100, 20)).as("a short row").isFalse();
  }

  @Test
  void isRowHot_listed_becauseWantedAndWarmedUp() {
    TileSet tiles = new TileSet(DType.F32, 128, 16, false);
    assertThat(tiles.isRowHot(8, 40, TileShape.Left.LISTED)).isFalse();
    assertThat(tiles.wantsWarmUp()).isTrue();
    tiles.warmUpWanted();

    assertThat(tiles.wantsWarmUp()).isFalse();
    assertThat(tiles.isRowHot(8, 40, TileShape.Left.LISTED)).isTrue();
  }
}
