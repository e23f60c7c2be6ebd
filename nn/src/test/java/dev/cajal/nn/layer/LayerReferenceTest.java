package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.op.Leaf;
import dev.cajal.op.Op;
import dev.cajal.reference.Reference;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers at awkward sizes: what is compiled, cold and hot, agrees with the reference. */
class LayerReferenceTest {
  private static final int[] BATCHES = {1, 2, 3, 7, 17, 33, 70, 523};

  static Stream<Layer> layers() {
    return LayerContractTest.layers();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_withGradient_agreesWithTheReference(Layer layer) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (int batch : BATCHES) {
        check(layer, new TensorType(dtype, Shape.of(batch, 4)));
      }
      if (!(layer instanceof Standardize)) {
        for (int features : new int[] {1, 5, 31, 67}) {
          check(layer, new TensorType(dtype, Shape.of(9, features)));
        }
      }
    }
  }

  private static void check(Layer layer, TensorType type) {
    Tensor point = RandomKey.of(2).normal(type.shape(), type.dtype()).evaluate();
    Tensor x = Tensor.input("x", type);
    Trace trace = Trace.of(Parameters.of(7, type.dtype()), Mode.training());
    Tensor output = layer.apply(x, trace.scope());
    List<Tensor> wrt = new ArrayList<>(trace.used());
    wrt.add(x);
    Gradient gradient = Gradient.of(output.square().sum(), wrt.toArray(Tensor[]::new));
    List<Tensor> outputs = new ArrayList<>(List.of(output));
    wrt.forEach(tensor -> outputs.add(gradient.of(tensor)));

    List<Buffer> expected = reference(outputs, point);
    Executable executable =
        Compiler.compile(Compiler.inputs(x), Compiler.outputs(outputs.toArray(Tensor[]::new)));
    List<Tensor> cold = executable.runAll(point);
    List<Tensor> hot = cold;
    for (int run = 0; run < 20; run++) {
      hot = executable.runAll(point);
    }

    boolean single = type.dtype() == DType.F32;
    double length = Math.sqrt(Math.max(type.shape().size(), 64));
    for (int i = 0; i < outputs.size(); i++) {
      double[] found = cold.get(i).toDoubles();
      assertThat(hot.get(i).toDoubles()).containsExactly(found);
      double largest = 1;
      for (double value : found) {
        largest = Math.max(largest, Math.abs(value));
      }
      double allowed = (single ? 1.3e-6 : 1e-12) * length * largest + (single ? 1e-5 : 0);
      for (int k = 0; k < found.length; k++) {
        assertThat(found[k])
            .as("%s of %s, output %d, element %d", layer, type, i, k)
            .isCloseTo(expected.get(i).doubleAt(k), within(allowed));
      }
    }
  }

  /** The values by the reference, to which everything that the graph reads is an input. */
  private static List<Buffer> reference(List<Tensor> outputs, Tensor point) {
    List<Node> nodes = outputs.stream().map(Tensor::node).toList();
    Map<Node, Node> copies = new HashMap<>();
    List<Node> inputs = new ArrayList<>();
    List<Buffer> values = new ArrayList<>();
    for (Node node : Graph.reachable(nodes)) {
      Op op = node.op();
      if (op instanceof Leaf && !(op instanceof Leaf.Literal)) {
        Node input = Node.of(new Leaf.Input("input" + inputs.size(), node.type()));
        inputs.add(input);
        values.add((op instanceof Leaf.Input ? point : Tensor.of(node).evaluate()).buffer());
        copies.put(node, input);
      } else {
        copies.put(node, Node.of(op, node.inputs().stream().map(copies::get).toList()));
      }
    }
    return Reference.run(new Graph(inputs, nodes.stream().map(copies::get).toList()), values);
  }
}
