package dev.cajal.compile;

import dev.cajal.grad.Backward;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.reference.Reference;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Grows a graph at random from a seed, each node with the value that the reference interpreter
 * gives it, so that domains are kept and steep functions meet only exact numbers.
 */
final class RandomGraph {
  private static final double LARGEST = 1_000;
  private static final int LARGEST_SIZE = 40_000;
  private static final int EXACT_BITS = 20;

  /**
   * A grown value.
   *
   * @param node its node
   * @param value a leaf with what the reference computes for it
   * @param fraction the number of binary places after which all digits are 0, −1 if not exact
   */
  record Item(Node node, Node value, int fraction) {
    boolean exact() {
      return fraction >= 0;
    }

    Shape shape() {
      return node.shape();
    }

    boolean floating() {
      return node.dtype().isFloating();
    }

    double largest() {
      return numbers().map(Math::abs).max().orElse(0);
    }

    DoubleStream numbers() {
      Buffer buffer = value.source().buffer();
      return IntStream.range(0, buffer.size()).mapToDouble(buffer::doubleAt);
    }
  }

  final Random random;
  final DType dtype;
  private final List<Item> items = new ArrayList<>();
  private final List<Node> inputs = new ArrayList<>();
  private final List<Buffer> arguments = new ArrayList<>();
  private final List<Item> variables = new ArrayList<>();
  private final int[] extents;
  private long longestSum = 1;

  private RandomGraph(long seed) {
    random = new Random(seed * 0x9e3779b97f4a7c15L + 1);
    dtype = random.nextInt(3) == 0 ? DType.F64 : DType.F32;
    int rank = random.nextInt(20) == 0 ? 5 : random.nextInt(5);
    extents = new int[rank];
    int[] choices = {1, 2, 3, 4, 5, 7};
    for (int axis = 0; axis < rank; axis++) {
      extents[axis] = choices[random.nextInt(choices.length)];
    }
    if (rank > 0) {
      int axis = random.nextInt(rank);
      switch (random.nextInt(16)) {
        case 0 -> extents[axis] = 0;
        case 1, 2, 3, 4 -> extents[axis] = 20 + random.nextInt(60);
        case 5 -> extents[axis] = rank <= 2 ? 9_000 : 200;
        default -> {}
      }
    }
  }

  /** The graph of a seed. */
  static DifferentialCase grow(long seed) {
    RandomGraph graph = new RandomGraph(seed);
    int leaves = 1 + graph.random.nextInt(4);
    for (int i = 0; i < leaves; i++) {
      graph.leaf(i);
    }
    RandomOperations operations = new RandomOperations(graph);
    int steps = 2 + graph.random.nextInt(graph.random.nextInt(20) == 0 ? 150 : 22);
    for (int i = 0; i < steps; i++) {
      operations.step();
    }
    return graph.choose();
  }

