package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cajal.graph.Graph;
import dev.cajal.graph.GraphVerifier;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Leaf;
import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.op.Op;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.op.Reduction;
import dev.cajal.op.Scan;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read when they make a mistake: the operation, what it needs, what it found. */
class MistakesTest {
  private static final Tensor VECTOR = Tensor.of(1, 2, 3);
  private static final Tensor MATRIX = Tensor.zeros(2, 3);
  private static final Tensor SCALAR = Tensor.scalar(1);
  private static final Tensor WHOLE = Tensor.iota(3);
  private static final Tensor TRUTH = WHOLE.equalTo(1);

  private static Arguments row(String message, ThrowingCallable mistake) {
    return arguments(message, mistake);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        row("shape: every extent must be 0 or more; found [2, -1]", () -> Shape.of(2, -1)),
        row(
            "shape: at most 2147483647 elements fit one tensor; found [65536, 65536]",
            () -> Shape.of(65536, 65536)),
        row("sum: axis must lie in [-2, 1]; found axis 2 of shape [2, 3]", () -> MATRIX.sum(2)),
        row(
            "sum: axis must lie in no range, a scalar has no axes; found axis 0 of shape []",
            () -> SCALAR.sum(0)),
        row(
            "maximum: every axis may be named once; found axes [0, -2] of shape [2, 3]",
            () -> MATRIX.max(0, -2)),
        row(
            "extent: axis must lie in [-2, 1]; found axis 5 of shape [2, 3]",
            () -> MATRIX.shape().dim(5)),
        row(
            "add: extents must be equal or 1, counted from the last axis; left [2, 3], right [2]",
            () -> MATRIX.plus(Tensor.of(1, 2))),
        row(
            "select: extents must be equal or 1, counted from the last axis; left [3], right [2]",
            () -> TRUTH.where(VECTOR, Tensor.of(1, 2))),
        row(
            "broadcast: extents must be equal or 1, counted from the last axis; found [2, 3],"
                + " target [3, 2]",
            () -> MATRIX.broadcastTo(Shape.of(3, 2))),
        row(
            "reshape: the number of elements must stay the same; found [2, 3] (6), asked for [4]"
                + " (4)",
            () -> MATRIX.reshape(4)),
        row(
            "reshape: the unknown extent must come out whole; found [2, 3] (6), asked for [4, -1]",
            () -> MATRIX.reshape(4, -1)),
        row(
            "reshape: extents must be 0 or more, one of them may be −1; found [2, 3], asked for"
                + " [-1, -1]",
            () -> MATRIX.reshape(-1, -1)),
        row(
            "flatten: axis must lie in [-2, 1]; found axis 2 of shape [2, 3]",
            () -> MATRIX.flatten(2)),
        row(
            "expand: the position must lie in [-3, 2]; found 3 for shape [2, 3]",
            () -> MATRIX.expand(3)),
        row(
            "squeeze: the axis must have extent 1; found axis -1 of shape [2, 3]",
            () -> MATRIX.squeeze(-1)),
        row(
            "transpose: the order must name every axis once; found order [0, 0] for shape [2, 3]",
            () -> MATRIX.transpose(0, 0)),
        row(
            "transposeLast: axis must lie in [-1, 0]; found axis -2 of shape [3]",
            () -> VECTOR.transposeLast()),
        row(
            "slice: every axis needs 0 ≤ start ≤ end ≤ extent and step ≥ 1; found starts [1], ends"
                + " [5], steps [1] for shape [3]",
            () -> VECTOR.slice(0, 1, 5)),
        row(
            "slice: every axis needs 0 ≤ start ≤ end ≤ extent and step ≥ 1; found starts [0], ends"
                + " [3], steps [0] for shape [3]",
            () -> VECTOR.slice(0, 0, 3, 0)),
        row(
            "at: the index must lie in [0, 3); found index 3 along axis -1 of shape [2, 3]",
            () -> MATRIX.at(-1, 3)),
        row(
            "pad: every axis needs a width of 0 or more on both sides; found low [-1], high [0] for"
                + " shape [3]",
            () -> VECTOR.pad(0, -1, 0, 0)),
        row(
            "reverse: axis must lie in [-1, 0]; found axis 1 of shape [3]",
            () -> VECTOR.reverse(1)),
        row(
            "concatenate: operands must agree on every axis but axis 0; found f32[2, 3], f32[3]",
            () -> Tensor.concatenate(0, MATRIX, VECTOR)),
        row("concatenate: at least one tensor is needed; found none", () -> Tensor.concatenate(0)),
        row("stack: at least one tensor is needed; found none", () -> Tensor.stack(0)),
        row(
            "matmul: left columns must equal right rows; left [2, 3], right [2, 3]",
            () -> MATRIX.matmul(MATRIX)),
        row(
            "matmul: left columns must equal right rows; left [2, 3] transposed, right [2, 3]"
                + " transposed",
            () -> MATRIX.matmul(MATRIX, true, true)),
        row(
            "matmul: left columns must equal right rows; left [5, 4, 2], right [3, 2]",
            () -> Tensor.zeros(5, 4, 2).matmul(Tensor.zeros(3, 2))),
        row(
            "matmul: leading axes must be equal or 1; left [4, 2, 3], right [5, 3, 2]",
            () -> Tensor.zeros(4, 2, 3).matmul(Tensor.zeros(5, 3, 2))),
        row(
            "matmul: both sides must have at least two axes; left [2, 3], right [3]; give a vector"
                + " one with expand(axis)",
            () -> MATRIX.matmul(VECTOR)),
        row(
            "takeAlong: indices must agree on every axis but axis 1; found [2, 3], indices [3]",
            () -> MATRIX.takeAlong(1, WHOLE)),
        row(
            "topK: k must lie in [0, 3]; found k = 4 for axis 0 of shape [3]",
            () -> VECTOR.topK(0, 4)),
        row(
            "oneHot: class numbers must be i32 and classes at least 1; found f32[3], classes 2",
            () -> VECTOR.oneHot(2, DType.F32)),
        row(
            "scatter_add: updates must have shape [3, 3]; target [2, 3], axis 0, indices [3],"
                + " updates [2, 3]",
            () -> MATRIX.scatterAdd(0, WHOLE, MATRIX)),
        row(
            "argmax: the axis must have at least one element; found axis 1 of shape [2, 0]",
            () -> Tensor.zeros(2, 0).argmax(1)),
        row("clamp: low must not exceed high; found low 2.0, high 1.0", () -> VECTOR.clamp(2, 1)));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        row(
            "add: both operands must have the same element type; left f32[3], right i32[3]; convert"
                + " one with to(DType)",
            () -> VECTOR.plus(WHOLE)),
        row(
            "less: both operands must have the same element type; left f32[3], right i32[3];"
                + " convert one with to(DType)",
            () -> VECTOR.lessThan(WHOLE)),
        row(
            "select: both operands must have the same element type; left f32[3], right i32[3];"
                + " convert one with to(DType)",
            () -> TRUTH.where(VECTOR, WHOLE)),
        row(
            "matmul: both operands must have the same element type; left f32[2, 3], right f64[3,"
                + " 2]; convert one with to(DType)",
            () -> MATRIX.matmul(Tensor.zeros(3, 2).to(DType.F64))),
        row(
            "matmul: elements must be f32 or f64; found i32[1, 1]; convert with to(DType.F32)",
            () -> Tensor.iota(1).expand(0).matmul(Tensor.iota(1).expand(0))),
        row(
            "exp: elements must be f32 or f64; found i32[3]; convert with to(DType.F32)",
            () -> WHOLE.exp()),
        row(
            "negate: elements must be numbers; found bool[3]; convert with to(DType)",
            () -> TRUTH.negate()),
        row(
            "less: elements must be numbers; found bool[3]; convert with to(DType)",
            () -> TRUTH.lessThan(TRUTH)),
        row(
            "and: operands must be bool; found f32[3]; compare or convert with to(DType.BOOL)",
            () -> VECTOR.and(VECTOR)),
        row(
            "select: the condition must be bool; found f32[3]; compare or convert with"
                + " to(DType.BOOL)",
            () -> VECTOR.where(VECTOR, VECTOR)),
        row(
            "reduce_sum: elements must be f32, f64 or i32; found bool[3]; convert with"
                + " to(DType.I32)",
            () -> TRUTH.sum()),
        row(
            "cumulative_sum: elements must be numbers; found bool[3]; convert with to(DType)",
            () -> TRUTH.cumulativeSum(0)),
        row(
            "gather: indices must be i32; found f32[3]; convert with to(DType.I32)",
            () -> VECTOR.gather(0, VECTOR)),
        row(
            "uniform: indices must be i32; found f32[3]; convert with to(DType.I32)",
            () -> VECTOR.unary(PointwiseFunction.UNIFORM)));
  }

  static Stream<Arguments> operations() {
    TensorType vector = TensorType.f32(3);
    TensorType matrix = TensorType.f32(2, 3);
    Graph body = body(TensorType.f32(3), TensorType.f32(3));
    return Stream.of(
        row("exp: takes 1 operands; found none", () -> infer(function(PointwiseFunction.EXP))),
        row(
            "add: takes 2 operands; found f32[3]",
            () -> infer(function(PointwiseFunction.ADD), vector)),
        row(
            "add: operands must have one shape; found f32[3], f32[2, 3]",
            () -> infer(function(PointwiseFunction.ADD), vector, matrix)),
        row(
            "reduce_sum: axes must be sorted, distinct and within [0, 2); found axes [1, 0] of"
                + " shape [2, 3]",
            () -> infer(new Reduce(Reduction.SUM, List.of(1, 0)), matrix)),
        row(
            "concatenate: axis must lie in [0, 1); found axis 1 of shape [3]",
            () -> infer(new Concatenate(1), vector)),
        row(
            "concatenate: at least one operand is needed; found none",
            () -> infer(new Concatenate(0))),
        row(
            "matmul: both sides must be matrices with equal leading axes; left [3], right [2, 3]",
            () -> infer(new MatMul(false, false), vector, matrix)),
        row(
            "matmul: leading axes must be equal; left [2, 1, 3], right [1, 3, 1]",
            () ->
                infer(new MatMul(false, false), TensorType.f32(2, 1, 3), TensorType.f32(1, 3, 1))),
        row(
            "reverse: axes must be sorted, distinct and within [0, 1); found axes [1] of shape [3]",
            () -> infer(new Movement.Reverse(List.of(1)), vector)),
        row(
            "random_bits: the key must be i32[4] = (seed low, seed high, stream, step); found"
                + " f32[3]; make one with RandomKey",
            () -> infer(new RandomBits(Shape.of(2)), vector)),
        row("scan: takes 1 operands; found none", () -> infer(new Scan(body, 1, 0, 4, false))),
        row(
            "scan: operand 0 must be f32[3]; found f32[2, 3]",
            () -> infer(new Scan(body, 1, 0, 4, false), matrix)),
        row(
            "scan: operand 0 must be f32[4, 3]; found f32[2, 3]",
            () -> infer(new Scan(body, 0, 1, 4, false), matrix)),
        row(
            "scan: carry 0 must keep its type; found body inputs f32[3], body outputs f32[2]",
            () -> infer(new Scan(body(vector, TensorType.f32(2)), 1, 0, 4, false), vector)),
        row(
            "graph: an input must be made by Tensor.input; found literal f32[2]",
            () -> new Graph(List.of(Node.literal(0, TensorType.f32(2))), List.of())),
        row("input: a name must not be empty", () -> Tensor.input(" ", Shape.of(1))));
  }

  private static Op function(PointwiseFunction function) {
    return new Pointwise(function);
  }

  private static void infer(Op op, TensorType... operands) {
    op.infer(List.of(operands));
  }

  private static Graph body(TensorType input, TensorType output) {
    return new Graph(
        List.of(Node.of(new Leaf.Input("carry", input))), List.of(Node.literal(0, output)));
  }

  @ParameterizedTest
  @MethodSource({"shapes", "types", "operations"})
  void mistake_isTold(String message, ThrowingCallable mistake) {
    assertThatThrownBy(mistake)
        .isInstanceOfAny(
            ShapeException.class,
            IllegalArgumentException.class,
            IllegalStateException.class,
            IndexOutOfBoundsException.class)
        .hasMessage(message);
  }

  @Test
  void mistake_insideALayer_namesTheLayer() {
    assertThatThrownBy(
            () -> Origin.within("encoder.0 Dense(3 → 4)", () -> MATRIX.plus(Tensor.of(1, 2))))
        .hasMessage(
            "add: extents must be equal or 1, counted from the last axis; left [2, 3], right [2];"
                + " in encoder.0 Dense(3 → 4)");
  }

  @Test
  void verifier_namesPassAndNode() {
    Node x = Node.of(new Leaf.Input("x", TensorType.f32(2)));
    assertThatThrownBy(() -> GraphVerifier.verify("fold", new Graph(List.of(), List.of(x))))
        .hasMessage(
            "after pass fold: node %d (input f32[2]) is an input that the graph does not list"
                .formatted(x.id()));
    Node empty = Node.of(new Leaf.Data(TensorType.f32(2)));
    assertThatThrownBy(() -> GraphVerifier.verify("fold", new Graph(List.of(), List.of(empty))))
        .hasMessage("after pass fold: node %d (data f32[2]) has no storage".formatted(empty.id()));
    assertThat(GraphVerifier.holds("fold", new Graph(List.of(x), List.of(x.exp())))).isTrue();
  }
}
