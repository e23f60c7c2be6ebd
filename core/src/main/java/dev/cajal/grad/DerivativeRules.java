package dev.cajal.grad;

import dev.cajal.graph.Node;
import dev.cajal.op.ArgReduce;
import dev.cajal.op.ArgSort;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Convert;
import dev.cajal.op.CumulativeSum;
import dev.cajal.op.Gather;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.op.Part;
import dev.cajal.op.Pointwise;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.op.Scan;
import dev.cajal.op.ScatterAdd;
import dev.cajal.op.Sort;
import dev.cajal.op.StopGradient;
import java.util.List;

/** The derivative of every operation: how a node's adjoint contributes to those of its inputs. */
final class DerivativeRules {
  private DerivativeRules() {}

  /**
   * The contribution to each input, null where it is zero or not wanted.
   *
   * <p>Contributions have the input's type and are built only where they are wanted.
   */
  static List<Node> contributions(Pullback at) {
    Node node = at.node();
    return switch (node.op()) {
      case Leaf leaf -> at.none();
      case Pointwise op -> at.each(i -> PointwiseRules.contribution(op.function(), at, i));
      case Convert op -> at.first(() -> at.adjoint().to(node.input(0).dtype()));
      case Reduce op -> at.first(() -> ReductionRules.reduce(op, node, at.adjoint()));
      case ArgReduce op -> at.none();
      case CumulativeSum op ->
          at.first(() -> at.adjoint().cumulativeSum(op.axis(), op.exclusive(), !op.reverse()));
      case MatMul op -> at.each(i -> matmul(op, node, at.adjoint(), i));
      case Movement op -> at.first(() -> MovementRules.contribution(op, node, at.adjoint()));
      case Concatenate op ->
          at.each(i -> MovementRules.concatenated(op.axis(), node, at.adjoint(), i));
      case Gather op ->
          at.first(
              () -> node.input(0).filledLike(0).scatterAdd(op.axis(), node.input(1), at.adjoint()));
      case ScatterAdd op ->
          at.each(i -> i == 0 ? at.adjoint() : at.adjoint().gather(op.axis(), node.input(1)));
      case Sort op ->
          at.first(
              () -> {
                Node order = node.input(0).argsort(op.axis(), op.descending());
                Node places = order.argsort(op.axis(), false);
                return at.adjoint().takeAlong(op.axis(), places);
              });
      case ArgSort op -> at.none();
      case Iota op -> at.none();
      case RandomBits op -> at.none();
      case StopGradient op -> at.none();
      case Scan op -> ScanRules.contributions(op, at);
      case Part op -> at.first(at::adjoint);
    };
  }

  /**
   * With C = A·B: dA = dC·Bᵀ and dB = Aᵀ·dC. Transposed sides only change which product that is, so
   * nothing is ever rearranged in memory.
   */
  private static Node matmul(MatMul op, Node node, Node adjoint, int input) {
    Node left = node.input(0);
    Node right = node.input(1);
    boolean leftFlipped = op.transposeLeft();
    boolean rightFlipped = op.transposeRight();
    if (input == 0) {
      return leftFlipped
          ? Node.of(new MatMul(rightFlipped, true), right, adjoint)
          : Node.of(new MatMul(false, !rightFlipped), adjoint, right);
    }
    return rightFlipped
        ? Node.of(new MatMul(true, leftFlipped), adjoint, left)
        : Node.of(new MatMul(!leftFlipped, false), left, adjoint);
  }
}
