package dev.cajal.compile;

import dev.cajal.compile.RandomGraph.Item;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.Reduction;
import dev.cajal.op.Scan;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The operations that a {@link RandomGraph} grows by. */
final class RandomOperations {
  private static final List<DType> TYPES = List.of(DType.values());

  private final RandomGraph graph;
  private final Random random;
  private final RandomMovements movements;
  private final RandomSelections selections;

  RandomOperations(RandomGraph graph) {
    this.graph = graph;
    this.random = graph.random;
    this.movements = new RandomMovements(graph);
    this.selections = new RandomSelections(graph);
  }

  /** Tries to add one value. */
  void step() {
    Item x = graph.any();
    switch (random.nextInt(27)) {
      case 0, 1, 2 -> unary(x);
      case 3, 4, 5, 6 -> binary(x, graph.any());
      case 7 -> compareAndSelect(x, graph.any());
      case 8, 9, 10, 11, 12, 13, 14 -> movements.step(x);
      case 15, 16, 17 -> reduce(x);
      case 18, 19 -> product(x);
      case 20 -> softmax(x);
      case 21 -> indices(x);
      case 22 -> convert(x);
      case 23 -> scan(x);
      default -> selections.step(x);
    }
  }

  private void keep(Item x, UnaryOperator<Node> operation) {
    add(x, x.fraction(), operation);
  }

  private void add(Item x, int fraction, UnaryOperator<Node> operation) {
    graph.add(fraction, x.largest(), List.of(x), nodes -> operation.apply(nodes.getFirst()));
  }

  private void unary(Item x) {
    if (!x.floating()) {
      if (x.node().dtype() == DType.I32) {
        List<UnaryOperator<Node>> choices = List.of(Node::negate, Node::absolute, Node::sign);
        keep(x, choices.get(random.nextInt(choices.size())));
      } else if (x.node().dtype() == DType.BOOL) {
        keep(x, Node::not);
      }
      return;
    }
    switch (random.nextInt(19)) {
      case 0 -> add(x, -1, Node::exp);
      case 1 -> add(x, -1, n -> n.absolute().plus(0.5).log());
      case 2 -> add(x, -1, n -> n.absolute().log1p());
      case 3 -> add(x, -1, Node::expm1);
      case 4 -> add(x, -1, n -> n.absolute().plus(0.25).sqrt());
      case 5 -> add(x, -1, Node::sin);
      case 6 -> add(x, -1, Node::cos);
      case 7 -> add(x, -1, Node::tanh);
      case 8 -> add(x, -1, Node::sigmoid);
      case 9 -> add(x, -1, Node::erf);
      case 10 -> add(x, -1, Node::softplus);
      case 11 -> keep(x, Node::negate);
      case 12 -> keep(x, Node::absolute);
      case 13 -> keep(x, Node::relu);
      case 14 -> keep(x, n -> n.clamp(-1, 1.5));
      case 15 -> keep(x, n -> n.stopGradient().plus(1));
      case 16 -> add(x, x.exact() ? 2 * x.fraction() : -1, Node::square);
      case 17 -> {
        if (x.exact()) {
          keep(x, Node::floor);
        }
      }
      default -> {
        if (x.exact()) {
          keep(x, Node::sign);
        }
      }
    }
  }

