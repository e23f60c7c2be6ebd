package dev.cajal.graph;

import dev.cajal.op.ArgReduce;
import dev.cajal.op.Movement;
import dev.cajal.op.Reduce;
import dev.cajal.op.Reduction;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Reductions over axes, which vanish from the shape; no axes named means all.
 *
 * @param <T> the kind itself
 */
public interface Reductions<T extends Arithmetic<T> & Functions<T> & Logic<T> & Reductions<T>>
    extends Expression<T> {
  /** A reduction over axes, none meaning all. */
  default T reduce(Reduction reduction, int... axes) {
    int[] sorted = shape().axes(reduction.label(), axes);
    return apply(new Reduce(reduction, Arrays.stream(sorted).boxed().toList()), List.of(self()));
  }

  /** The sum over axes. */
  default T sum(int... axes) {
    return reduce(Reduction.SUM, axes);
  }

  /** The product over axes. */
  default T product(int... axes) {
    return reduce(Reduction.PRODUCT, axes);
  }

  /** The largest element over axes; NaN if any is. */
  default T max(int... axes) {
    return reduce(Reduction.MAXIMUM, axes);
  }

  /** The smallest element over axes; NaN if any is. */
  default T min(int... axes) {
    return reduce(Reduction.MINIMUM, axes);
  }

  /** The sum over axes divided by the number of elements. */
  default T mean(int... axes) {
    T sum = sum(axes);
    double count = (double) shape().size() / Math.max(1, sum.shape().size());
    return sum.times(1 / count);
  }

  /** The mean squared distance from the mean over axes (divided by N, not N − 1). */
  default T variance(int... axes) {
    return self().minus(restored(mean(axes), axes)).square().mean(axes);
  }

  /** log Σ e^x over axes, safe for any finite x and for −∞. */
  default T logSumExp(int... axes) {
    T peak = finitePeak(axes);
    T sum = self().minus(restored(peak, axes)).exp().sum(axes);
    return sum.log().plus(peak);
  }

  /** e^x / Σ e^x over an axis, safe for any finite x. */
  default T softmax(int axis) {
    T exponential = self().minus(restored(finitePeak(axis), axis)).exp();
    return exponential.dividedBy(restored(exponential.sum(axis), axis));
  }

  /** log softmax over an axis, safe for any finite x. */
  default T logSoftmax(int axis) {
    T shifted = self().minus(restored(finitePeak(axis), axis));
    return shifted.minus(restored(shifted.exp().sum(axis).log(), axis));
  }

  /** The index (i32) of the largest element along an axis; the first among equals. */
  default T argmax(int axis) {
    return apply(new ArgReduce(true, shape().axis("argmax", axis)), List.of(self()));
  }

  /** The index (i32) of the smallest element along an axis; the first among equals. */
  default T argmin(int axis) {
    return apply(new ArgReduce(false, shape().axis("argmin", axis)), List.of(self()));
  }

  /** A result of reducing this over axes with those axes put back as extent 1. */
  default T restored(T reduced, int... axes) {
    Shape kept = shape();
    for (int axis : kept.axes("reduce", axes)) {
      kept = kept.with(axis, 1);
    }
    return kept.equals(reduced.shape())
        ? reduced
        : reduced.apply(new Movement.Reshape(kept), List.of(reduced));
  }

  private T finitePeak(int... axes) {
    T peak = max(axes).stopGradient();
    T finite = peak.absolute().lessThan(Double.POSITIVE_INFINITY);
    return finite.where(peak, peak.filledLike(0));
  }
}
