package dev.cajal.graph;

import dev.cajal.op.Leaf;
import dev.cajal.op.Op;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One value of the graph: an operation applied to other nodes.
 *
 * <p>Immutable but for {@link #settle}, which replaces a computed node by its value so that
 * whatever it was built from can be collected. Identity matters: two reads of one variable are one
 * node only if they are the same object.
 */
public final class Node
    implements Arithmetic<Node>,
        Functions<Node>,
        Logic<Node>,
        Reductions<Node>,
        Movements<Node>,
        Products<Node>,
        Selections<Node> {
  private static final AtomicLong COUNT = new AtomicLong();

  private final long id = COUNT.getAndIncrement();
  private final TensorType type;
  private final String origin;
  private final boolean closed;
  private volatile Definition definition;

  private record Definition(Op op, List<Node> inputs, Source source, int pending) {}

  private Node(Op op, List<Node> inputs, Source source) {
    List<TensorType> types = inputs.stream().map(Node::type).toList();
    String place = Origin.current();
    try {
      this.type = op.infer(types);
    } catch (ShapeException e) {
      throw e.in(place);
    }
    this.origin = place;
    boolean allClosed = !(op instanceof Leaf.Input || op instanceof Leaf.VariableRead);
    int pending = 1;
    for (Node input : inputs) {
      allClosed &= input.closed;
      pending = Math.max(pending, 1 + input.definition.pending);
    }
    this.closed = allClosed;
    this.definition = new Definition(op, List.copyOf(inputs), source, pending);
  }

  /**
   * An operation applied to nodes.
   *
   * @throws ShapeException if the inputs do not fit the operation
   */
  public static Node of(Op op, List<Node> inputs) {
    return new Node(op, inputs, null);
  }

  /** An operation applied to nodes. */
  public static Node of(Op op, Node... inputs) {
    return new Node(op, List.of(inputs), null);
  }

  /** A leaf with stored numbers: data or a variable. */
  public static Node leaf(Leaf op, Source source) {
    return new Node(op, List.of(), source);
  }

  /** A number in every element of a type. */
  public static Node literal(double value, TensorType type) {
    return new Node(new Leaf.Literal(value, type), List.of(), null);
  }

  /** What is computed. */
  public Op op() {
    return definition.op;
  }

  /** What it is computed from. */
  public List<Node> inputs() {
    return definition.inputs;
  }

  /** One of the inputs. */
  public Node input(int index) {
    return definition.inputs.get(index);
  }

  /** Where a data or variable leaf has its numbers; null for all other nodes. */
  public Source source() {
    return definition.source;
  }

  /** The place in a network where this was built, empty outside any layer. */
  public String origin() {
    return origin;
  }

  /** A number that grows with each node built: a node's inputs have smaller ones. */
  public long id() {
    return id;
  }

  /** Whether the value depends on no input and no variable. */
  public boolean isClosed() {
    return closed;
  }

  /** The length of the longest chain of uncomputed operations that ends here. */
  public int pending() {
    return definition.pending;
  }

  /** Replaces a closed node by its computed value. */
  public void settle(Source value) {
    if (!closed) {
      throw new IllegalStateException("only a closed node can be replaced by its value: " + this);
    }
    definition = new Definition(new Leaf.Data(type), List.of(), value, 0);
  }

  @Override
  public TensorType type() {
    return type;
  }

  @Override
  public Node self() {
    return this;
  }

  @Override
  public Node apply(Op op, List<Node> inputs) {
    return of(op, inputs);
  }

  /** The operation and its type, for messages: {@code matmul f32[64, 10]}. */
  @Override
  public String toString() {
    return definition.op.label() + " " + type;
  }
}
