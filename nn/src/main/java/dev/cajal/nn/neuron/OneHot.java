package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.DataException;
import dev.cajal.shape.DType;
import java.util.Arrays;

/** Class numbers and rows with a single 1 (D0, D1, D3, D4). */
public final class OneHot {
  private OneHot() {}

  /**
   * Rows [N, K] f64 with a 1 at each sample's class.
   *
   * @param codes [N], from 0 to K − 1
   * @param classes K, at least 2
   * @throws DataException if a code is not a class
   */
  public static Tensor of(Tensor codes, int classes) {
    return Tensor.of(codes(codes, classes), codes.shape()).oneHot(classes, DType.F64);
  }

  /**
   * The class numbers [N] (i32, counted from 0) of one-hot rows [N, K].
   *
   * @throws DataException if a row has not exactly one 1 and zeros
   */
  public static Tensor codes(Tensor rows) {
    double[][] values = Matrices.rows("one-hot", rows);
    for (int i = 0; i < values.length; i++) {
      int ones = 0;
      int zeros = 0;
      for (double value : values[i]) {
        ones += value == 1 ? 1 : 0;
        zeros += value == 0 ? 1 : 0;
      }
      if (ones != 1 || zeros != values[i].length - 1) {
        throw new DataException(
            "one-hot: each row must have one 1 and zeros; found %s in row %d (counted from 0)"
                .formatted(Arrays.toString(values[i]), i));
      }
    }
    return rows.argmax(1);
  }

  /**
   * Class numbers as checked ints.
   *
   * @throws DataException if a code is not a whole number from 0 to K − 1
   */
  public static int[] codes(Tensor codes, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "one-hot: at least 2 classes are needed; found " + classes);
    }
    double[] values = Matrices.numbers("classes", codes);
    int[] checked = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      checked[i] = (int) values[i];
      if (checked[i] != values[i] || checked[i] < 0 || checked[i] >= classes) {
        throw new DataException(
            "classes: each must be a whole number from 0 to %d; found %s for sample %d (counted from"
                    .formatted(classes - 1, values[i], i)
                + " 0)");
      }
    }
    return checked;
  }
}
