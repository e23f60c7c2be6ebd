package dev.cajal.grad;

import static dev.cajal.grad.DerivativeRow.awayFromZero;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import dev.cajal.reference.Reference;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanDerivativeTest {
  private static Node input(String name, int... dims) {
    return Node.of(new Leaf.Input(name, new TensorType(DType.F64, Shape.of(dims))));
  }

  private static List<Node> parts(Scan scan, List<Node> operands) {
    Node loop = Node.of(scan, operands);
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < scan.resultTypes().size(); i++) {
      parts.add(Node.of(new Part(i, scan.resultTypes().get(i)), loop));
    }
    return parts;
  }

  /** h ← tanh(h·W + x), with every h and its sum so far given out. */
  private static List<Node> recurrent(Node start, Node sequence, Node weight, boolean reverse) {
    int size = weight.shape().dim(0);
    Node state = input("state", 1, size);
    Node sum = input("sum", 1, size);
    Node slice = input("slice", 1, size);
    Node matrix = input("matrix", size, size);
    Node next = state.matmul(matrix).plus(slice).tanh();
    Node total = sum.plus(next);
    Graph body =
        new Graph(
            List.of(state, sum, slice, matrix), List.of(next, total, next, total.times(next)));
    Scan scan = new Scan(body, 2, 1, sequence.shape().dim(0), reverse);
    return parts(scan, List.of(start, start.filledLike(0), sequence, weight));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradients_ofEveryResult_agreeWithCentralDifferences(boolean reverse) {
    for (int result = 0; result < 4; result++) {
      int wanted = result;
      new DerivativeRow(
              "result " + result,
              x -> recurrent(x.get(0), x.get(1), x.get(2), reverse).get(wanted),
              List.of(awayFromZero(1, 2), awayFromZero(3, 1, 2), awayFromZero(2, 2)))
          .check(2);
    }
  }

  @Test
  void gradients_ofAllResultsTogether_agreeWithCentralDifferences() {
    new DerivativeRow(
            "all results",
            x -> {
              List<Node> parts = recurrent(x.get(0), x.get(1), x.get(2), false);
              return parts
                  .get(0)
                  .times(parts.get(1))
                  .plus(parts.get(2).sum(0))
                  .plus(parts.get(3).product(0));
            },
            List.of(awayFromZero(1, 2), awayFromZero(3, 1, 2), awayFromZero(2, 2)))
        .check(2);
  }

  @Test
  void gradients_withCountingCarry_leaveTheIntegerAlone() {
    TensorType count = new TensorType(DType.I32, Shape.scalar());
    Node step = Node.of(new Leaf.Input("step", count));
    Node value = input("value");
    Node next = value.times(step.plus(1).to(DType.F64)).sin();
    Scan scan =
        new Scan(new Graph(List.of(step, value), List.of(step.plus(1), next)), 2, 0, 4, false);
    new DerivativeRow(
            "counting",
            x -> parts(scan, List.of(Node.literal(0, count), x.get(0))).get(1),
            List.of(awayFromZero()))
        .check(2);
  }

  @Test
  void gradients_reachConstantsThroughCarriesThatStartElsewhere() {
    Node carry = input("carry");
    Node passed = input("passed");
    Node factor = input("factor");
    Graph body = new Graph(List.of(carry, passed, factor), List.of(carry.times(factor), carry));
    Scan scan = new Scan(body, 2, 0, 4, false);
    new DerivativeRow(
            "delayed",
            x -> parts(scan, List.of(x.get(0).filledLike(1), x.get(0), x.get(0))).get(1),
            List.of(awayFromZero()))
        .check(2);
  }

  @Test
  void gradients_ofLengthZero_passTheCarryThrough() {
    Node x = input("x");
    Node carry = input("carry");
    Scan scan = new Scan(new Graph(List.of(carry), List.of(carry.exp())), 1, 0, 0, false);
    Node slope = Backward.gradients(parts(scan, List.of(x)).getFirst(), List.of(x)).getFirst();
    Graph graph = new Graph(List.of(x), List.of(slope));
    List<Buffer> result = Reference.run(graph, List.of(new Buffer.F64(new double[] {3})));
    assertThat(result.getFirst().doubles()).containsExactly(1);
  }

  @Test
  void gradients_throughLoopInLoop_agreeWithCentralDifferences() {
    Node inner = input("inner");
    Node innerFactor = input("innerFactor");
    Scan innerScan =
        new Scan(
            new Graph(List.of(inner, innerFactor), List.of(inner.times(innerFactor).sin())),
            1,
            0,
            2,
            false);
    Node outer = input("outer");
    Node factor = input("factor");
    Node next = parts(innerScan, List.of(outer, factor)).getFirst().plus(outer);
    Scan scan = new Scan(new Graph(List.of(outer, factor), List.of(next)), 1, 0, 3, false);
    new DerivativeRow(
            "loop in loop",
            x -> parts(scan, List.of(x.get(0), x.get(1))).getFirst(),
            List.of(awayFromZero(), awayFromZero()))
        .check(2);
  }
}
