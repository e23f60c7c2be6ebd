package dev.cajal.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.grad.Backward;
import dev.cajal.graph.Graph;
import dev.cajal.graph.GraphVerifier;
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

class ScanSimplifierTest {
  private static final int LENGTH = 4;

  private static Node input(String name, int... dims) {
    return Node.of(new Leaf.Input(name, new TensorType(DType.F64, Shape.of(dims))));
  }

  private static Node part(Scan scan, Node loop, int index) {
    return Node.of(new Part(index, scan.resultTypes().get(index)), loop);
  }

  private static List<Scan> loops(Graph graph) {
    return graph.nodes().stream()
        .map(Node::op)
        .filter(Scan.class::isInstance)
        .map(Scan.class::cast)
        .toList();
  }

  private static Graph simplified(Graph graph, double... arguments) {
    Graph simple = Simplifier.simplify(graph);
    GraphVerifier.verify("simplify", simple);
    assertThat(Simplifier.simplify(simple)).isSameAs(simple);
    List<Buffer> inputs = new ArrayList<>();
    for (Node input : graph.inputs()) {
      double[] values = new double[input.shape().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i % arguments.length];
      }
      inputs.add(new Buffer.F64(values));
    }
    List<Buffer> before = Reference.run(graph, inputs);
    List<Buffer> after = Reference.run(simple, inputs);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).doubles()).containsExactly(before.get(i).doubles());
    }
    return simple;
  }

  @Test
  void simplify_loopAndItsRecording_runOnce() {
    Node start = input("start");
    Node steps = input("steps", LENGTH);
    Node carry = input("carry");
    Node step = input("step");
    Node next = carry.times(step).tanh();
    Scan scan = new Scan(new Graph(List.of(carry, step), List.of(next, next)), 1, 1, LENGTH, false);
    Node loop = Node.of(scan, start, steps);
    Node loss = part(scan, loop, 1).square().sum();
    List<Node> gradients = Backward.gradients(loss, List.of(start, steps));
    Graph graph =
        new Graph(List.of(start, steps), List.of(loss, gradients.get(0), gradients.get(1)));
    assertThat(loops(graph)).hasSize(3);
    Graph simple = simplified(graph, 0.5, -0.3, 0.8);
    assertThat(loops(simple)).hasSize(2);
    assertThat(loops(simple).getFirst().body().outputTypes()).hasSize(3);
  }

  @Test
  void simplify_bodies_areSimplifiedToo() {
    Node start = input("start");
    Node carry = input("carry");
    Node next = carry.negate().negate().sin().times(1);
    Scan scan = new Scan(new Graph(List.of(carry), List.of(next)), 1, 0, LENGTH, false);
    Graph graph = new Graph(List.of(start), List.of(part(scan, Node.of(scan, start), 0)));
    Graph simple = simplified(graph, 0.5);
    assertThat(((Graph) loops(simple).getFirst().body()).nodes()).hasSize(2);
  }

  @Test
  void simplify_whatNobodyReads_leavesTheLoop() {
    Node start = input("start");
    Node steps = input("steps", LENGTH);
    Node unread = input("unread", LENGTH);
    Node carry = input("carry");
    Node idle = input("idle");
    Node step = input("step");
    Node more = input("more");
    Node next = carry.plus(step);
    Graph body =
        new Graph(
            List.of(carry, idle, step, more),
            List.of(next, idle.plus(more).plus(carry), more.sin(), next.cos()));
    Scan scan = new Scan(body, 2, 2, LENGTH, true);
    Node loop = Node.of(scan, start, start, steps, unread);
    Graph graph =
        new Graph(List.of(start, steps, unread), List.of(part(scan, loop, 0), part(scan, loop, 3)));
    Scan smaller = loops(simplified(graph, 0.5, 2)).getFirst();
    assertThat(smaller.carries()).isEqualTo(1);
    assertThat(smaller.sequences()).isEqualTo(1);
    assertThat(smaller.body().outputTypes()).hasSize(2);
  }

  @Test
  void simplify_unchangedCarriesAndLiterals_becomeConstantsOfTheBody() {
    Node start = input("start");
    Node factor = input("factor");
    Node carry = input("carry");
    Node still = input("still");
    Node step = input("step");
    Node one = input("one");
    Node again = input("again");
    Node next = carry.times(still).plus(step.times(one)).plus(again);
    Graph body = new Graph(List.of(carry, still, step, one, again), List.of(next, still, step));
    Scan scan = new Scan(body, 2, 1, LENGTH, false);
    Node ones = Node.literal(1, new TensorType(DType.F64, Shape.of(LENGTH)));
    Node two = Node.literal(2, new TensorType(DType.F64, Shape.scalar()));
    Node loop = Node.of(scan, start, factor, ones, two, factor);
    Graph graph =
        new Graph(List.of(start, factor), List.of(part(scan, loop, 0), part(scan, loop, 1)));
    Graph simple = simplified(graph, 0.5, 3);
    Scan smaller = loops(simple).getFirst();
    assertThat(smaller.carries()).isEqualTo(1);
    assertThat(smaller.sequences()).isZero();
    assertThat(smaller.body().inputTypes()).hasSize(2);
    assertThat(simple.outputs().get(1)).isSameAs(factor);
  }

  @Test
  void simplify_loopThatChangesNothing_vanishes() {
    Node start = input("start");
    Node carry = input("carry");
    Scan scan = new Scan(new Graph(List.of(carry), List.of(carry)), 1, 0, LENGTH, false);
    Graph graph = new Graph(List.of(start), List.of(part(scan, Node.of(scan, start), 0)));
    assertThat(simplified(graph, 2).outputs()).containsExactly(start);
  }
}
