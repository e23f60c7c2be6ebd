package dev.cajal.grad;

import dev.cajal.graph.Node;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Matrices of derivatives, built from gradients. */
public final class Derivatives {
  private Derivatives() {}

  /**
   * Every derivative of every element of {@code y} by every element of {@code x}: shape {@code
   * y.shape + x.shape}.
   *
   * <p>A loop over the elements of {@code y} with one pull-back each; what does not depend on the
   * element is computed once, outside the loop.
   *
   * @throws ShapeException if either is not floating point
   */
  public static Node jacobian(Node y, Node x) {
    Shape shape = joined(y.shape(), x.shape());
    if (y.shape().size() == 1) {
      return Backward.gradients(y, List.of(x)).getFirst().reshape(shape);
    }
    int size = y.shape().size();
    Node index = Node.of(new Leaf.Input("element", new TensorType(DType.I32, Shape.scalar())));
    Node places = Node.of(new Iota(Shape.of(size), 0));
    Node seed = places.equalTo(index).to(y.dtype()).reshape(y.shape());
    Node row = Backward.gradients(List.of(y), List.of(seed), List.of(x)).getFirst();
    Closure closure = Closure.over(row, index);
    Scan scan = new Scan(closure.body(), 0, 1, size, false);
    List<Node> operands = new ArrayList<>(List.of(places));
    operands.addAll(closure.captured());
    Node loop = Node.of(scan, operands);
    return Node.of(new Part(0, scan.resultTypes().getFirst()), loop).reshape(shape);
  }

  /**
   * The second derivatives of a scalar: shape {@code x.shape + x.shape}, symmetric.
   *
   * @throws ShapeException if the first is not a scalar or either is not floating point
   */
  public static Node hessian(Node scalar, Node x) {
    requireScalar("hessian", scalar);
    return jacobian(Backward.gradients(scalar, List.of(x)).getFirst(), x);
  }

  /**
   * The Hessian of a scalar times a direction, without the Hessian: the derivative of the
   * gradient's product with the direction, which is taken as a constant.
   *
   * @throws ShapeException if the first is not a scalar, the direction has not the type of {@code
   *     x}, or one is not floating point
   */
  public static Node hessianVectorProduct(Node scalar, Node x, Node direction) {
    requireScalar("hessian-vector product", scalar);
    if (!direction.type().equals(x.type())) {
      throw new ShapeException(
          "hessian-vector product: the direction must have the type of x; x %s, direction %s"
              .formatted(x.type(), direction.type()));
    }
    Node gradient = Backward.gradients(scalar, List.of(x)).getFirst();
    return Backward.gradients(List.of(gradient), List.of(direction), List.of(x)).getFirst();
  }

  /**
   * Requires a tensor of rank 0.
   *
   * @throws ShapeException naming the operation and the shape found
   */
  public static void requireScalar(String operation, Node node) {
    if (!node.shape().isScalar()) {
      throw new ShapeException(
          "%s: what is differentiated must be a scalar; found shape %s; take its sum() or mean()"
              .formatted(operation, node.shape()));
    }
  }

  private static Shape joined(Shape first, Shape second) {
    Shape joined = first;
    for (int axis = 0; axis < second.rank(); axis++) {
      joined = joined.inserted(joined.rank(), second.dim(axis));
    }
    return joined;
  }
}
