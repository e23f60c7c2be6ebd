package dev.cajal.support;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws one operation after the other that fits what a {@link RandomGraph} has so far. */
final class RandomOperations {
  private static final PointwiseFunction[] SMOOTH = {
    PointwiseFunction.EXP,
    PointwiseFunction.TANH,
    PointwiseFunction.SIGMOID,
    PointwiseFunction.SIN,
    PointwiseFunction.COS,
    PointwiseFunction.ERF,
    PointwiseFunction.EXPM1
  };
  private static final PointwiseFunction[] EXACT = {
    PointwiseFunction.NEGATE, PointwiseFunction.NEGATE, PointwiseFunction.ABSOLUTE
  };
  private static final PointwiseFunction[] ARITHMETIC = {
    PointwiseFunction.ADD, PointwiseFunction.SUBTRACT, PointwiseFunction.MULTIPLY,
    PointwiseFunction.DIVIDE, PointwiseFunction.MINIMUM, PointwiseFunction.MAXIMUM
  };
  private static final PointwiseFunction[] WHOLE = {
    PointwiseFunction.ADD,
    PointwiseFunction.SUBTRACT,
    PointwiseFunction.MULTIPLY,
    PointwiseFunction.MINIMUM,
    PointwiseFunction.MAXIMUM
  };
  private static final PointwiseFunction[] COMPARISONS = {
    PointwiseFunction.EQUAL, PointwiseFunction.NOT_EQUAL, PointwiseFunction.LESS,
    PointwiseFunction.LESS_OR_EQUAL, PointwiseFunction.GREATER, PointwiseFunction.GREATER_OR_EQUAL
  };
  private static final PointwiseFunction[] LOGIC = {
    PointwiseFunction.AND, PointwiseFunction.OR, PointwiseFunction.XOR
  };

  private final RandomGraph made;
  private final Random random;

  RandomOperations(RandomGraph made) {
    this.made = made;
    this.random = made.random();
  }

  private static <T> T any(Random random, T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  void addOne() {
    switch (random.nextInt(20)) {
      case 0 -> smooth();
      case 1 -> exactUnary();
      case 2, 3 -> withLiterals();
      case 4, 5 -> binary();
      case 6 -> compare();
      case 7 -> logic();
      case 8, 9 -> move();
      case 10 -> repeat();
      case 11 -> cut();
      case 12 -> reduce();
      case 13 -> matmul();
      case 14 -> select();
      case 15 -> convert();
      case 16 -> pickByIndex();
      case 17 -> order();
      case 18 -> scan();
      default -> whole();
    }
  }

  private Node number() {
    return made.pick(made.dtype());
  }

  private void smooth() {
    Node x = number();
    made.add(x.clamp(-3, 3).unary(any(random, SMOOTH)), false);
    if (random.nextBoolean()) {
      made.add(x.absolute().plus(0.5).log(), false);
      made.add(x.absolute().sqrt(), false);
    }
  }

  private void exactUnary() {
    Node x = number();
    made.add(x.unary(any(random, EXACT)), made.isExact(x));
    if (made.isExact(x)) {
      made.add(random.nextBoolean() ? x.floor() : x.sign(), true);
    }
  }

  private void withLiterals() {
    for (int i = 0; i < 3; i++) {
      withLiteral();
    }
  }

  private void withLiteral() {
    Node x = number();
    PointwiseFunction function = any(random, ARITHMETIC);
    Node literal = x.filledLike(made.number());
    made.add(
        random.nextInt(3) == 0 && function != PointwiseFunction.DIVIDE
            ? literal.binary(function, x)
            : x.binary(function, literal),
        false);
  }

  private Node partner(Node x) {
    return made.pick(
        y ->
            y.dtype() == x.dtype()
                && (y.shape().broadcastsTo(x.shape()) || x.shape().broadcastsTo(y.shape())));
  }

  private void binary() {
    Node x = number();
    Node y = partner(x);
    PointwiseFunction function = any(random, ARITHMETIC);
    boolean divides = function == PointwiseFunction.DIVIDE;
    made.add(x.binary(function, divides ? y.absolute().plus(0.5) : y), false);
  }

  private void whole() {
    Node x = made.pick(DType.I32);
    made.add(x.binary(any(random, WHOLE), partner(x)), true);
    made.add(x.binary(any(random, WHOLE), made.number()), true);
  }

  private void compare() {
    Node x = made.pick(node -> node.dtype() != DType.BOOL && made.isExact(node));
    Node y =
        made.pick(
            node ->
                node.dtype() == x.dtype()
                    && made.isExact(node)
                    && node.shape().broadcastsTo(x.shape()));
    made.add(x.binary(any(random, COMPARISONS), y), true);
  }

  private void logic() {
    Node x = made.pick(DType.BOOL);
    if (x != null) {
      made.add(x.binary(any(random, LOGIC), partner(x)), true);
      made.add(x.not(), true);
      made.add(x.binary(any(random, LOGIC), random.nextInt(2)), true);
    }
  }

  private void move() {
    Node x = made.pick(node -> true);
    int rank = x.shape().rank();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      axes.add(axis);
    }
    Collections.shuffle(axes, random);
    int[] order = axes.stream().mapToInt(Integer::intValue).toArray();
    Node moved =
        switch (random.nextInt(4)) {
          case 0 -> rank == 0 ? x.reshape(1) : x.flatten(random.nextInt(rank));
          case 1 -> x.expand(random.nextInt(rank + 1));
          case 2 -> x.reverse(rank == 0 ? new int[0] : new int[] {random.nextInt(rank)});
          default -> rank == 0 ? x.reshape(1, 1) : x.transpose(order);
        };
    made.add(moved, made.isExact(x));
  }

