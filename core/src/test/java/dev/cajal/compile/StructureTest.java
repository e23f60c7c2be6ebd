package dev.cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Leaf;
import dev.cajal.op.Scan;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final TensorType PAIR = TensorType.f32(2);

  @Test
  void key_positionsThatCouldBeReadInTwoWays_differs() {
    List<Node> inputs = List.of(input(PAIR), input(PAIR), input(PAIR), input(PAIR));
    Node two = Node.of(new Concatenate(0), inputs.subList(0, 2));
    Node variable = leaf(TensorType.f32(4));
    Structure update =
        new Structure(
            new Graph(inputs, List.of(inputs.get(2), inputs.get(3), two)), 2, List.of(variable));
    Node four = Node.of(new Concatenate(0), inputs);
    Structure outputs =
        new Structure(new Graph(inputs, List.of(four, inputs.getFirst())), 2, List.of());
    assertThat(update.key()).isNotEqualTo(outputs.key());
  }

  @Test
  void key_equalBodiesOfLoops_isEqual() {
    assertThat(new Structure(loop(null), 1, List.of()).key())
        .isEqualTo(new Structure(loop(null), 1, List.of()).key());
  }

  @Test
  void key_bodiesWithNumbersOfTheirOwn_differs() {
    assertThat(new Structure(loop(leaf(PAIR)), 1, List.of()).key())
        .isNotEqualTo(new Structure(loop(leaf(PAIR)), 1, List.of()).key());
  }

  private static Graph loop(Node number) {
    Node carry = input(PAIR);
    Node next = carry.times(number == null ? carry : number);
    Node start = input(PAIR);
    Scan scan = new Scan(new Graph(List.of(carry), List.of(next)), 1, 0, 3, false);
    return new Graph(List.of(start), List.of(Node.of(scan, start)));
  }

  private static Node input(TensorType type) {
    return Node.of(new Leaf.Input("x", type));
  }

  private static Node leaf(TensorType type) {
    Buffer buffer = Buffer.allocate(type.dtype(), type.shape().size());
    return Node.leaf(new Leaf.VariableRead("v", type), () -> buffer);
  }
}