  private void leaf(int number) {
    int drop = extents.length == 0 ? 0 : random.nextInt(extents.length + 1) / 2;
    int[] dims = new int[extents.length - drop];
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = random.nextInt(6) == 0 ? 1 : extents[axis + drop];
    }
    TensorType type = new TensorType(random.nextInt(8) == 0 ? DType.I32 : dtype, Shape.of(dims));
    Buffer values = Buffer.allocate(type.dtype(), type.shape().size());
    boolean grid = random.nextBoolean();
    for (int i = 0; i < values.size(); i++) {
      double drawn = random.nextDouble() * 6 - 3;
      values.setDouble(i, grid ? Math.rint(drawn * 4) / 4 : drawn);
    }
    int fraction = type.dtype() == DType.I32 ? 0 : grid ? 2 : -1;
    Node value = data(type, values);
    switch (random.nextInt(3)) {
      case 0 -> {
        Node input = Node.of(new Leaf.Input("x" + number, type));
        inputs.add(input);
        arguments.add(values);
        items.add(new Item(input, value, fraction));
      }
      case 1 -> items.add(new Item(data(type, values), value, fraction));
      default -> {
        Buffer storage = Buffer.allocate(type.dtype(), values.size());
        values.copyTo(storage);
        Node variable = Node.leaf(new Leaf.VariableRead("v" + number, type), () -> storage);
        Item item = new Item(variable, value, fraction);
        items.add(item);
        variables.add(item);
      }
    }
  }

  private static Node data(TensorType type, Buffer values) {
    return Node.leaf(new Leaf.Data(type), () -> values);
  }

  /** A grown value, later ones more often. */
  Item any() {
    int back = (int) (random.nextDouble() * random.nextDouble() * items.size());
    return items.get(items.size() - 1 - back);
  }

  /** An axis of a value that has one. */
  int axis(Item x) {
    return random.nextInt(x.shape().rank());
  }

  /** Some of the axes of a value. */
  int[] subset(Item x) {
    return Arrays.stream(x.shape().axes("subset")).filter(axis -> random.nextBoolean()).toArray();
  }

  List<Item> items() {
    return items;
  }

  /** Notes that so many numbers are added up. */
  void addsUp(long count) {
    longestSum = Math.max(longestSum, count);
  }

  /**
   * Adds a value if it is finite and not too large.
   *
   * @param fraction the binary places of the result if it is exact, else −1
   * @param largestSum the largest number met on the way, besides the result
   */
  void add(
      int fraction, double largestSum, List<Item> operands, Function<List<Node>, Node> operation) {
    Node computed = operation.apply(operands.stream().map(Item::value).toList());
    if (computed.shape().size() > LARGEST_SIZE) {
      return;
    }
    Buffer result = Reference.run(new Graph(List.of(), List.of(computed)), List.of()).getFirst();
    Node value = data(computed.type(), result);
    Item found = new Item(null, value, fraction);
    double largest = found.largest();
    if (!(largest <= LARGEST)) {
      return;
    }
    boolean exact =
        fraction >= 0
            && Math.max(largest, largestSum) * Math.scalb(1.0, fraction) < 1 << EXACT_BITS;
    boolean always = !computed.dtype().isFloating();
    Node node = operation.apply(operands.stream().map(Item::node).toList());
    items.add(new Item(node, value, always ? 0 : exact ? fraction : -1));
  }

  /** A loss over one value with its gradients, which descend where they are finite. */
  private void differentiate(List<Node> outputs, List<Node> updated) {
    Item x = any();
    List<Node> moved = variables.stream().filter(Item::floating).map(Item::node).toList();
    if (!x.floating() || x.shape().size() == 0 || moved.isEmpty()) {
      return;
    }
    Node loss = x.node().square().mean();
    List<Node> gradients = Backward.gradients(loss, moved);
    List<Buffer> values = Reference.run(new Graph(inputs, gradients), arguments);
    outputs.addFirst(loss);
    for (int i = 0; i < moved.size(); i++) {
      Item gradient = new Item(null, data(moved.get(i).type(), values.get(i)), -1);
      if (gradient.largest() <= LARGEST) {
        updated.add(moved.get(i));
        outputs.add(moved.get(i).minus(gradients.get(i).times(0.1)));
      }
    }
  }

  private DifferentialCase choose() {
    List<Node> outputs = new ArrayList<>();
    int wanted = 1 + random.nextInt(3);
    outputs.add(items.getLast().node());
    while (outputs.size() < wanted) {
      outputs.add(any().node());
    }
    List<Node> updated = new ArrayList<>();
    boolean learns = random.nextInt(4) == 0;
    if (learns) {
      differentiate(outputs, updated);
      wanted = outputs.size() - updated.size();
    } else {
      update(outputs, updated);
    }
    boolean exact = !learns && items.stream().allMatch(Item::exact);
    return new DifferentialCase(
        new Graph(inputs, outputs), wanted, updated, List.copyOf(arguments), longestSum, exact);
  }

  private void update(List<Node> outputs, List<Node> updated) {
    for (Item variable : variables) {
      List<Item> fitting =
          items.stream()
              .filter(i -> i != variable && i.node().type().equals(variable.node().type()))
              .toList();
      if (random.nextInt(3) > 0) {
        Node update =
            fitting.isEmpty() || random.nextInt(4) == 0
                ? variable.node().times(variable.floating() ? 0.5 : 3).plus(variable.node())
                : fitting.get(random.nextInt(fitting.size())).node();
        updated.add(variable.node());
        outputs.add(update);
      }
    }
  }
}
