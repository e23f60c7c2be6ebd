package dev.cajal.reference;

import dev.cajal.op.MatMul;
import dev.cajal.shape.Shape;

/** The matrix product as three loops. */
final class MatMulReference {
  private MatMulReference() {}

  static double[] multiply(MatMul op, Shape a, double[] left, double[] right, Shape result) {
    int rows = result.dim(-2);
    int columns = result.dim(-1);
    int inner = a.dim(op.transposeLeft() ? -2 : -1);
    double[] product = new double[result.size()];
    for (int i = 0; i < product.length; i++) {
      int batch = i / (rows * columns);
      int row = i / columns % rows;
      int column = i % columns;
      double sum = 0;
      for (int k = 0; k < inner; k++) {
        int l = op.transposeLeft() ? k * rows + row : row * inner + k;
        int r = op.transposeRight() ? column * inner + k : k * columns + column;
        sum += left[batch * rows * inner + l] * right[batch * inner * columns + r];
      }
      product[i] = sum;
    }
    return product;
  }
}
