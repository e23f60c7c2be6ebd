package dev.cajal.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.graph.Graph;
import dev.cajal.graph.GraphVerifier;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.reference.Reference;
import dev.cajal.reference.Rounding;
import dev.cajal.shape.DType;
import dev.cajal.support.RandomGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplifierPropertyTest {
  private static final int GRAPHS = 500;

  @ParameterizedTest
  @ValueSource(strings = {"F32", "F64"})
  void simplify_ofRandomGraphs_keepsEveryBit(DType dtype) {
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraph random = RandomGraph.of(seed, dtype, 25);
      assertSame(seed, random.graph(), random.arguments());
      RandomGraph special = RandomGraph.of(seed, dtype, 25).withSpecialValues();
      assertSame(seed, special.graph(), special.arguments());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"F32", "F64"})
  void simplify_ofTheirGradients_keepsEveryBit(DType dtype) {
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraph random = RandomGraph.of(seed, dtype, 15);
      Graph graph = withGradients(random.graph(), dtype);
      assertSame(seed, graph, random.arguments());
    }
  }

  private static Graph withGradients(Graph graph, DType dtype) {
    List<Node> outputs = new ArrayList<>(graph.outputs());
    List<Node> wrt = graph.inputs().stream().filter(x -> x.dtype() == dtype).toList();
    for (Node output : graph.outputs()) {
      if (output.dtype() == dtype) {
        outputs.addAll(dev.cajal.grad.Backward.gradients(output, wrt));
      }
    }
    return new Graph(graph.inputs(), outputs);
  }

  private static void assertSame(int seed, Graph graph, List<Buffer> arguments) {
    Graph simple = Simplifier.simplify(graph);
    GraphVerifier.verify("simplify", simple);
    assertThat(simple.inputs()).isEqualTo(graph.inputs());
    assertThat(simple.outputTypes()).isEqualTo(graph.outputTypes());
    assertThat(Simplifier.simplify(simple)).as("seed %d simplified again", seed).isSameAs(simple);
    List<Buffer> before = Reference.run(graph, arguments, Rounding.AFTER_EVERY_NODE);
    List<Buffer> after = Reference.run(simple, arguments, Rounding.AFTER_EVERY_NODE);
    for (int i = 0; i < before.size(); i++) {
      for (int k = 0; k < before.get(i).size(); k++) {
        double expected = before.get(i).doubleAt(k);
        double found = after.get(i).doubleAt(k);
        assertThat(Double.compare(found, expected))
            .as(
                "seed %d, output %d, element %d: %s before, %s after\n%s\n%s",
                seed, i, k, expected, found, graph, simple)
            .isZero();
      }
    }
  }
}
