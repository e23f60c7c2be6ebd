package dev.cajal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Scan;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static Node doubles(Shape shape, double... values) {
    TensorType type = new TensorType(DType.F64, shape);
    return Node.leaf(new Leaf.Data(type), () -> new Buffer.F64(values));
  }

  private static Node ints(Shape shape, int... values) {
    TensorType type = new TensorType(DType.I32, shape);
    return Node.leaf(new Leaf.Data(type), () -> new Buffer.I32(values));
  }

  private static Buffer evaluate(Node node) {
    return Reference.run(new Graph(List.of(), List.of(node)), List.of()).getFirst();
  }

  @Test
  void run_inputs_areReadInOrder() {
    Node x = Node.of(new Leaf.Input("x", TensorType.f32(2)));
    Node y = Node.of(new Leaf.Input("y", TensorType.f32(2)));
    Graph graph = new Graph(List.of(x, y), List.of(x.minus(y)));
    List<Buffer> arguments =
        List.of(new Buffer.F32(new float[] {5, 7}), new Buffer.F32(new float[] {1, 4}));
    assertThat(Reference.run(graph, arguments).getFirst().floats()).containsExactly(4, 3);
  }

  @Test
  void run_wrongInput_saysWhichAndWhat() {
    Node x = Node.of(new Leaf.Input("x", TensorType.f32(2)));
    Graph graph = new Graph(List.of(x), List.of(x));
    assertThatThrownBy(() -> Reference.run(graph, List.of(new Buffer.F64(new double[3]))))
        .hasMessage("reference: input 0 must be f32[2]; found 3 elements of f64");
    assertThatThrownBy(() -> Reference.run(graph, List.of()))
        .hasMessage("reference: the graph takes 1 inputs; found 0 buffers");
  }

  @Test
  void run_integers_wrapAround() {
    Node big = ints(Shape.of(2), Integer.MAX_VALUE, 7);
    assertThat(evaluate(big.plus(big)).ints()).containsExactly(-2, 14);
    assertThat(evaluate(big.times(big)).ints()).containsExactly(1, 49);
    assertThat(evaluate(big.negate().dividedBy(2)).ints()).containsExactly(-1073741823, -3);
  }

  @Test
  void run_bytes_wrapAroundFrom255() {
    Node bytes = ints(Shape.of(3), 3, 250, 300).to(DType.U8);
    assertThat(evaluate(bytes.plus(10)).bytes()).containsExactly(13, 4, 9);
  }

  @Test
  void run_roundingAfterEveryNode_differsFromRoundingAtTheEnd() {
    Node one = Node.literal(1, TensorType.f32());
    Graph graph = new Graph(List.of(), List.of(one.plus(1e-9).minus(1)));
    assertThat(Reference.run(graph, List.of()).getFirst().floats()[0]).isPositive();
    assertThat(Reference.run(graph, List.of(), Rounding.AFTER_EVERY_NODE).getFirst().floats())
        .containsExactly(0);
  }

  @Test
  void run_sort_putsNanLastAndKeepsTheOrderOfEquals() {
    Node x = doubles(Shape.of(5), 2, Double.NaN, -0.0, 0.0, -1);
    assertThat(evaluate(x.argsort(0, false)).ints()).containsExactly(4, 2, 3, 0, 1);
    assertThat(evaluate(x.argsort(0, true)).ints()).containsExactly(0, 2, 3, 4, 1);
    assertThat(evaluate(x.sort(0, true)).doubles()).containsExactly(2, -0.0, 0.0, -1, Double.NaN);
  }

  @Test
  void run_argmax_takesTheFirstAndCountsNanAsExtreme() {
    Node x = doubles(Shape.of(2, 3), 1, 4, 4, 9, Double.NaN, Double.NaN);
    assertThat(evaluate(x.argmax(1)).ints()).containsExactly(1, 1);
    assertThat(evaluate(x.argmin(1)).ints()).containsExactly(0, 1);
    assertThat(evaluate(x.argmax(0)).ints()).containsExactly(1, 1, 1);
  }

  @Test
  void run_gather_scatterAdd_alongAMiddleAxis() {
    Node x = doubles(Shape.of(2, 3, 1), 1, 2, 3, 4, 5, 6);
    Node picks = ints(Shape.of(2), 2, 2);
    assertThat(evaluate(x.gather(1, picks)).doubles()).containsExactly(3, 3, 6, 6);
    Node updates = doubles(Shape.of(2, 2, 1), 10, 20, 30, 40);
    assertThat(evaluate(x.scatterAdd(1, picks, updates)).doubles())
        .containsExactly(1, 2, 33, 4, 5, 76);
  }

  @Test
  void run_gatherOutside_saysWhere() {
    Node x = doubles(Shape.of(3), 1, 2, 3);
    Node picks = ints(Shape.of(1), 3);
    assertThatThrownBy(() -> evaluate(x.gather(0, picks)))
        .hasMessage("gather: indices along axis 0 of shape [3] must lie in [0, 3); found 3");
  }

  @Test
  void run_cumulativeSum_inAllForms() {
    Node x = doubles(Shape.of(3), 1, 2, 3);
    assertThat(evaluate(x.cumulativeSum(0)).doubles()).containsExactly(1, 3, 6);
    assertThat(evaluate(x.cumulativeSum(0, true, false)).doubles()).containsExactly(0, 1, 3);
    assertThat(evaluate(x.cumulativeSum(0, false, true)).doubles()).containsExactly(6, 5, 3);
    assertThat(evaluate(x.cumulativeSum(0, true, true)).doubles()).containsExactly(5, 3, 0);
  }

  @Test
  void run_movements_rearrange() {
    Node x = doubles(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertThat(evaluate(x.transpose()).doubles()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(evaluate(x.slice(1, 0, 3, 2)).doubles()).containsExactly(1, 3, 4, 6);
    assertThat(evaluate(x.pad(1, 1, 0, 9)).doubles()).containsExactly(9, 1, 2, 3, 9, 4, 5, 6);
    assertThat(evaluate(x.reverse(1)).doubles()).containsExactly(3, 2, 1, 6, 5, 4);
    assertThat(evaluate(x.concatenate(1, List.of(x))).doubles())
        .containsExactly(1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
    assertThat(evaluate(x.broadcastTo(Shape.of(2, 2, 3))).doubles())
        .containsExactly(1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void run_matmul_withEitherSideTransposed() {
    Node a = doubles(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Node b = doubles(Shape.of(3, 2), 1, 0, 2, 1, 0, 3);
    double[] product = {5, 11, 14, 23};
    assertThat(evaluate(a.matmul(b)).doubles()).containsExactly(product);
    assertThat(evaluate(a.transpose().matmul(b, true, false)).doubles()).containsExactly(product);
    assertThat(evaluate(a.matmul(b.transpose(), false, true)).doubles()).containsExactly(product);
    assertThat(evaluate(a.transpose().matmul(b.transpose(), true, true)).doubles())
        .containsExactly(product);
  }

  @Test
  void run_scan_stacksEachStepInPlace() {
    TensorType scalar = new TensorType(DType.F64, Shape.scalar());
    Node carry = Node.of(new Leaf.Input("carry", scalar));
    Node slice = Node.of(new Leaf.Input("slice", scalar));
    Node next = carry.times(2).plus(slice);
    Graph body = new Graph(List.of(carry, slice), List.of(next, next.negate()));
    TensorType stacked = new TensorType(DType.F64, Shape.of(3));
    Node start = doubles(Shape.scalar(), 1);
    Node sequence = doubles(Shape.of(3), 1, 2, 3);
    for (boolean reverse : new boolean[] {false, true}) {
      Node scan = Node.of(new Scan(body, 1, 1, 3, reverse), start, sequence);
      double[] last = evaluate(Node.of(new Part(0, scalar), scan)).doubles();
      double[] all = evaluate(Node.of(new Part(1, stacked), scan)).doubles();
      assertThat(last).containsExactly(reverse ? 25 : 19);
      assertThat(all)
          .containsExactly(reverse ? new double[] {-25, -12, -5} : new double[] {-3, -8, -19});
    }
  }

  @Test
  void run_randomBits_areThoseOfThePublishedTestVectors() {
    assertThat(RandomReference.block(new int[4], 0, 0))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertThat(RandomReference.block(new int[] {-1, -1, -1, -1}, -1, -1))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    Node key = ints(Shape.of(4), 0, 0, 0, 0);
    Node bits = Node.of(new RandomBits(Shape.of(5)), key);
    assertThat(evaluate(bits).ints()).startsWith(0x6627e8d5, 0xe169c58d).hasSize(5);
    assertThat(evaluate(bits.unary(PointwiseFunction.UNIFORM)).floats()[0])
        .isEqualTo(0x6627e8p-24f);
  }

  @Test
  void erf_agreesWithTabulatedValues() {
    assertThat(ErrorFunction.erf(0.5)).isCloseTo(0.5204998778130465, within(2e-16));
    assertThat(ErrorFunction.erf(-1)).isCloseTo(-0.8427007929497149, within(2e-16));
    assertThat(ErrorFunction.erf(3)).isCloseTo(0.9999779095030014, within(2e-16));
    assertThat(ErrorFunction.erf(2)).isCloseTo(0.9953222650189527, within(2e-16));
    assertThat(ErrorFunction.erf(7)).isEqualTo(1);
    assertThat(ErrorFunction.erf(1e-300)).isCloseTo(1.1283791670955126e-300, within(1e-315));
    assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
  }
}
