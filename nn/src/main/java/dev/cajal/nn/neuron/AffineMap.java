package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;

/**
 * The affine map s = x·W + b of samples in rows: the scores of K neurons or classes (D0).
 *
 * @param weight W [m, K], f64, a column for each neuron
 * @param bias b [K], f64
 */
public record AffineMap(Tensor weight, Tensor bias) {
  /** Checks the shapes and converts to f64. */
  public AffineMap {
    if (weight.shape().rank() != 2
        || bias.shape().rank() != 1
        || weight.shape().dim(1) != bias.shape().dim(0)) {
      throw new ShapeException(
          "affine map: the weight must be [m, K] and the bias [K]; found weight %s, bias %s"
              .formatted(weight.type(), bias.type()));
    }
    Matrices.rows("affine map, weight", weight);
    Matrices.numbers("affine map, bias", bias);
    weight = weight.to(DType.F64).evaluate();
    bias = bias.to(DType.F64).evaluate();
  }

  /** The map with a weight of rows [m][K] and a bias [K]. */
  public static AffineMap of(double[][] weight, double... bias) {
    return new AffineMap(Matrices.matrix(weight), Matrices.vector(bias));
  }

  /** The map whose score k is that of the k-th hyperplane. */
  public static AffineMap of(Hyperplane... planes) {
    double[][] rows = new double[planes.length][];
    double[] bias = new double[planes.length];
    for (int k = 0; k < planes.length; k++) {
      rows[k] = planes[k].weightArray();
      bias[k] = planes[k].bias();
    }
    return new AffineMap(Matrices.matrix(rows).transpose(), Matrices.vector(bias));
  }

  /** The map with weights in rows, s = W·x + b as D1–D4 write it: W [K, m]. */
  public static AffineMap ofColumns(Tensor weight, Tensor bias) {
    return new AffineMap(weight.transpose(), bias);
  }

  /**
   * The one affine map that a stack of {@link Dense} and identity layers amounts to (D1): with
   * identity activations depth adds nothing, x·W1·W2 + b1·W2 + b2.
   *
   * @param parameters of the stack, whose paths are {@code 0.weight}, {@code 0.bias}, …
   * @throws IllegalArgumentException if a layer is not linear, naming it, or no layer is dense
   */
  public static AffineMap collapse(Sequential stack, Parameters parameters) {
    AffineMap whole = null;
    for (int i = 0; i < stack.layers().size(); i++) {
      Layer layer = stack.layers().get(i);
      if (layer instanceof Dense dense) {
        AffineMap map = dense(dense, Integer.toString(i), parameters);
        whole = whole == null ? map : whole.then(map);
      } else if (layer != Activation.IDENTITY) {
        throw new IllegalArgumentException(
            "collapse: only dense and identity layers make one affine map; layer %d is %s"
                .formatted(i, layer));
      }
    }
    if (whole == null) {
      throw new IllegalArgumentException(
          "collapse: at least one dense layer is needed; found " + stack);
    }
    return whole;
  }

  static AffineMap dense(Dense dense, String path, Parameters parameters) {
    Tensor weight = parameters.get(path + ".weight").value();
    Tensor bias =
        dense.bias()
            ? parameters.get(path + ".bias").value()
            : Tensor.zeros(dense.units()).to(weight.dtype());
    return new AffineMap(weight, bias);
  }

  /** The number m of inputs. */
  public int inputs() {
    return weight.shape().dim(0);
  }

  /** The number K of outputs. */
  public int outputs() {
    return weight.shape().dim(1);
  }

  /** The scores [N, K] of points [N, m]. */
  public Tensor apply(Tensor points) {
    return Points.rows("affine map", points, inputs()).matmul(weight).plus(bias);
  }

  /** The scores of one point. */
  public double[] scores(double... point) {
    return apply(Matrices.matrix(point)).toDoubles();
  }

  /**
   * The map that applies this one first and then the other.
   *
   * @throws ShapeException if the other does not take this one's outputs
   */
  public AffineMap then(AffineMap next) {
    if (next.inputs() != outputs()) {
      throw new ShapeException(
          "affine map: the next map must take %d numbers; found one [%d, %d]"
              .formatted(outputs(), next.inputs(), next.outputs()));
    }
    return new AffineMap(
        weight.matmul(next.weight), bias.expand(0).matmul(next.weight).squeeze(0).plus(next.bias));
  }

  /** The hyperplane on which score k is 0, k counted from 0. */
  public Hyperplane plane(int k) {
    return Hyperplane.of(weight.at(1, k).toDoubles(), bias.at(0, k).toDouble());
  }
}
