package dev.cajal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {
  @Test
  void print_ofALayerWithALoop_namesEveryValueOnce() {
    Node x = Node.of(new Leaf.Input("x", TensorType.f32(4, 2)));
    Node w =
        Node.leaf(
            new Leaf.VariableRead("0.weight", TensorType.f32(2, 3)),
            () -> new Buffer.F32(new float[6]));
    Node data = Node.leaf(new Leaf.Data(TensorType.f32(3)), () -> new Buffer.F32(new float[3]));
    Node hidden = Origin.within("0 Dense(2 → 3)", () -> x.matmul(w).relu());
    Node carry = Node.of(new Leaf.Input("carry", TensorType.f32(3)));
    Node slice = Node.of(new Leaf.Input("slice", TensorType.f32(3)));
    Graph body = new Graph(List.of(carry, slice), List.of(carry.plus(slice)));
    Node loop = Node.of(new Scan(body, 1, 1, 4, true), data, hidden);
    Node last = Node.of(new Part(0, TensorType.f32(3)), loop);
    Graph graph = new Graph(List.of(x), List.of(last.sum(), last.transpose().to(DType.I32)));
    assertThat(GraphPrinter.print(graph))
        .isEqualTo(
            """
            %0 = input x : f32[4, 2]
            %1 = variable 0.weight : f32[2, 3]
            %2 = data : f32[3]
            %3 = matmul(%0, %1) [transposeLeft=false, transposeRight=false] : f32[4, 3]  # 0 Dense(2 → 3)
            %4 = literal 0.0 : f32[4, 3]  # 0 Dense(2 → 3)
            %5 = less_or_equal(%3, %4) : bool[4, 3]  # 0 Dense(2 → 3)
            %6 = select(%5, %4, %3) : f32[4, 3]  # 0 Dense(2 → 3)
            %7 = scan(%2, %6) length 4 reverse : bool[]
              %0 = input carry : f32[3]
              %1 = input slice : f32[3]
              %2 = add(%0, %1) : f32[3]
              return %2
            %8 = part(%7) [index=0, type=f32[3]] : f32[3]
            %9 = reduce_sum(%8) [reduction=SUM, axes=[0]] : f32[]
            %10 = transpose(%8) [order=[0]] : f32[3]
            %11 = to_i32(%10) [to=I32] : i32[3]
            return %9, %11
            """);
  }
}
