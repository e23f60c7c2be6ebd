package dev.cajal.compile;

import dev.cajal.compile.RandomGraph.Item;
import dev.cajal.graph.Node;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The rearrangements that a {@link RandomGraph} grows by. */
final class RandomMovements {
  private final RandomGraph graph;
  private final Random random;

  RandomMovements(RandomGraph graph) {
    this.graph = graph;
    this.random = graph.random;
  }

  /** Tries to add one value. */
  void step(Item x) {
    switch (random.nextInt(8)) {
      case 0, 1 -> reshape(x);
      case 2 -> transpose(x);
      case 3 -> slice(x);
      case 4 -> reverse(x);
      case 5 -> pad(x);
      case 6 -> concatenate(x);
      default -> broadcast(x);
    }
  }

  private void keep(Item x, UnaryOperator<Node> operation) {
    graph.add(x.fraction(), 0, List.of(x), nodes -> operation.apply(nodes.getFirst()));
  }

  private void reshape(Item x) {
    int size = x.shape().size();
    switch (random.nextInt(4)) {
      case 0 -> keep(x, n -> n.reshape(Shape.of(size)));
      case 1 -> {
        int position = random.nextInt(x.shape().rank() + 1);
        keep(x, n -> n.expand(position));
      }
      case 2 -> {
        List<Integer> real = new ArrayList<>();
        for (int dim : x.shape().dims()) {
          if (dim != 1) {
            real.add(dim);
          }
        }
        keep(x, n -> n.reshape(Shape.of(real)));
      }
      default -> {
        List<Integer> divisors = new ArrayList<>();
        for (int i = 1; i <= Math.min(size, 40); i++) {
          if (size % i == 0) {
            divisors.add(i);
          }
        }
        if (!divisors.isEmpty()) {
          int rows = divisors.get(random.nextInt(divisors.size()));
          keep(x, n -> n.reshape(Shape.of(rows, size / rows)));
        }
      }
    }
  }

  private void transpose(Item x) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      order.add(random.nextInt(order.size() + 1), axis);
    }
    keep(x, n -> n.transpose(order.stream().mapToInt(Integer::intValue).toArray()));
  }

  private void slice(Item x) {
    if (x.shape().isScalar()) {
      return;
    }
    int axis = graph.axis(x);
    int start = random.nextInt(x.shape().dim(axis) + 1);
    int end = start + random.nextInt(x.shape().dim(axis) - start + 1);
    int step = 1 + random.nextInt(3);
    boolean whole = random.nextInt(3) > 0;
    keep(x, n -> whole ? n.slice(axis, 0, n.shape().dim(axis), step) : n.slice(axis, start, end));
  }

  private void reverse(Item x) {
    int[] axes = graph.subset(x);
    if (axes.length > 0) {
      keep(x, n -> n.reverse(axes));
    }
  }

  private void pad(Item x) {
    if (x.shape().isScalar() || x.node().dtype() == DType.U8) {
      return;
    }
    int axis = graph.axis(x);
    int low = random.nextInt(3);
    int high = random.nextInt(3);
    double value = x.node().dtype() == DType.BOOL ? 1 : random.nextInt(3) - 1;
    graph.add(x.fraction(), 0, List.of(x), n -> n.getFirst().pad(axis, low, high, value));
  }

  private void concatenate(Item x) {
    if (x.shape().isScalar()) {
      return;
    }
    int axis = graph.axis(x);
    List<Item> parts = new ArrayList<>(List.of(x));
    for (Item other : graph.items()) {
      boolean fits =
          other.node().dtype() == x.node().dtype()
              && other.shape().rank() == x.shape().rank()
              && other.shape().without(axis).equals(x.shape().without(axis));
      if (fits && random.nextBoolean() && parts.size() < 4) {
        parts.add(other);
      }
    }
    boolean exact = parts.stream().allMatch(Item::exact);
    int fraction = exact ? parts.stream().mapToInt(Item::fraction).max().orElse(0) : -1;
    graph.add(fraction, 0, parts, n -> n.getFirst().concatenate(axis, n.subList(1, n.size())));
  }

  private void broadcast(Item x) {
    int lead = random.nextInt(3);
    Shape shape = x.shape();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) == 1 && random.nextBoolean()) {
        shape = shape.with(axis, 1 + random.nextInt(5));
      }
    }
    for (int i = 0; i < lead; i++) {
      shape = shape.inserted(0, 1 + random.nextInt(4));
    }
    Shape target = shape;
    keep(x, n -> n.broadcastTo(target));
  }
}
