package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.DataException;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;

/** Checked samples on their way into a fit. */
final class LabelledSamples {
  private LabelledSamples() {}

  /** The rows of samples, of which there is at least one, with one label for each. */
  static double[][] rows(String operation, Tensor samples, Tensor labels) {
    double[][] rows = Matrices.rows(operation, samples);
    if (rows.length == 0 || samples.shape().dim(1) == 0) {
      throw new DataException(
          "%s: at least one sample with one feature is needed; found %s"
              .formatted(operation, samples.shape()));
    }
    if (labels.shape().rank() != 1 || labels.shape().dim(0) != rows.length) {
      throw new ShapeException(
          "%s: there must be one label for each of %d samples; found %s"
              .formatted(operation, rows.length, labels.type()));
    }
    return rows;
  }

  static Tensor wide(Tensor tensor) {
    return tensor.to(DType.F64).evaluate();
  }

  /** Requires that both classes occur. */
  static void requireBoth(String operation, double... labels) {
    boolean one = false;
    boolean other = false;
    for (double label : labels) {
      one |= label == 1;
      other |= label != 1;
    }
    if (!one || !other) {
      throw new DataException(
          "%s: samples of both classes are needed; all %d are of class %s"
              .formatted(operation, labels.length, one ? "1" : "0 (or −1)"));
    }
  }
}
