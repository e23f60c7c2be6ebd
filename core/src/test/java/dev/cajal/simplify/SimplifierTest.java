package dev.cajal.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.graph.Source;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Convert;
import dev.cajal.op.Leaf;
import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.op.Op;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimplifierTest {
  private final Node x = Node.of(new Leaf.Input("x", TensorType.f32(2, 3)));
  private final Node y = Node.of(new Leaf.Input("y", TensorType.f32(2, 3)));
  private final Node n = Node.of(new Leaf.Input("n", new TensorType(DType.I32, Shape.of(2))));
  private final Node b = Node.of(new Leaf.Input("b", new TensorType(DType.BOOL, Shape.of(2))));

  private Node simple(Node node) {
    Graph graph = new Graph(List.of(x, y, n, b), List.of(node));
    return Simplifier.simplify(graph).outputs().getFirst();
  }

  private void assertSame(Node node, Node expected) {
    assertThat(simple(node)).isSameAs(expected);
  }

  private void assertOp(Node node, Op op, Node... inputs) {
    Node simple = simple(node);
    assertThat(simple.op()).isEqualTo(op);
    assertThat(simple.inputs()).containsExactly(inputs);
  }

  private void assertLiteral(Node node, double value) {
    assertThat(simple(node).op()).isEqualTo(new Leaf.Literal(value, node.type()));
  }

  private static Op function(PointwiseFunction function) {
    return new Pointwise(function);
  }

  @Test
  void simplify_whatDoesNothing_vanishes() {
    assertSame(x.times(1), x);
    assertSame(x.filledLike(1).times(x), x);
    assertSame(x.dividedBy(1), x);
    assertSame(x.minus(0), x);
    assertSame(x.plus(-0.0), x);
    assertSame(x.filledLike(-0.0).plus(x), x);
    assertSame(n.plus(0), n);
    assertSame(x.negate().negate(), x);
    assertSame(x.minimum(x), x);
    assertSame(x.stopGradient(), x);
    assertSame(b.not().not(), b);
    assertSame(b.and(b), b);
  }

  @Test
  void simplify_whatChangesBits_stays() {
    assertThat(simple(x.plus(0)).op()).isEqualTo(function(PointwiseFunction.ADD));
    assertThat(simple(x.times(0)).op()).isEqualTo(function(PointwiseFunction.MULTIPLY));
    assertThat(simple(x.minus(x)).op()).isEqualTo(function(PointwiseFunction.SUBTRACT));
    assertThat(simple(x.dividedBy(3)).op()).isEqualTo(function(PointwiseFunction.DIVIDE));
    assertThat(simple(x.power(3)).op()).isEqualTo(function(PointwiseFunction.POWER));
    assertThat(simple(x.lessThan(y).not()).op()).isEqualTo(function(PointwiseFunction.NOT));
  }

  @Test
  void simplify_signs_join() {
    assertOp(x.times(-1), function(PointwiseFunction.NEGATE), x);
    assertOp(x.plus(y.negate()), function(PointwiseFunction.SUBTRACT), x, y);
    assertOp(x.negate().plus(y), function(PointwiseFunction.SUBTRACT), y, x);
    assertOp(x.minus(y.negate()), function(PointwiseFunction.ADD), x, y);
    assertOp(x.negate().times(y.negate()), function(PointwiseFunction.MULTIPLY), x, y);
    assertOp(x.negate().absolute(), function(PointwiseFunction.ABSOLUTE), x);
  }

  @Test
  void simplify_division_byPowerOfTwo_multiplies() {
    Node simple = simple(x.dividedBy(4));
    assertThat(simple.op()).isEqualTo(function(PointwiseFunction.MULTIPLY));
    assertThat(simple.input(1).op()).isEqualTo(new Leaf.Literal(0.25, x.type()));
    assertThat(simple(x.dividedBy(0x1p-149)).op()).isEqualTo(function(PointwiseFunction.DIVIDE));
    assertThat(simple(n.dividedBy(4)).op()).isEqualTo(function(PointwiseFunction.DIVIDE));
  }

  @Test
  void simplify_literalPowers_areCheap() {
    assertLiteral(x.power(0), 1);
    assertSame(x.power(1), x);
    assertOp(x.power(2), function(PointwiseFunction.MULTIPLY), x, x);
    assertOp(x.power(0.5), function(PointwiseFunction.SQRT), x);
    assertThat(simple(x.power(-1)).op()).isEqualTo(function(PointwiseFunction.DIVIDE));
  }

  @Test
  void simplify_literals_areComputedInTheirType() {
    assertLiteral(x.filledLike(0.1).plus(0.2), (float) 0.1 + (float) 0.2);
    assertLiteral(n.filledLike(Integer.MAX_VALUE).plus(1), Integer.MIN_VALUE);
    assertThat(simple(n.filledLike(1).dividedBy(0)).op())
        .isEqualTo(function(PointwiseFunction.DIVIDE));
    assertLiteral(x.filledLike(2).greaterThan(1), 1);
    assertLiteral(x.filledLike(2.7).to(DType.I32), 2);
    assertLiteral(x.filledLike(3).sum(1), 9);
    assertLiteral(x.filledLike(0.1).max(), (float) 0.1);
    assertThat(simple(x.filledLike(0.1).sum()).op().label()).isEqualTo("reduce_sum");
    assertThat(simple(x.filledLike(1).exp()).op()).isEqualTo(function(PointwiseFunction.EXP));
  }

  @Test
  void simplify_literals_moveForNothing() {
    Node one = Node.literal(1, TensorType.f32());
    assertLiteral(one.broadcastTo(Shape.of(4, 5)), 1);
    assertLiteral(one.broadcastTo(Shape.of(4, 5)).transpose().reshape(20), 1);
    assertLiteral(x.filledLike(1).slice(0, 1, 2).reverse(1), 1);
    assertLiteral(x.filledLike(2).pad(0, 1, 1, 2), 2);
    assertThat(simple(x.filledLike(2).pad(0, 1, 1, 0)).op()).isInstanceOf(Movement.Pad.class);
    assertLiteral(x.filledLike(2).concatenate(0, List.of(x.filledLike(2))), 2);
  }

  @Test
  void simplify_movements_join() {
    assertSame(x.reshape(6).reshape(2, 3), x);
    assertOp(x.reshape(6).reshape(3, 2), new Movement.Reshape(Shape.of(3, 2)), x);
    assertSame(x.transpose().transpose(), x);
    assertOp(x.expand(1).transpose(1, 0, 2), new Movement.Reshape(Shape.of(1, 2, 3)), x);
    assertOp(
        x.broadcastTo(Shape.of(4, 2, 3)).broadcastTo(Shape.of(5, 4, 2, 3)),
        new Movement.Broadcast(Shape.of(5, 4, 2, 3)),
        x);
    assertOp(
        x.expand(0).broadcastTo(Shape.of(4, 2, 3)), new Movement.Broadcast(Shape.of(4, 2, 3)), x);
    assertSame(x.slice(1, 0, 3), x);
    assertOp(
        x.slice(1, 1, 3).slice(1, 1, 2),
        new Movement.Slice(List.of(0, 2), List.of(2, 3), List.of(1, 1)),
        x);
    assertSame(x.pad(0, 0, 0, 5), x);
    assertSame(x.reverse(0).reverse(0), x);
    assertOp(x.reverse().reverse(0), new Movement.Reverse(List.of(1)), x);
    assertSame(x.concatenate(0, List.of(x.slice(0, 0, 0))), x);
    assertSame(x.expand(0).sum(0), x);
  }

  @Test
  void simplify_conversions_thatLoseNothing_vanish() {
    assertSame(x.to(DType.F64).to(DType.F32), x);
    assertSame(b.to(DType.F32).to(DType.BOOL), b);
    assertSame(n.to(DType.F64).to(DType.I32), n);
    assertThat(simple(n.to(DType.F32).to(DType.I32)).op()).isEqualTo(new Convert(DType.I32));
    assertThat(simple(x.to(DType.I32).to(DType.F32)).op()).isEqualTo(new Convert(DType.F32));
  }

  @Test
  void simplify_select_withKnownCondition_takesTheBranch() {
    Node yes = Node.literal(1, new TensorType(DType.BOOL, x.shape()));
    assertSame(yes.where(x, y), x);
    assertSame(yes.not().where(x, y), y);
    Node unknown = x.lessThan(y);
    assertSame(unknown.where(x, x), x);
    Node simple = simple(unknown.not().where(x, y));
    assertThat(simple.inputs().subList(1, 3)).containsExactly(y, x);
  }

  @Test
  void simplify_transposedFactors_becomeFlags() {
    assertOp(x.transpose().matmul(y), new MatMul(true, false), x, y);
    assertOp(x.matmul(y.transpose()), new MatMul(false, true), x, y);
    assertOp(x.transpose().matmul(y.transpose(), true, false), new MatMul(false, true), x, y);
  }

  @Test
  void simplify_equalNodes_becomeOne() {
    Node sum = x.exp().plus(y).times(y.plus(x.exp()));
    Node simple = simple(sum);
    assertThat(simple.input(0)).isSameAs(simple.input(1));
    assertThat(simple(x.minus(y).times(y.minus(x))).inputs()).doesNotHaveDuplicates();
  }

  @Test
  void simplify_leaves_areOneIfTheyShareStorage() {
    Buffer buffer = new Buffer.F32(new float[6]);
    Source source = () -> buffer;
    Leaf data = new Leaf.Data(x.type());
    Node first = Node.leaf(data, source);
    Node simple = simple(first.plus(Node.leaf(data, source)));
    assertThat(simple.input(0)).isSameAs(simple.input(1));
    Node other = simple(first.plus(Node.leaf(data, () -> new Buffer.F32(new float[6]))));
    assertThat(other.input(0)).isNotSameAs(other.input(1));
  }

  @Test
  void simplify_unusedInputs_stayInTheSignature() {
    Graph graph = new Graph(List.of(x, y), List.of(x.exp()));
    assertThat(Simplifier.simplify(graph)).isSameAs(graph);
  }

  @Test
  void simplify_keepsWhereNodesWereBuilt() {
    Node node = Origin.within("encoder.0", () -> x.plus(y.negate()));
    assertThat(simple(node).origin()).isEqualTo("encoder.0");
  }

  @Test
  void simplify_longChains_needNoStack() {
    Node node = x;
    for (int i = 0; i < 50_000; i++) {
      node = node.sin().negate();
    }
    assertThat(simple(node).type()).isEqualTo(x.type());
  }
}