  private void binary(Item x, Item y) {
    if (!x.node().dtype().equals(y.node().dtype()) || !fit(x.shape(), y.shape())) {
      if (x.node().dtype().isNumeric()) {
        keep(x, n -> n.subtractedFrom(2));
      }
      return;
    }
    List<Item> both = List.of(x, y);
    boolean exact = x.exact() && y.exact();
    int kept = exact ? Math.max(x.fraction(), y.fraction()) : -1;
    double largest = Math.max(x.largest(), y.largest());
    if (x.node().dtype() == DType.BOOL) {
      List<PointwiseFunction> logic =
          List.of(
              PointwiseFunction.AND,
              PointwiseFunction.OR,
              PointwiseFunction.XOR,
              PointwiseFunction.EQUAL,
              PointwiseFunction.NOT_EQUAL);
      PointwiseFunction function = logic.get(random.nextInt(logic.size()));
      graph.add(0, 1, both, n -> n.get(0).binary(function, n.get(1)));
      return;
    }
    switch (random.nextInt(7)) {
      case 0, 1 -> graph.add(kept, largest, both, n -> n.get(0).plus(n.get(1)));
      case 2 -> graph.add(kept, largest, both, n -> n.get(0).minus(n.get(1)));
      case 3 -> {
        int fraction = exact ? x.fraction() + y.fraction() : -1;
        graph.add(fraction, largest, both, n -> n.get(0).times(n.get(1)));
      }
      case 4 -> graph.add(kept, largest, both, n -> n.get(0).maximum(n.get(1)));
      case 5 -> graph.add(kept, largest, both, n -> n.get(0).minimum(n.get(1)));
      default -> {
        if (x.floating()) {
          boolean power = random.nextInt(3) == 0;
          graph.add(
              -1,
              largest,
              both,
              power
                  ? n -> n.get(0).absolute().plus(0.5).power(n.get(1).clamp(-3, 3))
                  : n -> n.get(0).dividedBy(n.get(1).absolute().plus(0.5)));
        } else if (x.node().dtype() == DType.I32) {
          graph.add(0, largest, both, n -> n.get(0).dividedBy(n.get(1).absolute().plus(1)));
        }
      }
    }
  }

  private static boolean fit(Shape left, Shape right) {
    for (int i = 1; i <= Math.min(left.rank(), right.rank()); i++) {
      if (left.dim(-i) != right.dim(-i) && left.dim(-i) != 1 && right.dim(-i) != 1) {
        return false;
      }
    }
    return true;
  }

  private void compareAndSelect(Item x, Item y) {
    DType type = x.node().dtype();
    if (!x.exact() || !type.isNumeric()) {
      return;
    }
    List<PointwiseFunction> comparisons =
        List.of(
            PointwiseFunction.LESS,
            PointwiseFunction.LESS_OR_EQUAL,
            PointwiseFunction.GREATER,
            PointwiseFunction.GREATER_OR_EQUAL,
            PointwiseFunction.EQUAL,
            PointwiseFunction.NOT_EQUAL);
    PointwiseFunction comparison = comparisons.get(random.nextInt(comparisons.size()));
    boolean comparable = y.exact() && y.node().dtype() == type && fit(x.shape(), y.shape());
    if (random.nextBoolean() && comparable) {
      graph.add(0, 1, List.of(x, y), n -> n.get(0).binary(comparison, n.get(1)));
    } else if (comparable) {
      int fraction = Math.max(x.fraction(), y.fraction());
      graph.add(
          fraction,
          Math.max(x.largest(), y.largest()),
          List.of(x, y),
          n -> n.get(0).binary(comparison, 1).where(n.get(0), n.get(1)));
    } else {
      keep(x, n -> n.binary(comparison, 1).where(n, n.times(2)));
    }
  }

