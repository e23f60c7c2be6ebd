package dev.cajal.nn.algebra;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import org.junit.jupiter.api.Test;

class AlgebraTest {
  private static Tensor random(int rows, int columns) {
    return RandomKey.of(5).normal(Shape.of(rows, columns), DType.F64).evaluate();
  }

  private static void assertEqual(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.toDoubles()).containsExactly(expected.toDoubles(), within(1e-12));
  }

  @Test
  void cholesky_ofAKnownMatrix() {
    Tensor a =
        Matrices.matrix(
            new double[] {4, 12, -16}, new double[] {12, 37, -43}, new double[] {-16, -43, 98});

    Cholesky cholesky = Cholesky.of(a);

    assertThat(cholesky.factor().toDoubles()).containsExactly(2, 0, 0, 6, 1, 0, -8, 5, 3);
    assertDigits(cholesky.logDeterminant(), Math.log(36));
    assertDigits(cholesky.solve(Matrices.vector(0, 6, 39)).toDoubles(), 1, 1, 1);
  }

  @Test
  void cholesky_ofRandomMatrix_solvesAndInverts() {
    Tensor b = random(9, 6);
    Tensor a = b.matmul(b, true, false).evaluate();
    Tensor right = random(6, 2);

    Cholesky cholesky = Cholesky.of(a);

    assertEqual(cholesky.factor().matmul(cholesky.factor(), false, true), a);
    assertEqual(a.matmul(cholesky.solve(right)), right);
    assertEqual(a.matmul(cholesky.inverse()), Tensor.identity(6).to(DType.F64));
  }

  @Test
  void cholesky_indefinite_namesTheColumn() {
    Tensor a = Matrices.matrix(new double[] {1, 2}, new double[] {2, 1});

    assertThatThrownBy(() -> Cholesky.of(a))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessage(
            "cholesky: the matrix must be positive definite; the pivot of column 1 (counted from 0)"
                + " is -3.0 after a diagonal of 1.0");
  }

  @Test
  void eigen_ofRandomMatrix_satisfiesItsEquation() {
    Tensor b = random(7, 7);
    Tensor a = b.plus(b.transpose()).evaluate();

    SymmetricEigen eigen = SymmetricEigen.of(a);

    Tensor vectors = eigen.vectors();
    assertEqual(a.matmul(vectors), vectors.times(Tensor.of(eigen.values(), Shape.of(7)).expand(0)));
    assertEqual(vectors.matmul(vectors, true, false), Tensor.identity(7).to(DType.F64));
    assertThat(eigen.values()).isSorted();
    assertThat(eigen.least()).isEqualTo(eigen.values()[0]);
  }

  @Test
  void eigen_ofDiagonalAndOfZero() {
    Tensor diagonal =
        Matrices.matrix(new double[] {3, 0, 0}, new double[] {0, -1, 0}, new double[] {0, 0, 2});

    assertThat(SymmetricEigen.of(diagonal).values()).containsExactly(-1, 2, 3);
    assertThat(SymmetricEigen.of(Matrices.matrix(new double[2], new double[2])).values())
        .containsExactly(0, 0);
  }

  @Test
  void eigen_refusesOtherMatrices() {
    assertThatThrownBy(() -> SymmetricEigen.of(random(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("eigenvalues: the matrix must have as many rows as columns; found [2, 3]");
    assertThatThrownBy(
            () -> SymmetricEigen.of(Matrices.matrix(new double[] {1, 2}, new double[] {0, 1})))
        .hasMessage(
            "eigenvalues: the matrix must be symmetric; found 0.0 at (1, 0) and 2.0 at (0, 1)");
    assertThatThrownBy(() -> SymmetricEigen.of(Matrices.matrix(new double[] {Double.NaN})))
        .hasMessage(
            "eigenvalues: all numbers must be finite; found NaN in row 0, column 0 (counted from"
                + " 0)");
  }

  @Test
  void qr_solvesLeastSquares() {
    Tensor a = random(8, 3);
    Tensor b = random(8, 1).squeeze(1).evaluate();

    Qr qr = Qr.of(a);
    Tensor x = qr.solve(b);

    Tensor residual = a.matmul(x.expand(1)).squeeze(1).minus(b);
    assertEqual(a.matmul(residual.expand(1), true, false), Tensor.zeros(3, 1).to(DType.F64));
    assertEqual(qr.upper().matmul(qr.upper(), true, false), a.matmul(a, true, false));
  }

  @Test
  void qr_dependentColumns_namesTheColumn() {
    Tensor a =
        Matrices.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 9}, new double[] {7, 8, 15});

    assertThatThrownBy(() -> Qr.of(a))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessage(
            "qr: column 2 (counted from 0) is a combination of the columns before it; leave it"
                + " out");
    assertThatThrownBy(() -> Qr.of(random(2, 3)))
        .hasMessage("qr: there must be at least as many rows as columns; found [2, 3]");
    assertThatThrownBy(() -> Qr.of(random(4, 2)).solve(Matrices.vector(1, 2)))
        .hasMessage("qr: the right side must have 4 numbers; found f64[2]");
  }

  @Test
  void pca_ofALine_hasOneComponent() {
    Tensor x = Matrices.matrix(new double[] {0, 0}, new double[] {3, 4}, new double[] {6, 8});

    Pca pca = Pca.fit(x);

    assertDigits(pca.variances().get(0), 50 / 3.0);
    assertThat(pca.variances().get(1)).isCloseTo(0, within(1e-12));
    assertDigits(pca.shares().get(0), 1);
    assertDigits(pca.components().at(1, 0).toDoubles(), 0.6, 0.8);
    assertThat(pca.transform(x).at(1, 0).toDoubles())
        .containsExactly(new double[] {-5, 0, 5}, within(1e-12));
  }

  @Test
  void pca_restores_whatItKeeps() {
    Tensor x = random(12, 4);

    Pca all = Pca.fit(x);
    Pca two = Pca.fit(x, 2);

    assertEqual(all.restore(all.transform(x)), x);
    double lost = x.minus(two.restore(two.transform(x))).square().sum().toDouble() / 12;
    assertDigits(lost, all.variances().get(2) + all.variances().get(3));
    assertThatThrownBy(() -> Pca.fit(x, 5))
        .hasMessage(
            "pca: at least 2 samples and from 1 to 4 components are needed; found 12 samples, 5"
                + " components");
    assertThatThrownBy(() -> two.transform(random(2, 3)))
        .hasMessage("pca: points must be [N, 4] here; found f64[2, 3]");
  }

  @Test
  void matrices_refuseWhatTheyAreNot() {
    assertThatThrownBy(() -> Matrices.matrix(new double[] {1}, new double[] {1, 2}))
        .hasMessage("matrix: all rows must have one length; row 0 has 1 numbers, row 1 has 2");
    assertThatThrownBy(() -> Matrices.rows("fit", Matrices.vector(1, 2)))
        .hasMessage("fit: a matrix of numbers [rows, columns] is needed; found f64[2]");
    assertThatThrownBy(() -> Matrices.numbers("fit", Tensor.zeros(2, 2)))
        .hasMessage("fit: a vector of numbers is needed; found f32[2, 2]");
    assertThatThrownBy(() -> Matrices.numbers("fit", Matrices.vector(1, 1 / 0.0)))
        .hasMessage("fit: all numbers must be finite; found Infinity at place 1 (counted from 0)");
  }
}
