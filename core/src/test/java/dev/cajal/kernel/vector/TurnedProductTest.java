package dev.cajal.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.kernel.MatMulCase;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.Product;
import dev.cajal.kernel.ScalarMatMul;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products that are computed transposed, against the definition, bit by bit. */
class TurnedProductTest {
  private static final TileSet MANY = new TileSet(DType.F32, 512, 32, true);

  /** A's rows and B's columns are contiguous. */
  private static Product product(int m, int n, int k) {
    Product product = new Product();
    product.sizes(m, n, k);
    product.left(new float[0], 3, k, 1);
    product.right(new float[1], 5, 1, k);
    return product;
  }

  @ParameterizedTest
  @CsvSource({
    "64, 256, 784, true",
    "64, 256, 100, true",
    "500, 2000, 2000, true",
    "500, 2000, 100, false",
    "16, 64, 784, true",
    "512, 256, 784, false",
    "256, 256, 784, false",
    "4, 256, 784, true",
    "4, 8, 784, false",
    "64, 256, 1024, false",
    "600, 4000, 100, false",
    "64, 20000, 100, false",
    "2, 30000, 2000, true",
    "2, 40000, 2000, false",
  })
  void turn_costsLess_isDone(int m, int n, int k, boolean turned) {
    assertThat(Operands.turn(product(m, n, k), MANY)).isEqualTo(turned);
  }

  @Test
  void turn_swapsTheOperandsOrLeavesAll() {
    Product product = product(64, 256, 100);
    assertThat(Operands.turn(product, MANY)).isTrue();
    assertThat(product)
        .usingRecursiveComparison()
        .ignoringFields("c", "cOffset", "cRowStride")
        .isEqualTo(transposed(64, 256, 100));

    Product kept = product(4, 8, 100);
    assertThat(Operands.turn(kept, MANY)).isFalse();
    assertThat(kept).usingRecursiveComparison().isEqualTo(product(4, 8, 100));
  }

  private static Product transposed(int m, int n, int k) {
    Product product = new Product();
    product.sizes(n, m, k);
    product.left(new float[1], 5, k, 1);
    product.right(new float[0], 3, 1, k);
    return product;
  }

  @Test
  void turn_tilesAreMissing_isNotDone() {
    assertThat(Operands.turn(product(64, 256, 784), new TileSet(DType.F32, 512, 32, false)))
        .as("not compiled")
        .isFalse();
    assertThat(Operands.turn(product(64, 256, 784), new TileSet(DType.F32, 256, 16, true)))
        .as("too few registers")
        .isFalse();
    Product contiguous = product(64, 256, 784);
    contiguous.right(new float[0], 0, 256, 1);
    assertThat(Operands.turn(contiguous, MANY)).as("B needs no copy").isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void multiply_randomSizesAndGaps_isTheDefinition(int threads) {
    VectorMatMul form = VectorMatMul.eager(128, 32);
    SplittableRandom random = new SplittableRandom(threads);
    MatMulWorkspace workspace = new MatMulWorkspace();
    try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
      for (int m = 5; m <= 40; m++) {
        int n = 2 * m + random.nextInt(60);
        MatMulCase.rightTransposed(m, n, 20 + random.nextInt(30), random)
            .checkF32(form, team, workspace);
        MatMulCase.rightTransposed(m, n, 20 + random.nextInt(30), random)
            .checkF64(form, team, workspace);
      }
      MatMulCase.rightTransposed(17, 1201, 23, random).checkF32(form, team, workspace);
      MatMulCase.rightTransposed(9, 45, 1301, random).checkF32(form, team, workspace);
      MatMulCase.rightTransposed(9, 610, 1803, random).checkF32(form, team, workspace);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void multiply_eachThreadCopiesTheRight_isTheDefinition(int threads) {
    VectorMatMul form = VectorMatMul.eager(128, 32);
    SplittableRandom random = new SplittableRandom(threads);
    MatMulWorkspace workspace = new MatMulWorkspace();
    Product rows = product(389, 21, 61);
    assertThat(Operands.areCopiedByEach(rows, threads)).isTrue();
    assertThat(Operands.areCopiedByEach(rows, 1)).isFalse();
    assertThat(Operands.areCopiedByEach(rows, 4)).as("few rows for each").isFalse();
    assertThat(Operands.areCopiedByEach(product(389, 21, 6100), 2)).as("large").isFalse();
    try (WorkerTeam team = WorkerTeam.ofSize(threads)) {
      MatMulCase.rightTransposed(389, 21, 61, random).checkF32(form, team, workspace);
      MatMulCase.rightTransposed(21, 389, 61, random).checkF32(form, team, workspace);
      MatMulCase.plain(389, 37, 61).checkF32(form, team, workspace);
      for (int i = 0; i < 6; i++) {
        MatMulCase.random(384 + i, 18 + i, 60 + i, random).checkF32(form, team, workspace);
        MatMulCase.random(384 + i, 18 + i, 60 + i, random).checkF64(form, team, workspace);
      }
    }
  }

  @Test
  void multiply_notANumberInfinityAndNegativeZero_isTheScalarForm() {
    int m = 12;
    int n = 50;
    int k = 30;
    float[] a = new float[m * k];
    float[] b = new float[n * k];
    Arrays.fill(a, -0f);
    Arrays.fill(b, 1f);
    a[k + 2] = Float.NaN;
    a[2 * k + 3] = Float.POSITIVE_INFINITY;
    Arrays.fill(b, 7 * k, 8 * k, -1f);
    Arrays.fill(b, 9 * k, 10 * k, 0f);
    float[] expected = new float[m * n];
    float[] actual = new float[m * n];
    assertThat(Operands.turn(product(m, n, k), new TileSet(DType.F32, 128, 32, true))).isTrue();
    try (WorkerTeam team = WorkerTeam.ofSize(1)) {
      ScalarMatMul.INSTANCE.multiply(
          m, n, k, a, 0, k, 1, b, 0, 1, k, expected, 0, n, team, new MatMulWorkspace());
      VectorMatMul.eager(128, 32)
          .multiply(m, n, k, a, 0, k, 1, b, 0, 1, k, actual, 0, n, team, new MatMulWorkspace());
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(expected).contains(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }
}
