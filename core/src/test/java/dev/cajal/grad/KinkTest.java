package dev.cajal.grad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.reference.Reference;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The stated choice wherever a derivative does not exist, and the edges where it barely does. */
class KinkTest {
  private static Node input(String name, int size) {
    return Node.of(new Leaf.Input(name, new TensorType(DType.F64, Shape.of(size))));
  }

  private static double[] slope(UnaryOperator<Node> function, double... at) {
    Node x = input("x", at.length);
    Node gradient = Backward.gradients(function.apply(x), List.of(x)).getFirst();
    Graph graph = new Graph(List.of(x), List.of(gradient));
    return Reference.run(graph, List.of(new Buffer.F64(at))).getFirst().doubles();
  }

  @Test
  void relu_atZero_isZero() {
    assertThat(slope(Node::relu, -1, 0, 1)).containsExactly(0, 0, 1);
  }

  @Test
  void absolute_atZero_isZero() {
    assertThat(slope(Node::absolute, -1, 0, 1)).containsExactly(-1, 0, 1);
  }

  @Test
  void steps_areFlatEverywhere() {
    assertThat(slope(Node::floor, 1, 1.5)).containsExactly(0, 0);
    assertThat(slope(Node::sign, 0, 1.5)).containsExactly(0, 0);
    assertThat(slope(x -> x.greaterThan(0).to(DType.F64), 0, 1)).containsExactly(0, 0);
  }

  @Test
  void minimumAndMaximum_ofEquals_giveHalfToEach() {
    assertThat(slope(x -> x.maximum(1), 0, 1, 2)).containsExactly(0, 0.5, 1);
    assertThat(slope(x -> x.minimum(1), 0, 1, 2)).containsExactly(1, 0.5, 0);
    assertThat(slope(x -> x.filledLike(1).maximum(x), 0, 1, 2)).containsExactly(0, 0.5, 1);
    assertThat(slope(x -> x.maximum(x), 0, 1)).containsExactly(1, 1);
  }

  @Test
  void maxAndMin_ofEquals_shareEqually() {
    assertThat(slope(Node::max, 3, 1, 3)).containsExactly(0.5, 0, 0.5);
    assertThat(slope(Node::min, 1, 1, 1, 1)).containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void sort_ofEquals_keepsTheirOrder() {
    assertThat(slope(x -> x.sort(0, false).slice(0, 0, 1), 2, 2, 3)).containsExactly(1, 0, 0);
  }

  @Test
  void power_atBaseZero_isFiniteWhereDefined() {
    assertThat(slope(x -> x.power(2), 0)).containsExactly(0);
    assertThat(slope(x -> x.power(1), 0)).containsExactly(1);
    assertThat(slope(x -> x.power(0), 0)).containsExactly(0);
    assertThat(slope(x -> x.power(0.5), 0)).containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void power_withVariableExponentAtBaseZero_hasNoNaN() {
    for (double exponent : new double[] {0, 1, 2}) {
      Node x = input("x", 1);
      Node y = input("y", 1);
      List<Node> slopes = Backward.gradients(x.power(y), List.of(x, y));
      List<Buffer> at =
          List.of(new Buffer.F64(new double[] {0}), new Buffer.F64(new double[] {exponent}));
      List<Buffer> found = Reference.run(new Graph(List.of(x, y), slopes), at);
      assertThat(found.get(0).doubles()).containsExactly(exponent == 1 ? 1 : 0);
      assertThat(found.get(1).doubles()).containsExactly(0);
    }
  }

  @Test
  void power_withVariableExponentZero_hasTheRightMixedDerivative() {
    Node x = input("x", 1);
    Node y = input("y", 1);
    Node byX = Backward.gradients(x.power(y), List.of(x)).getFirst();
    Node mixed = Backward.gradients(byX, List.of(y)).getFirst();
    List<Buffer> at = List.of(new Buffer.F64(new double[] {4}), new Buffer.F64(new double[] {0}));
    assertThat(Reference.run(new Graph(List.of(x, y), List.of(mixed)), at).getFirst().doubles())
        .containsExactly(0.25);
  }

  @Test
  void product_withZeros_isTheProductOfTheOthers() {
    assertThat(slope(Node::product, 2, 0, 5)).containsExactly(0, 10, 0);
    assertThat(slope(Node::product, 0, 0, 5)).containsExactly(0, 0, 0);
    assertThat(slope(Node::product, 7)).containsExactly(1);
  }

  @Test
  void select_hidesTheBranchNotTaken() {
    assertThat(slope(x -> x.greaterThan(0).where(x.times(3), x.filledLike(1)), -1, 2))
        .containsExactly(0, 3);
  }

  @Test
  void softmaxAndLogSumExp_atHugeScores_areFinite() {
    assertThat(slope(x -> x.softmax(0).slice(0, 0, 1), 1000, 1000)).containsExactly(0.25, -0.25);
    assertThat(slope(Node::logSumExp, 1000, 0)).containsExactly(1, 0);
    assertThat(slope(x -> x.logSoftmax(0).slice(0, 1, 2), 1000, 0)).containsExactly(-1, 1);
    assertThat(slope(Node::logSumExp, Double.NEGATIVE_INFINITY, 0)).containsExactly(0, 1);
  }
}
