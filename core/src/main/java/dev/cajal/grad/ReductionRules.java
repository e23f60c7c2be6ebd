package dev.cajal.grad;

import dev.cajal.graph.Node;
import dev.cajal.op.Reduce;
import dev.cajal.shape.Shape;

/**
 * The derivatives of reductions.
 *
 * <p>Where several elements are the largest (or smallest), they share the adjoint equally.
 */
final class ReductionRules {
  private ReductionRules() {}

  static Node reduce(Reduce op, Node node, Node adjoint) {
    return switch (op.reduction()) {
      case SUM -> spread(op, node, adjoint);
      case PRODUCT -> product(op, node, adjoint);
      case MAXIMUM, MINIMUM -> extreme(op, node, adjoint);
    };
  }

  /** A reduced value repeated over the axes that vanished. */
  private static Node spread(Reduce op, Node node, Node reduced) {
    Node x = node.input(0);
    if (op.axes().isEmpty()) {
      return reduced;
    }
    return x.restored(reduced, axes(op)).broadcastTo(x.shape());
  }

  private static int[] axes(Reduce op) {
    return op.axes().stream().mapToInt(Integer::intValue).toArray();
  }

  private static Node extreme(Reduce op, Node node, Node adjoint) {
    if (op.axes().isEmpty()) {
      return adjoint;
    }
    Node winners = node.input(0).equalTo(spread(op, node, node));
    Node count = winners.to(adjoint.dtype()).sum(axes(op));
    Node share = spread(op, node, adjoint.dividedBy(count));
    return winners.where(share, share.filledLike(0));
  }

  /**
   * The adjoint times the product of all other elements, found without a division, which zeros
   * would spoil: the products of the elements before and after each one, along one axis of n, in
   * log₂ n steps that double the reach of running products.
   */
  private static Node product(Reduce op, Node node, Node adjoint) {
    Node x = node.input(0);
    Shape shape = x.shape();
    int[] order = new int[shape.rank()];
    int next = 0;
    for (int axis = 0; axis < order.length; axis++) {
      if (!op.axes().contains(axis)) {
        order[next++] = axis;
      }
    }
    for (int axis : op.axes()) {
      order[next++] = axis;
    }
    int rows = node.shape().size();
    int extent = op.axes().stream().mapToInt(shape::dim).reduce(1, (a, b) -> a * b);
    Node moved = order.length == 0 ? x : x.transpose(order);
    Node lines = moved.reshape(Shape.of(rows, extent));
    Node before = running(shifted(lines, 1));
    Node after = running(shifted(lines.reverse(1), 1)).reverse(1);
    Node others = before.times(after).reshape(moved.shape());
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    Node restored = order.length == 0 ? others : others.transpose(back);
    return spread(op, node, adjoint).times(restored);
  }

  /** Running products along the last axis of a matrix. */
  private static Node running(Node lines) {
    Node product = lines;
    for (int reach = 1; reach < lines.shape().dim(1); reach *= 2) {
      product = product.times(shifted(product, reach));
    }
    return product;
  }

  /** Moved to the right by some places, ones moving in. */
  private static Node shifted(Node lines, int places) {
    int extent = lines.shape().dim(1);
    int kept = Math.max(0, extent - places);
    return lines.slice(1, 0, kept).pad(1, extent - kept, 0, 1);
  }
}
