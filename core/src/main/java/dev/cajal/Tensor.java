package dev.cajal;

import dev.cajal.compile.Compilation;
import dev.cajal.graph.Arithmetic;
import dev.cajal.graph.Functions;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Logic;
import dev.cajal.graph.Movements;
import dev.cajal.graph.Node;
import dev.cajal.graph.Products;
import dev.cajal.graph.Reductions;
import dev.cajal.graph.Selections;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import dev.cajal.op.Op;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The immutable description of an array of numbers: an operation on other tensors.
 *
 * <p>Shape and element type are known when it is built, so mistakes are reported in that line. The
 * numbers are computed when they are asked for ({@link #toFloats}, {@link #toString}) or when a
 * {@link Compiler} has made an {@link Executable} of it. A tensor that depends on no input and no
 * {@link Variable} is computed once; one that reads variables is computed anew each time.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(1, 2, 3);
 * System.out.println(x.times(2));  // [2.0, 4.0, 6.0]
 * }</pre>
 */
public sealed class Tensor
    implements Arithmetic<Tensor>,
        Functions<Tensor>,
        Logic<Tensor>,
        Reductions<Tensor>,
        Movements<Tensor>,
        Products<Tensor>,
        Selections<Tensor>
    permits Variable {
  /** Longer uncomputed chains are computed at once, so that loops do not grow graphs. */
  private static final int LONGEST_PENDING_CHAIN = 128;

  private final Node node;

  Tensor(Node node) {
    this.node = node;
    if (node.pending() > LONGEST_PENDING_CHAIN && node.isClosed()) {
      buffer();
    }
  }

  /** A vector of f32 numbers. */
  public static Tensor of(float... values) {
    return of(values.clone(), Shape.of(values.length));
  }

  /** A vector of f32 numbers, each rounded from double. */
  public static Tensor of(double... values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return of(rounded, Shape.of(rounded.length));
  }

  /** A matrix of f32 numbers, rows first; all rows must have one length. */
  public static Tensor of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] flat = new float[rows.length * columns];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new ShapeException(
            "tensor: all rows must have one length; row 0 has %d numbers, row %d has %d"
                .formatted(columns, row, rows[row].length));
      }
      System.arraycopy(rows[row], 0, flat, row * columns, columns);
    }
    return of(flat, Shape.of(rows.length, columns));
  }

  /** f32 numbers in row-major order; the array becomes the tensor's own and must not be changed. */
  public static Tensor of(float[] values, Shape shape) {
    return of(new Buffer.F32(values), shape);
  }

  /** f64 numbers in row-major order; the array becomes the tensor's own and must not be changed. */
  public static Tensor of(double[] values, Shape shape) {
    return of(new Buffer.F64(values), shape);
  }

  /** i32 numbers in row-major order; the array becomes the tensor's own and must not be changed. */
  public static Tensor of(int[] values, Shape shape) {
    return of(new Buffer.I32(values), shape);
  }

  /** Truth values in row-major order; the array becomes the tensor's own. */
  public static Tensor of(boolean[] values, Shape shape) {
    return of(new Buffer.Bool(values), shape);
  }

  /**
   * Stored elements in row-major order; the storage becomes the tensor's own.
   *
   * @throws ShapeException if the number of elements is not the shape's
   */
  public static Tensor of(Buffer values, Shape shape) {
    if (values.size() != shape.size()) {
      throw new ShapeException(
          "tensor: the number of values must be that of the shape; found %d values for shape %s (%d)"
              .formatted(values.size(), shape, shape.size()));
    }
    TensorType type = new TensorType(values.dtype(), shape);
    return new Tensor(Node.leaf(new Leaf.Data(type), () -> values));
  }

  /** An f32 number of rank 0. */
  public static Tensor scalar(double value) {
    return full(value, Shape.scalar());
  }

  /** One f32 number in every element. */
  public static Tensor full(double value, Shape shape) {
    return full(value, new TensorType(DType.F32, shape));
  }

  /** One number in every element. */
  public static Tensor full(double value, TensorType type) {
    return new Tensor(Node.literal(value, type));
  }

  /** f32 zeros. */
  public static Tensor zeros(int... dims) {
    return full(0, Shape.of(dims));
  }

  /** f32 ones. */
  public static Tensor ones(int... dims) {
    return full(1, Shape.of(dims));
  }

  /** The i32 numbers 0 to count − 1. */
  public static Tensor iota(int count) {
    return new Tensor(Node.of(new Iota(Shape.of(count), 0)));
  }

  /** The f32 identity matrix. */
  public static Tensor identity(int size) {
    return iota(size).oneHot(size, DType.F32);
  }

  /**
   * A bool matrix, true where column − row ≤ diagonal: with 0 the lower triangle and its diagonal.
   */
  public static Tensor lowerTriangle(int rows, int columns, int diagonal) {
    Shape shape = Shape.of(rows, columns);
    Tensor row = new Tensor(Node.of(new Iota(shape, 0)));
    Tensor column = new Tensor(Node.of(new Iota(shape, 1)));
    return column.minus(row).lessOrEqual(diagonal);
  }

  /** A named f32 value that is handed over at every run. */
  public static Tensor input(String name, Shape shape) {
    return input(name, new TensorType(DType.F32, shape));
  }

  /** A named value that is handed over at every run. */
  public static Tensor input(String name, TensorType type) {
    return new Tensor(Node.of(new Leaf.Input(name, type)));
  }

  /** Tensors one after the other along an axis. */
  public static Tensor concatenate(int axis, Tensor... parts) {
    requireParts("concatenate", parts);
    int position = parts[0].shape().axis("concatenate", axis);
    return parts[0].apply(new Concatenate(position), List.of(parts));
  }

  /** Tensors of one shape along a new axis. */
  public static Tensor stack(int axis, Tensor... parts) {
    requireParts("stack", parts);
    return parts[0].stack(axis, List.of(parts).subList(1, parts.length));
  }

  /** The tensor that stands for a node of the graph. */
  public static Tensor of(Node node) {
    return new Tensor(node);
  }

  /** The node of the graph that this stands for. */
  public Node node() {
    return node;
  }

  @Override
  public TensorType type() {
    return node.type();
  }

  @Override
  public Tensor self() {
    return this;
  }

  @Override
  public Tensor apply(Op op, List<Tensor> inputs) {
    return new Tensor(Node.of(op, inputs.stream().map(Tensor::node).toList()));
  }

  /** The computed value as a tensor that depends on nothing. */
  public Tensor evaluate() {
    return of(buffer(), shape());
  }

  /**
   * The computed elements in row-major order; to be read, not changed.
   *
   * @throws IllegalStateException if the value depends on an input
   */
  public Buffer buffer() {
    if (node.op() instanceof Leaf.Data) {
      return node.source().buffer();
    }
    Graph.reachable(List.of(node)).stream()
        .map(Node::op)
        .filter(Leaf.Input.class::isInstance)
        .findFirst()
        .ifPresent(
            input -> {
              throw new IllegalStateException(
                  "the value depends on input '%s', which has no number yet; compile it and run it with one"
                      .formatted(((Leaf.Input) input).name()));
            });
    return node.isClosed() ? Compilation.settle(node) : Compilation.evaluate(node);
  }

  /** The only element as a float. */
  public float toFloat() {
    return (float) toDouble();
  }

  /**
   * The only element as a double.
   *
   * @throws ShapeException if there is not exactly one
   */
  public double toDouble() {
    requireOne();
    return buffer().doubleAt(0);
  }

  /** The only element as an int, truncated. */
  public int toInt() {
    return (int) toDouble();
  }

  /** The only element as a truth value: whether it is not 0. */
  public boolean toBoolean() {
    return toDouble() != 0;
  }

  /** All elements in row-major order, converted to float. */
  public float[] toFloats() {
    Buffer buffer = buffer();
    if (buffer instanceof Buffer.F32 stored) {
      return stored.floats().clone();
    }
    float[] values = new float[buffer.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) buffer.doubleAt(i);
    }
    return values;
  }

  /** All elements in row-major order, converted to double. */
  public double[] toDoubles() {
    Buffer buffer = buffer();
    double[] values = new double[buffer.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.doubleAt(i);
    }
    return values;
  }

  /** All elements in row-major order, truncated to int. */
  public int[] toInts() {
    Buffer buffer = buffer();
    int[] values = new int[buffer.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) buffer.doubleAt(i);
    }
    return values;
  }

  /** All elements in row-major order, true where they are not 0. */
  public boolean[] toBooleans() {
    Buffer buffer = buffer();
    boolean[] values = new boolean[buffer.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.doubleAt(i) != 0;
    }
    return values;
  }

  /**
   * The numbers in brackets if the tensor is small and depends on no input and no variable, else
   * its type and the operations that it is made of.
   */
  @Override
  public String toString() {
    if (node.isClosed() && shape().size() <= TensorPrinter.LARGEST) {
      return TensorPrinter.print(buffer(), shape());
    }
    Graph graph =
        new Graph(
            Graph.reachable(List.of(node)).stream()
                .filter(n -> n.op() instanceof Leaf.Input)
                .toList(),
            List.of(node));
    return type() + "\n" + TensorPrinter.shortened(graph.toString());
  }

  private void requireOne() {
    if (shape().size() != 1) {
      throw new ShapeException(
          "reading one number: the tensor must have exactly one element; found shape %s; use toFloats()"
              .formatted(shape()));
    }
  }

  private static void requireParts(String operation, Tensor... parts) {
    if (parts.length == 0 || Stream.of(parts).anyMatch(p -> p == null)) {
      throw new ShapeException(operation + ": at least one tensor is needed; found none");
    }
  }
}