  private void repeat() {
    Node x = made.pick(node -> node.shape().rank() < 3);
    if (x == null) {
      return;
    }
    Shape target = x.shape().inserted(0, 1 + random.nextInt(3));
    for (int axis = 1; axis < target.rank(); axis++) {
      if (target.dim(axis) == 1) {
        target = target.with(axis, 1 + random.nextInt(4));
      }
    }
    made.add(x.broadcastTo(target), made.isExact(x));
  }

  private void cut() {
    Node x = made.pick(node -> node.shape().rank() > 0 && node.dtype() != DType.BOOL);
    if (x == null) {
      return;
    }
    int axis = random.nextInt(x.shape().rank());
    int extent = x.shape().dim(axis);
    int start = random.nextInt(extent);
    int end = start + 1 + random.nextInt(extent - start);
    Node part = x.slice(axis, start, end, 1 + random.nextInt(2));
    Node result =
        switch (random.nextInt(3)) {
          case 0 -> part;
          case 1 -> x.pad(axis, random.nextInt(2), random.nextInt(3), random.nextInt(2));
          default -> x.concatenate(axis, List.of(part, x));
        };
    made.add(result, made.isExact(x));
  }

  private void reduce() {
    Node x = made.pick(node -> node.dtype() == made.dtype() || node.dtype() == DType.I32);
    int rank = x.shape().rank();
    int[] axes = rank == 0 ? new int[0] : new int[] {random.nextInt(rank)};
    Reduction reduction = any(random, Reduction.values());
    boolean keeps = reduction == Reduction.MAXIMUM || reduction == Reduction.MINIMUM;
    Node source = reduction == Reduction.PRODUCT ? x.minimum(2).maximum(-2) : x;
    boolean isExact = x.dtype() == DType.I32 || (keeps && made.isExact(x));
    made.add(source.reduce(reduction, random.nextInt(3) == 0 ? new int[0] : axes), isExact);
    if (rank > 0) {
      int axis = random.nextInt(rank);
      boolean exclusive = random.nextBoolean();
      made.add(x.cumulativeSum(axis, exclusive, random.nextBoolean()), x.dtype() == DType.I32);
      if (made.isExact(x)) {
        made.add(random.nextBoolean() ? x.argmax(axis) : x.argmin(axis), true);
      }
    }
  }