  private void reduce(Item x) {
    if (!x.floating() && x.node().dtype() != DType.I32) {
      return;
    }
    int[] axes = graph.subset(x);
    if (axes.length == 0) {
      axes = x.shape().axes("reduce");
    }
    int[] chosen = axes;
    int count = 1;
    for (int axis : axes) {
      count *= x.shape().dim(axis);
    }
    graph.addsUp(count);
    boolean empty = count == 0;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> sum(x, count, n -> n.reduce(Reduction.SUM, chosen));
      case 3 -> {
        if (!empty) {
          keep(x, n -> n.max(chosen));
        }
      }
      case 4 -> {
        if (!empty) {
          keep(x, n -> n.min(chosen));
        }
      }
      case 5 -> {
        if (x.floating()) {
          add(x, -1, n -> n.clamp(-1.25, 1.25).plus(0.1).product(chosen));
        }
      }
      case 6 -> {
        if (x.floating() && !empty) {
          add(x, -1, n -> n.variance(chosen));
        }
      }
      default -> {
        if (x.floating() && !empty) {
          add(x, -1, n -> n.logSumExp(chosen));
        }
      }
    }
  }

  private void sum(Item x, int count, UnaryOperator<Node> operation) {
    graph.add(x.fraction(), x.largest() * count, List.of(x), n -> operation.apply(n.getFirst()));
  }

  private void product(Item x) {
    if (!x.floating()) {
      return;
    }
    if (x.shape().rank() < 2) {
      if (x.shape().rank() == 1 && x.shape().size() < 300) {
        multiply(x, x, n -> n.get(0).expand(1).matmul(n.get(1).expand(0)));
      }
      return;
    }
    List<Item> fitting =
        graph.items().stream()
            .filter(y -> y.node().dtype() == x.node().dtype() && y.shape().rank() >= 2)
            .filter(
                y ->
                    y.shape().rank() == 2
                        || (y.shape().rank() == x.shape().rank()
                            && sameBatch(x.shape(), y.shape())))
            .toList();
    Item y = fitting.get(random.nextInt(fitting.size()));
    boolean left = random.nextInt(3) == 0 && y.shape().rank() == x.shape().rank();
    boolean right = random.nextBoolean();
    int inner = x.shape().dim(left ? -2 : -1);
    if (inner == y.shape().dim(right ? -1 : -2)) {
      graph.addsUp(inner);
      multiply(x, y, n -> n.get(0).matmul(n.get(1), left, right));
    } else if (x.shape().dim(-2) < 300) {
      graph.addsUp(x.shape().dim(-1));
      multiply(x, x, n -> n.get(0).matmul(n.get(1), false, true));
    }
  }

  private void multiply(Item x, Item y, Function<List<Node>, Node> operation) {
    int fraction = x.exact() && y.exact() ? x.fraction() + y.fraction() : -1;
    double sum = x.largest() * y.largest() * Math.max(1, x.shape().rank() < 2 ? 1 : widest(x));
    graph.add(fraction, sum, List.of(x, y), operation);
  }

  private static int widest(Item x) {
    return Math.max(x.shape().dim(-1), x.shape().dim(-2));
  }

  private static boolean sameBatch(Shape left, Shape right) {
    for (int axis = 0; axis < left.rank() - 2; axis++) {
      if (left.dim(axis) != right.dim(axis)) {
        return false;
      }
    }
    return true;
  }

  private void softmax(Item x) {
    if (!x.floating() || x.shape().isScalar() || x.shape().size() == 0) {
      return;
    }
    int axis = graph.axis(x);
    graph.addsUp(x.shape().dim(axis));
    boolean log = random.nextBoolean();
    add(x, -1, n -> log ? n.logSoftmax(axis) : n.softmax(axis));
  }

  private void indices(Item x) {
    if (x.node().dtype() == DType.I32 && random.nextBoolean()) {
      DType to = random.nextBoolean() ? graph.dtype : DType.BOOL;
      add(x, 0, n -> n.oneHot(3, to));
    } else if (!x.shape().isScalar()) {
      int axis = graph.axis(x);
      add(x, 0, n -> n.indexAlong(axis));
    }
  }

  private void convert(Item x) {
    DType to = TYPES.get(random.nextInt(TYPES.size()));
    boolean lossy = to != DType.F64 && !(to == DType.F32 && graph.dtype == DType.F32);
    if (!lossy || x.exact()) {
      int fraction = to.isFloating() ? x.fraction() : 0;
      add(x, fraction, n -> n.to(to));
    }
  }

  /** A running mixture over the first axis: the last mixture added to all of them. */
  private void scan(Item x) {
    if (!x.floating() || x.shape().isScalar() || x.shape().dim(0) > 8) {
      return;
    }
    int length = x.shape().dim(0);
    TensorType slice = x.node().type().with(x.shape().without(0));
    Node carry = Node.of(new Leaf.Input("carry", slice));
    Node part = Node.of(new Leaf.Input("slice", slice));
    Node weight = Node.of(new Leaf.Input("weight", x.node().type().with(Shape.scalar())));
    Node next = carry.times(weight).plus(part.tanh());
    Graph body = new Graph(List.of(carry, part, weight), List.of(next, next.minus(part)));
    Scan scan = new Scan(body, 1, 1, length, random.nextBoolean());
    boolean sum = random.nextBoolean();
    add(
        x,
        -1,
        n -> {
          Node start = n.sum(0).sin();
          Node loop = Node.of(scan, start, n, n.literal(0.5));
          Node last = Node.of(new Part(0, slice), loop);
          return sum ? last.plus(Node.of(new Part(1, n.type()), loop)) : last;
        });
  }
}
