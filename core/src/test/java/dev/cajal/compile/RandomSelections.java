package dev.cajal.compile;

import dev.cajal.compile.RandomGraph.Item;
import dev.cajal.graph.Node;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.RandomBits;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The operations with kernels of their own that a {@link RandomGraph} grows by. */
final class RandomSelections {
  private final RandomGraph graph;
  private final Random random;

  RandomSelections(RandomGraph graph) {
    this.graph = graph;
    this.random = graph.random;
  }

  /** Tries to add one value. */
  void step(Item x) {
    if (x.shape().isScalar() || !x.node().dtype().isNumeric() || x.shape().size() == 0) {
      return;
    }
    int axis = graph.axis(x);
    boolean flag = random.nextBoolean();
    boolean other = random.nextBoolean();
    switch (random.nextInt(9)) {
      case 0 -> indexed(x, axis, n -> n.get(0).gather(axis, n.get(1)));
      case 1 ->
          indexed(
              x, axis, n -> n.get(0).scatterAdd(axis, n.get(1), n.get(0).gather(axis, n.get(1))));
      case 2 -> {
        graph.addsUp(x.shape().dim(axis));
        double sum = x.largest() * x.shape().dim(axis);
        graph.add(
            x.fraction(), sum, List.of(x), n -> n.getFirst().cumulativeSum(axis, flag, other));
      }
      case 3 -> keep(x, n -> n.sort(axis, flag));
      case 4 -> ordered(x, n -> n.argsort(axis, flag));
      case 5 -> ordered(x, n -> flag ? n.argmax(axis) : n.argmin(axis));
      case 6 -> {
        int k = Math.min(3, x.shape().dim(axis));
        keep(x, n -> n.topK(axis, k).values());
      }
      case 7 -> ordered(x, n -> n.topK(axis, 1).indices());
      default -> {
        Shape shape = x.shape();
        int step = random.nextInt(5);
        Function<Node, Node> key =
            n -> Node.literal(step, n.type().with(DType.I32).with(Shape.of(4)));
        graph.add(
            -1,
            0,
            List.of(x),
            n ->
                Node.of(new RandomBits(shape), key.apply(n.getFirst()))
                    .unary(PointwiseFunction.UNIFORM));
      }
    }
  }

  private void keep(Item x, UnaryOperator<Node> operation) {
    graph.add(x.fraction(), 0, List.of(x), n -> operation.apply(n.getFirst()));
  }

  /** What depends on the order of numbers needs exact ones. */
  private void ordered(Item x, UnaryOperator<Node> operation) {
    if (x.exact()) {
      graph.add(0, 0, List.of(x), n -> operation.apply(n.getFirst()));
    }
  }

  private void indexed(Item x, int axis, Function<List<Node>, Node> operation) {
    int last = x.shape().dim(axis) - 1;
    List<Item> integers =
        graph.items().stream()
            .filter(y -> y.node().dtype() == DType.I32 && y.shape().size() <= 50)
            .toList();
    if (!integers.isEmpty()) {
      Item y = integers.get(random.nextInt(integers.size()));
      graph.addsUp(y.shape().size());
      graph.add(
          x.fraction(),
          x.largest() * (1 + y.shape().size()),
          List.of(x, y),
          n -> operation.apply(List.of(n.get(0), n.get(1).absolute().clamp(0, last))));
    }
  }
}
