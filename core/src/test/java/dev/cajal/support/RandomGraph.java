package dev.cajal.support;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A random graph with arguments for it, the same for the same seed.
 *
 * <p>Functions with steps (comparisons, floor, sorting) are applied only to values that no rounding
 * can have touched, so that two ways of computing agree on which side of a step they are.
 */
public final class RandomGraph {
  private static final int[] EXTENTS = {1, 1, 2, 3, 3, 4, 5, 7};
  private static final double[] LITERALS = {0, -0.0, 1, -1, 2, 0.5, -4, 0.3, 3};

  private final Random random;
  private final DType dtype;
  private final List<Node> pool = new ArrayList<>();
  private final Set<Node> exact = new HashSet<>();
  private final List<Node> inputs = new ArrayList<>();
  private final List<Buffer> arguments = new ArrayList<>();
  private Graph graph;

  private RandomGraph(long seed, DType dtype) {
    this.random = new Random(seed * 7919 + 13);
    this.dtype = dtype;
  }

  /** A graph of about this many operations whose floating-point values have the given type. */
  public static RandomGraph of(long seed, DType dtype, int operations) {
    RandomGraph made = new RandomGraph(seed, dtype);
    int count = 2 + made.random.nextInt(3);
    for (int i = 0; i < count; i++) {
      made.addInput(new TensorType(dtype, made.shape()));
    }
    made.addInput(new TensorType(DType.I32, made.shape()));
    RandomOperations choice = new RandomOperations(made);
    for (int i = 0; i < operations; i++) {
      choice.addOne();
    }
    List<Node> outputs = new ArrayList<>();
    outputs.add(made.pool.getLast());
    for (int i = 0; i < 6; i++) {
      outputs.add(made.pool.get(made.random.nextInt(made.pool.size())));
    }
    made.graph = new Graph(made.inputs, outputs);
    return made;
  }

  /** The graph. */
  public Graph graph() {
    return graph;
  }

  /** One buffer per input. */
  public List<Buffer> arguments() {
    return arguments;
  }

  /** Puts zeros, infinities and NaN among the arguments. */
  public RandomGraph withSpecialValues() {
    double[] special = {0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    for (Buffer argument : arguments) {
      for (int i = 0; i < argument.size(); i++) {
        if (argument.dtype().isFloating() && random.nextInt(3) == 0) {
          argument.setDouble(i, special[random.nextInt(special.length)]);
        }
      }
    }
    return this;
  }

  private void addInput(TensorType type) {
    Node node = Node.of(new Leaf.Input("x" + inputs.size(), type));
    Buffer buffer = Buffer.allocate(type.dtype(), type.shape().size());
    for (int i = 0; i < buffer.size(); i++) {
      buffer.setDouble(
          i, type.dtype() == DType.I32 ? random.nextInt(-9, 9) : random.nextGaussian());
    }
    inputs.add(node);
    arguments.add(buffer);
    add(node, true);
  }

  Random random() {
    return random;
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    int[] dims = new int[random.nextInt(4)];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = EXTENTS[random.nextInt(EXTENTS.length)];
    }
    return Shape.of(dims);
  }

  double number() {
    return LITERALS[random.nextInt(LITERALS.length)];
  }

  void add(Node node, boolean isExact) {
    if (node.shape().size() <= 2000) {
      pool.add(node);
      if (isExact) {
        exact.add(node);
      }
    }
  }

  boolean isExact(Node... nodes) {
    return Set.of(nodes).stream().allMatch(exact::contains);
  }

  /** A node with a property, preferably a young one; null if none has it. */
  Node pick(Predicate<Node> wanted) {
    List<Node> found = pool.stream().filter(wanted).toList();
    if (found.isEmpty()) {
      return null;
    }
    int back = Math.min(random.nextInt(found.size()), random.nextInt(found.size()));
    return found.get(found.size() - 1 - back);
  }

  Node pick(DType type) {
    return pick(node -> node.dtype() == type);
  }
}
