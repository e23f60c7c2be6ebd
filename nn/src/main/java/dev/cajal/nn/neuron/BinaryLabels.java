package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.DataException;

/** The two ways to write the labels of two classes (D0, D4 and D1, D3), and d = 2y − 1 between. */
public enum BinaryLabels {
  /** y is 0 or 1. */
  ZERO_ONE(0),
  /** d is −1 or +1. */
  PLUS_MINUS(-1);

  private final double negative;

  BinaryLabels(double negative) {
    this.negative = negative;
  }

  /** The label of the class other than 1. */
  public double negative() {
    return negative;
  }

  /**
   * Labels [N] of this convention in another one, f64.
   *
   * @throws DataException if a label is not of this convention
   */
  public Tensor to(BinaryLabels other, Tensor labels) {
    double[] values = values(labels);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == 1 ? 1 : other.negative;
    }
    return Matrices.vector(values);
  }

  /**
   * The numbers of labels [N] of this convention.
   *
   * @throws DataException naming the first label that is not of this convention
   */
  public double[] values(Tensor labels) {
    double[] values = Matrices.numbers("labels", labels);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 1 && values[i] != negative) {
        String remedy =
            values[i] == (this == ZERO_ONE ? -1 : 0)
                ? "; use BinaryLabels.%s".formatted(this == ZERO_ONE ? "PLUS_MINUS" : "ZERO_ONE")
                : "";
        throw new DataException(
            "labels: each must be %s or 1; found %s for sample %d (counted from 0)%s"
                .formatted(shown(negative), shown(values[i]), i, remedy));
      }
    }
    return values;
  }

  private static String shown(double label) {
    return label == Math.rint(label) && Math.abs(label) < 1e9
        ? Long.toString((long) label)
        : Double.toString(label);
  }
}
