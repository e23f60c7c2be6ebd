package dev.cajal.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.compile.Compilation;
import dev.cajal.graph.Graph;
import dev.cajal.graph.GraphVerifier;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.reference.Reference;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Central differences of a function of nodes, computed by the reference interpreter. */
final class NodeCheck {
  private static final double STEP = 1e-6;
  private static final double RELATIVE = 1e-5;
  private static final double ABSOLUTE = 1e-7;

  private final List<Node> inputs = new ArrayList<>();
  private final List<double[]> point;
  private final Random random = new Random(5);

  NodeCheck(List<Shape> shapes, List<double[]> point) {
    this.point = point;
    for (int i = 0; i < shapes.size(); i++) {
      inputs.add(Node.of(new Leaf.Input("x" + i, new TensorType(DType.F64, shapes.get(i)))));
    }
  }

  /** Compares gradients with differences, then the gradients' gradients, up to an order. */
  void check(Function<List<Node>, Node> function, int orders) {
    Node target = weighted(function.apply(inputs));
    for (int order = 1; order <= orders; order++) {
      List<Node> gradients = Backward.gradients(target, inputs);
      compare(order, target, gradients);
      Node next = null;
      for (Node gradient : gradients) {
        Node part = weighted(gradient);
        next = next == null ? part : next.plus(part);
      }
      target = next;
    }
  }

  private Node weighted(Node node) {
    double[] weights = random.doubles(node.shape().size(), 0.5, 1.5).toArray();
    Node factor = Node.leaf(new Leaf.Data(node.type()), () -> new Buffer.F64(weights));
    return node.times(factor).sum();
  }

  private void compare(int order, Node target, List<Node> gradients) {
    Graph value = new Graph(inputs, List.of(target));
    Graph slopes = new Graph(inputs, gradients);
    GraphVerifier.verify("gradient", slopes);
    List<Buffer> analytic = run(slopes);
    assertCompiledAgrees(order, slopes, analytic);
    for (int i = 0; i < point.size(); i++) {
      assertThat(gradients.get(i).type()).isEqualTo(inputs.get(i).type());
      double[] x = point.get(i);
      for (int k = 0; k < x.length; k++) {
        double centre = x[k];
        x[k] = centre + STEP;
        double above = run(value).getFirst().doubleAt(0);
        x[k] = centre - STEP;
        double below = run(value).getFirst().doubleAt(0);
        x[k] = centre;
        double numeric = (above - below) / (2 * STEP);
        double difference = Math.abs(numeric - analytic.get(i).doubleAt(k));
        assertThat(difference)
            .as(
                "order %d, input %d, element %d: by rule %s, by differences %s",
                order, i, k, analytic.get(i).doubleAt(k), numeric)
            .isLessThanOrEqualTo(ABSOLUTE + RELATIVE * Math.abs(numeric));
      }
    }
  }

  /** The compiled gradient differs from the reference's by rounding at most. */
  private void assertCompiledAgrees(int order, Graph slopes, List<Buffer> expected) {
    Buffer[] found = slopes.outputs().stream().map(NodeCheck::room).toArray(Buffer[]::new);
    Compilation.compile(slopes, found.length, List.of())
        .run(point.stream().map(Buffer.F64::new).toArray(Buffer[]::new), found);
    for (int i = 0; i < found.length; i++) {
      for (int k = 0; k < found[i].size(); k++) {
        double value = expected.get(i).doubleAt(k);
        assertThat(found[i].doubleAt(k))
            .as("order %d, input %d, element %d, compiled", order, i, k)
            .isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value))));
      }
    }
  }

  private static Buffer room(Node output) {
    return Buffer.allocate(output.dtype(), output.shape().size());
  }

  private List<Buffer> run(Graph graph) {
    return Reference.run(graph, point.stream().<Buffer>map(Buffer.F64::new).toList());
  }
}
