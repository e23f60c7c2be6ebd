package dev.cajal;

import dev.cajal.graph.Node;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.RandomBits;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A source of random tensors: a pure function of seed, name, step and element index.
 *
 * <p>The same key gives the same numbers each time; {@link #child} gives independent ones, {@link
 * #at} a fresh draw at each step of a loop. Counter-based (Philox 4x32-10), so that numbers depend
 * neither on threads nor on the order in which they are asked for.
 */
public final class RandomKey {
  private final long seed;
  private final Tensor step;

  private RandomKey(long seed, Tensor step) {
    this.seed = seed;
    this.step = step;
  }

  /** The key of a seed. */
  public static RandomKey of(long seed) {
    return new RandomKey(mix(seed), Tensor.of(new int[] {0}, Shape.scalar()));
  }

  /** An independent key for a named purpose. */
  public RandomKey child(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return new RandomKey(mix(seed ^ mix(hash)), step);
  }

  /** The key of the same purpose at a step (i32, rank 0), which may be a variable or an input. */
  public RandomKey at(Tensor newStep) {
    if (!newStep.type().equals(new TensorType(DType.I32, Shape.scalar()))) {
      throw new ShapeException(
          "random key: the step must be an i32 of rank 0; found " + newStep.type());
    }
    return new RandomKey(seed, newStep);
  }

  /** 32 random bits in each i32 element. */
  public Tensor bits(Shape shape) {
    return bits(shape, 0);
  }

  /** Uniform f32 numbers in [0, 1), multiples of 2⁻²⁴. */
  public Tensor uniform(Shape shape) {
    return bits(shape, 0).unary(PointwiseFunction.UNIFORM);
  }

  /** Uniform numbers in [0, 1) of a floating-point type; f64 ones are multiples of 2⁻⁴⁸. */
  public Tensor uniform(Shape shape, DType dtype) {
    return uniform(shape, dtype, 0);
  }

  /** Uniform numbers from {@code low} to {@code high}, which rounding may reach. */
  public Tensor uniform(Shape shape, double low, double high) {
    return uniform(shape).times(high - low).plus(low);
  }

  /** Standard normal f32 numbers. */
  public Tensor normal(Shape shape) {
    return normal(shape, DType.F32);
  }

  /** Standard normal numbers of a floating-point type (Box and Muller, 1958). */
  public Tensor normal(Shape shape, DType dtype) {
    Tensor radius = uniform(shape, dtype, 0).negate().log1p().times(-2).sqrt();
    Tensor angle = uniform(shape, dtype, 2).times(2 * Math.PI);
    return radius.times(angle.cos());
  }

  /** True with a probability, for each element. */
  public Tensor bernoulli(double probability, Shape shape) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "bernoulli: the probability must lie in [0, 1]; found " + probability);
    }
    return uniform(shape).lessThan(probability);
  }

  /** The i32 numbers 0 to count − 1 in random order. */
  public Tensor permutation(int count) {
    return bits(Shape.of(count), 0).argsort(0, false);
  }

  private Tensor uniform(Shape shape, DType dtype, int stream) {
    Tensor high = bits(shape, stream).unary(PointwiseFunction.UNIFORM);
    if (dtype == DType.F32) {
      return high;
    }
    if (dtype != DType.F64) {
      throw new ShapeException("random key: random numbers are f32 or f64; found " + dtype.label());
    }
    Tensor low = bits(shape, stream + 1).unary(PointwiseFunction.UNIFORM);
    return high.to(DType.F64).plus(low.to(DType.F64).times(0x1p-24));
  }

  private Tensor bits(Shape shape, int stream) {
    Tensor head = Tensor.of(new int[] {(int) seed, (int) (seed >>> 32), stream}, Shape.of(3));
    Tensor key = Tensor.concatenate(0, head, step.reshape(1));
    return Tensor.of(Node.of(new RandomBits(shape), List.of(key.node())));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** What tells keys apart: a hash of seed and names, and the step if it is not 0. */
  @Override
  public String toString() {
    boolean first = step.node().isClosed() && step.toInts()[0] == 0;
    return "random key %016x%s".formatted(seed, first ? "" : " at step " + step);
  }
}
