package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Tensors as a newcomer meets them: written, printed, read. */
class TensorTest {
  @Test
  void toString_ofAProduct_printsItsNumbers() {
    assertThat(Tensor.of(1, 2, 3).times(2)).hasToString("[2.0, 4.0, 6.0]");
  }

  @Test
  void toString_ofMatrices_breaksLinesAfterRows() {
    Tensor matrix = Tensor.of(new float[][] {{1, 2}, {3, 4}});
    assertThat(matrix).hasToString("[[1.0, 2.0],\n [3.0, 4.0]]");
    assertThat(matrix.expand(0).to(DType.I32)).hasToString("[[[1, 2],\n  [3, 4]]]");
  }

  @Test
  void toString_ofEachType_printsItAsJavaDoes() {
    assertThat(Tensor.scalar(0.1)).hasToString("0.1");
    assertThat(Tensor.scalar(0.1).to(DType.F64)).hasToString("0.10000000149011612");
    assertThat(Tensor.iota(3)).hasToString("[0, 1, 2]");
    assertThat(Tensor.iota(2).equalTo(1)).hasToString("[false, true]");
    assertThat(Tensor.iota(2).times(200).to(DType.U8)).hasToString("[0, 200]");
    assertThat(Tensor.of(0f).log()).hasToString("[-Infinity]");
    assertThat(Tensor.of(-1f).sqrt()).hasToString("[NaN]");
    assertThat(Tensor.zeros(2, 0)).hasToString("[[],\n []]");
  }

  @Test
  void toString_ofWhatHasNoNumbersYet_printsTheExpression() {
    Tensor x = Tensor.input("x", Shape.of(2));
    assertThat(x.plus(1))
        .hasToString(
            """
            f32[2]
            %0 = input x : f32[2]
            %1 = literal 1.0 : f32[2]
            %2 = add(%0, %1) : f32[2]
            return %2
            """);
  }

  @Test
  void toString_ofALargeTensor_printsTheExpression() {
    assertThat(Tensor.zeros(1001).toString()).startsWith("f32[1001]\n%0 = literal 0.0");
    assertThat(Tensor.zeros(1000).toString()).startsWith("[0.0, 0.0");
  }

  @Test
  void toString_ofAVariable_printsNameTypeAndValue() {
    Variable w = Variable.of("encoder.weight", Tensor.of(1, 2));
    assertThat(w).hasToString("encoder.weight f32[2] = [1.0, 2.0]");
    assertThat(w.times(2).toString()).startsWith("f32[2]\n%0 = variable encoder.weight");
  }

  @Test
  void arithmetic_withBroadcasting_combinesRowsAndColumns() {
    Tensor column = Tensor.of(new float[][] {{10}, {20}});
    Tensor row = Tensor.of(1, 2, 3);
    assertThat(column.plus(row).toFloats()).containsExactly(11, 12, 13, 21, 22, 23);
    assertThat(row.subtractedFrom(4).dividedBy(2).toFloats()).containsExactly(1.5f, 1, 0.5f);
    assertThat(row.power(2).minus(row.square()).toFloats()).containsExactly(0, 0, 0);
    assertThat(row.reciprocal().toFloats()).containsExactly(1, 0.5f, 1 / 3f);
    assertThat(row.maximum(2).minimum(2.5).toFloats()).containsExactly(2, 2, 2.5f);
    assertThat(row.negate().absolute().sign().toFloats()).containsExactly(1, 1, 1);
  }

  @Test
  void reductions_overAxes_dropThem() {
    Tensor matrix = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(matrix.sum().toFloat()).isEqualTo(21);
    assertThat(matrix.sum(0).toFloats()).containsExactly(5, 7, 9);
    assertThat(matrix.mean(-1).toFloats()).containsExactly(2, 5);
    assertThat(matrix.max(0, 1).toInt()).isEqualTo(6);
    assertThat(matrix.min(1).toFloats()).containsExactly(1, 4);
    assertThat(matrix.product(1).toFloats()).containsExactly(6, 120);
    assertThat(matrix.variance(1).toFloats()).containsExactly(2 / 3f, 2 / 3f);
    assertThat(matrix.argmax(1).toInts()).containsExactly(2, 2);
    assertThat(matrix.argmin(0).toInts()).containsExactly(0, 0, 0);
  }

