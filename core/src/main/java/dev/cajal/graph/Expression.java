package dev.cajal.graph;

import dev.cajal.op.Convert;
import dev.cajal.op.Leaf;
import dev.cajal.op.Movement;
import dev.cajal.op.Op;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * What nodes and tensors have in common: a type, and the means to build another of their kind.
 *
 * <p>The method families extend it, so that users write with tensors what derivative rules write
 * with nodes.
 *
 * @param <T> the kind itself
 */
public interface Expression<T extends Expression<T>> {
  /** Element type and shape. */
  TensorType type();

  /** This object as its own kind. */
  T self();

  /**
   * The result of an operation.
   *
   * @throws dev.cajal.shape.ShapeException if the inputs do not fit it
   */
  T apply(Op op, List<T> inputs);

  /** The extents. */
  default Shape shape() {
    return type().shape();
  }

  /** The element type. */
  default DType dtype() {
    return type().dtype();
  }

  /** A scalar number of this element type. */
  default T literal(double value) {
    return apply(new Leaf.Literal(value, type().with(Shape.scalar())), List.of());
  }

  /** A tensor of this type with one number in every element. */
  default T filledLike(double value) {
    return apply(new Leaf.Literal(value, type()), List.of());
  }

  /** The same numbers in another element type; see {@link Convert} for rounding. */
  default T to(DType dtype) {
    return dtype == dtype() ? self() : apply(new Convert(dtype), List.of(self()));
  }

  /**
   * Repeated along new leading axes and along axes of extent 1 to the given shape.
   *
   * @throws dev.cajal.shape.ShapeException if another extent differs
   */
  default T broadcastTo(Shape shape) {
    return shape.equals(shape()) ? self() : apply(new Movement.Broadcast(shape), List.of(self()));
  }

  /** The same value, taken as a constant by derivatives. */
  default T stopGradient() {
    return apply(new StopGradient(), List.of(self()));
  }

  /** A point-wise function of this. */
  default T unary(PointwiseFunction function) {
    return apply(new Pointwise(function), List.of(self()));
  }

  /** A point-wise function of this and another, both broadcast to their common shape. */
  default T binary(PointwiseFunction function, T other) {
    Shape common = Shape.broadcast(function.label(), shape(), other.shape());
    return apply(new Pointwise(function), List.of(broadcastTo(common), other.broadcastTo(common)));
  }

  /** A point-wise function of this and a number of its element type. */
  default T binary(PointwiseFunction function, double other) {
    return apply(new Pointwise(function), List.of(self(), filledLike(other)));
  }
}