  private void matmul() {
    Node left = made.pick(x -> x.dtype() == made.dtype() && x.shape().rank() >= 2);
    if (left == null) {
      return;
    }
    boolean flipLeft = random.nextBoolean();
    boolean flipRight = random.nextBoolean();
    int inner = left.shape().dim(flipLeft ? -2 : -1);
    Node right =
        made.pick(
            x ->
                x.dtype() == made.dtype()
                    && x.shape().rank() >= 2
                    && x.shape().dim(flipRight ? -1 : -2) == inner
                    && (x.shape().rank() == 2 || batches(x).equals(batches(left))));
    if (right != null) {
      Node product =
          random.nextBoolean()
              ? left.matmul(right, flipLeft, flipRight)
              : flipLeft
                  ? left.transposeLast().matmul(right, false, flipRight)
                  : left.matmul(flipRight ? right.transposeLast() : right);
      made.add(product.tanh(), false);
    }
  }

  private static Shape batches(Node matrices) {
    int rank = matrices.shape().rank();
    return matrices.shape().without(rank - 1).without(rank - 2);
  }

  private void select() {
    Node x = number();
    Node condition = made.pick(c -> c.dtype() == DType.BOOL && c.shape().broadcastsTo(x.shape()));
    if (condition != null) {
      Node other = random.nextInt(3) == 0 ? x.filledLike(made.number()) : x.negate();
      made.add(condition.where(x, other), made.isExact(x));
    }
  }

  private void convert() {
    Node x = made.pick(node -> node.dtype() != made.dtype() || made.isExact(node));
    if (x.dtype() == made.dtype()) {
      made.add(x.clamp(-100, 100).to(DType.I32), true);
    } else {
      made.add(x.to(made.dtype()), true);
      made.add(x.to(DType.I32), true);
    }
  }

  private void pickByIndex() {
    Node x = made.pick(node -> node.dtype() == made.dtype() && node.shape().rank() > 0);
    if (x == null) {
      return;
    }
    int axis = random.nextInt(x.shape().rank());
    int extent = x.shape().dim(axis);
    Node wanted = made.pick(DType.I32);
    Node indices = wanted.maximum(0).minimum(extent - 1);
    Node picked = x.gather(axis, indices);
    if (picked.shape().size() <= 500) {
      made.add(picked, made.isExact(x));
    }
    if (indices.shape().size() <= 12) {
      made.add(x.scatterAdd(axis, indices, picked), false);
    }
  }

  private void order() {
    Node x =
        made.pick(
            node -> node.dtype() != DType.BOOL && node.shape().rank() > 0 && made.isExact(node));
    if (x != null) {
      int axis = random.nextInt(x.shape().rank());
      boolean descending = random.nextBoolean();
      made.add(x.sort(axis, descending), true);
      made.add(x.argsort(axis, descending), true);
    }
  }

  /** A loop that mixes a carry with a sequence, and carries on what does not matter as well. */
  private void scan() {
    Node sequence = made.pick(x -> x.dtype() == made.dtype() && x.shape().rank() > 0);
    if (sequence == null) {
      return;
    }
    TensorType slice = sequence.type().with(sequence.shape().without(0));
    Node carry = Node.of(new Leaf.Input("carry", slice));
    Node still = Node.of(new Leaf.Input("still", slice));
    Node idle = Node.of(new Leaf.Input("idle", slice));
    Node step = Node.of(new Leaf.Input("step", slice));
    Node factor = Node.of(new Leaf.Input("factor", slice));
    Node same = Node.of(new Leaf.Input("same", slice));
    Node next = carry.times(factor).plus(step).plus(still.times(same.times(1))).tanh();
    Graph body =
        new Graph(
            List.of(carry, still, idle, step, factor, same),
            List.of(next, still, idle.plus(next), next.negate(), step.times(next)));
    Scan scan = new Scan(body, 3, 1, sequence.shape().dim(0), random.nextBoolean());
    Node first = sequence.at(0, 0);
    Node constant = random.nextBoolean() ? first.cos() : first.filledLike(made.number());
    Node loop = Node.of(scan, List.of(first, constant, first, sequence, constant, constant));
    for (int part = 0; part < scan.resultTypes().size(); part++) {
      if (random.nextBoolean()) {
        made.add(Node.of(new Part(part, scan.resultTypes().get(part)), loop), false);
      }
    }
  }
}