  @Test
  void reductions_overNothing_giveTheirNeutralNumber() {
    Tensor empty = Tensor.zeros(2, 0);
    assertThat(empty.sum(1).toFloats()).containsExactly(0, 0);
    assertThat(empty.product().toFloat()).isEqualTo(1);
    assertThat(empty.max(1).toFloats())
        .containsExactly(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertThat(empty.min().toFloat()).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(empty.to(DType.I32).max().toInt()).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void softmax_ofLargeNumbers_isSafe() {
    Tensor large = Tensor.of(1000, 1000, -1000);
    assertThat(large.softmax(0).toFloats()).containsExactly(0.5f, 0.5f, 0);
    assertThat(large.logSoftmax(0).toFloats()[2]).isEqualTo((float) (-2000 - Math.log(2)));
    assertThat(large.logSumExp().toFloat()).isEqualTo((float) (1000 + Math.log(2)));
    Tensor none = Tensor.of(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(none.logSumExp().toFloat()).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void movements_rearrangeElements() {
    Tensor x = Tensor.iota(6).reshape(2, -1);
    assertThat(x.transpose().toInts()).containsExactly(0, 3, 1, 4, 2, 5);
    assertThat(x.reverse(1).toInts()).containsExactly(2, 1, 0, 5, 4, 3);
    assertThat(x.slice(1, 0, 3, 2).toInts()).containsExactly(0, 2, 3, 5);
    assertThat(x.at(0, 1).toInts()).containsExactly(3, 4, 5);
    assertThat(x.pad(1, 1, 0, 9).toInts()).containsExactly(9, 0, 1, 2, 9, 3, 4, 5);
    assertThat(x.flatten(0).shape()).isEqualTo(Shape.of(6));
    assertThat(x.expand(1).squeeze(1)).hasToString(x.toString());
    assertThat(Tensor.concatenate(0, x, x).shape()).isEqualTo(Shape.of(4, 3));
    assertThat(Tensor.stack(-1, x, x).toInts()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    assertThat(x.broadcastTo(Shape.of(2, 2, 3)).at(0, 1).toInts())
        .containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void selections_pickByIndexAndOrder() {
    Tensor x = Tensor.of(3, 1, 2);
    Tensor places = Tensor.of(new int[] {2, 0}, Shape.of(2));
    assertThat(x.gather(0, places).toFloats()).containsExactly(2, 3);
    assertThat(x.scatterAdd(0, places, Tensor.of(10, 20)).toFloats()).containsExactly(23, 1, 12);
    assertThat(x.sort(0, false).toFloats()).containsExactly(1, 2, 3);
    assertThat(x.argsort(0, true).toInts()).containsExactly(0, 2, 1);
    assertThat(x.topK(0, 2).values().toFloats()).containsExactly(3, 2);
    assertThat(x.topK(0, 2).indices().toInts()).containsExactly(0, 2);
    assertThat(x.cumulativeSum(0).toFloats()).containsExactly(3, 4, 6);
    assertThat(x.cumulativeSum(0, true, true).toFloats()).containsExactly(3, 2, 0);
    assertThat(x.greaterThan(1.5).where(x, x.negate()).toFloats()).containsExactly(3, -1, 2);
    assertThat(places.oneHot(3, DType.F32).toFloats()).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(Tensor.identity(2).toFloats()).containsExactly(1, 0, 0, 1);
    assertThat(Tensor.lowerTriangle(2, 3, 0).toBooleans())
        .containsExactly(true, false, false, true, true, false);
  }

  @Test
  void matmul_ofMatricesAndBatches_multiplies() {
    Tensor a = Tensor.of(new float[][] {{1, 2}, {3, 4}});
    assertThat(a.matmul(a).toFloats()).containsExactly(7, 10, 15, 22);
    assertThat(a.matmul(a, true, false).toFloats()).containsExactly(10, 14, 14, 20);
    Tensor batches = Tensor.stack(0, a, a.times(2));
    assertThat(batches.matmul(a).at(0, 1).toFloats()).containsExactly(14, 20, 30, 44);
    assertThat(a.matmul(batches).at(0, 1).toFloats()).containsExactly(14, 20, 30, 44);
    assertThat(Tensor.zeros(2, 0).matmul(Tensor.zeros(0, 3)).toFloats()).containsOnly(0).hasSize(6);
  }

  @Test
  void literals_takeTheTensorsType() {
    Tensor precise = Tensor.of(new double[] {0.1}, Shape.of(1));
    assertThat(precise.plus(0.2).toDoubles()).containsExactly(0.1 + 0.2);
    assertThat(Tensor.iota(3).times(2).dividedBy(3).toInts()).containsExactly(0, 0, 1);
    assertThat(Tensor.of(16777216f).plus(1).toFloats()).containsExactly(16777216f);
  }

  @Test
  void readers_convertElements() {
    Tensor x = Tensor.of(1.7f, -2.7f, 0);
    assertThat(x.toInts()).containsExactly(1, -2, 0);
    assertThat(x.toBooleans()).containsExactly(true, true, false);
    assertThat(x.toDoubles()).containsExactly(1.7f, -2.7f, 0);
    assertThat(Tensor.scalar(2.5).toInt()).isEqualTo(2);
    assertThat(Tensor.scalar(2.5).toBoolean()).isTrue();
    float[] copy = x.toFloats();
    copy[0] = 9;
    assertThat(x.toFloats()[0]).isEqualTo(1.7f);
  }

  @Test
  void evaluate_givesATensorOfNumbersAlone() {
    Variable w = Variable.of("w", Tensor.of(1, 2));
    Tensor doubled = w.times(2);
    Tensor before = doubled.evaluate();
    w.set(Tensor.of(5, 6));
    assertThat(before.toFloats()).containsExactly(2, 4);
    assertThat(doubled.toFloats()).containsExactly(10, 12);
    w.set(w.plus(1));
    assertThat(w.value().toFloats()).containsExactly(6, 7);
  }

  @Test
  void variable_copiesWhatItStartsWith() {
    float[] numbers = {1, 2};
    Variable w = Variable.of("w", Tensor.of(numbers, Shape.of(2)));
    numbers[0] = 9;
    Tensor value = w.value();
    w.storage().setDouble(1, 7);
    assertThat(w.toFloats()).containsExactly(1, 7);
    assertThat(value.toFloats()).containsExactly(1, 2);
    Variable rate = Variable.of("rate", Tensor.scalar(0.1));
    rate.set(0.05);
    assertThat(rate.toFloat()).isEqualTo(0.05f);
  }

  @Test
  void full_ofAnyType_holdsTheNumber() {
    assertThat(Tensor.full(2.5, Shape.of(2)).toFloats()).containsExactly(2.5f, 2.5f);
    TensorType integers = new TensorType(DType.I32, Shape.of(2));
    assertThat(Tensor.full(7, integers).buffer()).isInstanceOf(Buffer.I32.class);
    assertThat(Tensor.of(new boolean[] {true, false}, Shape.of(2)).not().toBooleans())
        .containsExactly(false, true);
  }

  @Test
  void millionUpdates_withoutEvaluation_keepNoHistory() {
    Tensor t = Tensor.of(1, 2, 3);
    WeakReference<Node> early = null;
    for (int i = 0; i < 1_000_000; i++) {
      t = t.times(0.999f).plus(1);
      if (i == 1_000) {
        early = new WeakReference<>(t.node());
      }
    }
    assertThat(t.toFloats()[0]).isBetween(999.9f, 1000.1f);
    assertCollected(early);
  }

  @Test
  void manyUpdates_withEvaluation_keepNoHistory() {
    Tensor t = Tensor.of(1, 2, 3);
    WeakReference<Node> early = null;
    for (int i = 0; i < 100_000; i++) {
      t = t.times(0.999f).plus(1);
      assertThat(t.buffer().size()).isEqualTo(3);
      if (i == 1_000) {
        early = new WeakReference<>(t.node());
      }
    }
    assertThat(t.toFloats()[0]).isBetween(999.9f, 1000.1f);
    assertCollected(early);
  }

  private static void assertCollected(WeakReference<Node> reference) {
    for (int attempt = 0; attempt < 50 && reference.get() != null; attempt++) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
  }

  @Test
  void toString_longGraph_leavesOutItsMiddle() {
    Tensor value = Tensor.input("x", TensorType.f32(2));
    for (int i = 0; i < 200; i++) {
      value = value.sin().exp();
    }

    assertThat(value.toString()).hasLineCount(42).contains(" more lines …").startsWith("f32[2]\n");
  }
}
