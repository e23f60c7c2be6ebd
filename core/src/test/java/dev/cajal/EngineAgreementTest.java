package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.compile.Compilation;
import dev.cajal.grad.Backward;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.op.MatMul;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.reference.Reference;
import dev.cajal.reference.Rounding;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import dev.cajal.support.RandomGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random graphs and their gradients: what is compiled agrees with the reference interpreter. */
class EngineAgreementTest {
  private static final int GRAPHS = 120;

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void compile_ofRandomGraphs_agreesWithReference(DType dtype) {
    for (int seed = 1000; seed < 1000 + GRAPHS; seed++) {
      RandomGraph random = RandomGraph.of(seed, dtype, 25);
      assertAgreement(seed, dtype, random.graph(), random.arguments());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void compile_ofTheirGradients_agreesWithReference(DType dtype) {
    for (int seed = 2000; seed < 2000 + GRAPHS; seed++) {
      RandomGraph random = RandomGraph.of(seed, dtype, 12);
      Graph graph = random.graph();
      List<Node> wrt = graph.inputs().stream().filter(x -> x.dtype() == dtype).toList();
      List<Node> gradients = new ArrayList<>();
      for (Node output : graph.outputs()) {
        if (output.dtype() == dtype) {
          gradients.addAll(Backward.gradients(output, wrt));
        }
      }
      assertAgreement(seed, dtype, new Graph(graph.inputs(), gradients), random.arguments());
    }
  }

  @Test
  void compile_ofRandomBits_givesThoseOfTheReference() {
    Node key = Node.of(new Leaf.Input("key", new TensorType(DType.I32, Shape.of(4))));
    for (int size : new int[] {1, 3, 4, 5, 31, 64, 1001}) {
      Node bits = Node.of(new RandomBits(Shape.of(size)), key);
      Node uniform = bits.unary(PointwiseFunction.UNIFORM);
      Graph graph = new Graph(List.of(key), List.of(bits, uniform));
      Buffer argument = new Buffer.I32(new int[] {-123456789, 42, 7, Integer.MIN_VALUE + size});
      List<Buffer> expected = Reference.run(graph, List.of(argument));
      Buffer[] found = {Buffer.allocate(DType.I32, size), Buffer.allocate(DType.F32, size)};
      Compilation.compile(graph, 2, List.of()).run(new Buffer[] {argument}, found);
      assertThat(found[0].ints()).isEqualTo(expected.get(0).ints());
      assertThat(found[1].floats()).isEqualTo(expected.get(1).floats());
    }
  }

  /**
   * The tolerance of one operation of the longest sum, plus a multiple of what rounding after every
   * operation does to the reference itself, which says how much the graph magnifies rounding.
   */
  private static void assertAgreement(int seed, DType dtype, Graph graph, List<Buffer> arguments) {
    Buffer[] found =
        graph.outputs().stream()
            .map(output -> Buffer.allocate(output.dtype(), output.shape().size()))
            .toArray(Buffer[]::new);
    Compilation.compile(graph, found.length, List.of())
        .run(arguments.toArray(Buffer[]::new), found);
    List<Buffer> exact = Reference.run(graph, arguments);
    List<Buffer> rounded = Reference.run(graph, arguments, Rounding.AFTER_EVERY_NODE);
    double length = Math.sqrt(longestSum(graph));
    double relative = (dtype == DType.F32 ? 1.3e-6 : 1e-12) * length;
    double absolute = dtype == DType.F32 ? 1e-5 : 1e-12;
    for (int i = 0; i < found.length; i++) {
      for (int k = 0; k < found[i].size(); k++) {
        double expected = exact.get(i).doubleAt(k);
        double value = found[i].doubleAt(k);
        double magnified = Math.abs(rounded.get(i).doubleAt(k) - expected);
        boolean isWhole = !found[i].dtype().isFloating();
        double allowed = isWhole ? 0 : absolute + relative * Math.abs(expected) + 32 * magnified;
        assertThat(
                value == expected
                    || Math.abs(value - expected) <= allowed
                    || !Double.isFinite(expected))
            .as(
                "seed %d, output %d, element %d: expected %s, found %s, allowed %s\n%s",
                seed, i, k, expected, value, allowed, graph)
            .isTrue();
      }
    }
  }

  private static int longestSum(Graph graph) {
    int longest = 1;
    for (Node node : graph.nodes()) {
      if (node.op() instanceof MatMul || node.op() instanceof Reduce) {
        longest = Math.max(longest, node.input(0).shape().size());
      }
    }
    return longest;
  }
}
