package dev.cajal.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.op.Movement;
import dev.cajal.reference.Reference;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackwardTest {
  private static Node input(String name, int... dims) {
    return Node.of(new Leaf.Input(name, TensorType.f32(dims)));
  }

  @Test
  void gradients_independent_areZerosOfTheRightType() {
    Node x = input("x", 2);
    Node y = input("y", 3);
    Node gradient = Backward.gradients(x.sum(), List.of(y)).getFirst();
    assertThat(gradient.op()).isEqualTo(new Leaf.Literal(0, TensorType.f32(3)));
    Node stopped = Backward.gradients(x.stopGradient().sum(), List.of(x)).getFirst();
    assertThat(stopped.op()).isEqualTo(new Leaf.Literal(0, TensorType.f32(2)));
  }

  @Test
  void gradients_throughIntegers_areZero() {
    Node x = input("x", 2);
    Node whole = x.to(DType.I32).to(DType.F32);
    assertThat(Backward.gradients(whole.sum(), List.of(x)).getFirst().op())
        .isInstanceOf(Leaf.Literal.class);
  }

  @Test
  void gradients_ofTheOutputItself_areTheSeed() {
    Node x = input("x", 2);
    Node seed = input("seed", 2);
    assertThat(Backward.gradients(List.of(x), List.of(seed), List.of(x))).containsExactly(seed);
  }

  @Test
  void gradients_ofIntermediateAndLeaf_areBothGiven() {
    Node x = input("x", 2);
    Node y = x.times(3);
    List<Node> gradients = Backward.gradients(y.times(2).sum(), List.of(y, x));
    Graph graph = new Graph(List.of(x), gradients);
    List<Buffer> found = Reference.run(graph, List.of(new Buffer.F32(new float[2])));
    assertThat(found.get(0).floats()).containsExactly(2, 2);
    assertThat(found.get(1).floats()).containsExactly(6, 6);
  }

  @Test
  void gradients_ofUnwantedBranches_areNotBuilt() {
    Node x = input("x", 2, 2);
    Node w = input("w", 2, 2);
    Node gradient = Backward.gradients(x.exp().matmul(w).sum(), List.of(w)).getFirst();
    Node exp = x.exp();
    long exps =
        Graph.reachable(List.of(gradient)).stream()
            .filter(node -> node.op().equals(exp.op()))
            .count();
    assertThat(exps).isEqualTo(1);
  }

  @Test
  void gradients_ofMatmul_moveNothingInMemory() {
    Node a = input("a", 2, 3);
    Node b = input("b", 3, 4);
    List<Node> gradients = Backward.gradients(a.matmul(b).sum(), List.of(a, b));
    assertThat(Graph.reachable(gradients))
        .noneMatch(node -> node.op() instanceof Movement.Transpose);
  }

  @Test
  void gradients_ofVeryLongChains_needNoStack() {
    Node x = input("x");
    Node y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.sin();
    }
    assertThat(Backward.gradients(y, List.of(x)).getFirst().type()).isEqualTo(x.type());
  }

  @Test
  void gradients_rememberWhereTheirNodesWereBuilt() {
    Node x = input("x", 2);
    Node y = Origin.within("encoder.0 Dense(2 → 2)", x::sin);
    Node gradient = Backward.gradients(y.sum(), List.of(x)).getFirst();
    assertThat(gradient.origin()).isEqualTo("encoder.0 Dense(2 → 2)");
  }

  @Test
  void gradients_ofIntegers_areRefused() {
    Node n = Node.of(new Leaf.Input("n", new TensorType(DType.I32, Shape.of(2))));
    Node x = input("x", 2);
    assertThatThrownBy(() -> Backward.gradients(n, List.of(x)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "gradient: what is differentiated must be f32 or f64; found input i32[2]; convert it"
                + " with to(DType)");
    assertThatThrownBy(() -> Backward.gradients(x, List.of(n)))
        .hasMessage(
            "gradient: what it is differentiated by must be f32 or f64; found input i32[2]; convert"
                + " it with to(DType)");
  }

  @Test
  void gradients_withWrongSeed_areRefused() {
    Node x = input("x", 2);
    assertThatThrownBy(() -> Backward.gradients(List.of(x), List.of(input("s", 3)), List.of(x)))
        .hasMessage(
            "gradient: a seed must have the type of its output; output f32[2], seed f32[3]");
    assertThatThrownBy(() -> Backward.gradients(List.of(x), List.of(), List.of(x)))
        .hasMessage("gradient: every output needs one seed; found 1 outputs, 0 seeds");
  }
}
