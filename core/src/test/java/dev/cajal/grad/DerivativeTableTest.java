package dev.cajal.grad;

import static dev.cajal.grad.DerivativeRow.awayFromZero;
import static dev.cajal.grad.DerivativeRow.binary;
import static dev.cajal.grad.DerivativeRow.in;
import static dev.cajal.grad.DerivativeRow.unary;

import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation's first and second derivatives against central differences. */
class DerivativeTableTest {

  static Stream<DerivativeRow> pointwise() {
    return Stream.of(
        binary("plus", Node::plus, awayFromZero(2, 3), awayFromZero(2, 3)),
        binary("plus broadcast", Node::plus, awayFromZero(2, 3), awayFromZero(3)),
        binary("minus broadcast", Node::minus, awayFromZero(3), awayFromZero(2, 1)),
        binary("times", Node::times, awayFromZero(2, 3), awayFromZero(2, 1)),
        binary("dividedBy", Node::dividedBy, awayFromZero(2, 3), in(0.5, 2, 2, 3)),
        binary("power", Node::power, in(0.5, 2, 2, 3), awayFromZero(2, 3)),
        unary("power 0", x -> x.power(0), in(0.5, 2, 3)),
        unary("power 1", x -> x.power(1), in(0.5, 2, 3)),
        unary("power 2", x -> x.power(2), awayFromZero(3)),
        unary("power 3", x -> x.power(3), awayFromZero(3)),
        unary("power -1.5", x -> x.power(-1.5), in(0.5, 2, 3)),
        binary("minimum", Node::minimum, awayFromZero(4), awayFromZero(4)),
        binary("maximum", Node::maximum, awayFromZero(4), awayFromZero(4)),
        unary("clamp", x -> x.clamp(-0.05, 1), awayFromZero(6)),
        unary("negate", Node::negate, awayFromZero(3)),
        unary("absolute", Node::absolute, awayFromZero(3)),
        unary("sign", x -> x.sign().times(x), awayFromZero(3)),
        unary("exp", Node::exp, awayFromZero(3)),
        unary("log", Node::log, in(0.5, 2, 3)),
        unary("log1p", Node::log1p, in(-0.5, 2, 3)),
        unary("expm1", Node::expm1, awayFromZero(3)),
        unary("sqrt", Node::sqrt, in(0.5, 2, 3)),
        unary("sin", Node::sin, awayFromZero(3)),
        unary("cos", Node::cos, awayFromZero(3)),
        unary("tanh", Node::tanh, awayFromZero(3)),
        unary("sigmoid", Node::sigmoid, awayFromZero(3)),
        unary("erf", Node::erf, awayFromZero(3)),
        unary("floor", x -> x.floor().times(x), in(0.2, 0.8, 3)),
        unary("relu", Node::relu, awayFromZero(6)),
        unary("softplus", Node::softplus, awayFromZero(6)),
        unary("reciprocal", Node::reciprocal, awayFromZero(3)),
        unary("square", Node::square, awayFromZero(3)),
        binary(
            "select",
            (x, y) -> x.lessThan(y).where(x.exp(), y.sin()),
            awayFromZero(5),
            awayFromZero(5)),
        unary(
            "convert", x -> x.to(DType.F64).times(x.greaterThan(0).to(DType.F64)), awayFromZero(5)),
        unary("stopGradient of the sign", x -> x.times(x.sign().stopGradient()), awayFromZero(5)));
  }

  static Stream<DerivativeRow> reductions() {
    return Stream.of(
        unary("sum", Node::sum, awayFromZero(2, 3)),
        unary("sum of a scalar", Node::sum, awayFromZero()),
        unary("sum over the first axis", x -> x.square().sum(0), awayFromZero(2, 3)),
        unary("sum over outer axes", x -> x.square().sum(0, 2), awayFromZero(2, 3, 2)),
        unary("mean", x -> x.exp().mean(1), awayFromZero(2, 3)),
        unary("max", x -> x.square().max(1), awayFromZero(2, 4)),
        unary("max of all", x -> x.square().max(), awayFromZero(2, 4)),
        unary("min", x -> x.square().min(0), awayFromZero(3, 2)),
        unary("product", Node::product, awayFromZero(5)),
        unary("product over the first axis", x -> x.product(0), awayFromZero(3, 2)),
        unary("product over outer axes", x -> x.product(0, 2), awayFromZero(2, 2, 2)),
        unary(
            "product with a zero",
            x -> x.times(Node.of(new dev.cajal.op.Iota(Shape.of(4), 0)).to(DType.F64)).product(),
            awayFromZero(4)),
        unary(
            "product with two zeros",
            x ->
                x.times(Node.of(new dev.cajal.op.Iota(Shape.of(3), 0)).dividedBy(2).to(DType.F64))
                    .product(),
            awayFromZero(3)),
        unary("variance", x -> x.variance(1), awayFromZero(2, 3)),
        unary("logSumExp", x -> x.logSumExp(1), awayFromZero(2, 3)),
        unary("softmax", x -> x.softmax(1), awayFromZero(2, 3)),
        unary("softmax over the first axis", x -> x.softmax(0), awayFromZero(2, 3)),
        unary("logSoftmax", x -> x.logSoftmax(-1), awayFromZero(2, 3)),
        unary("cumulativeSum", x -> x.square().cumulativeSum(0), awayFromZero(3, 2)),
        unary(
            "cumulativeSum exclusive",
            x -> x.square().cumulativeSum(1, true, false),
            awayFromZero(2, 3)),
        unary(
            "cumulativeSum reverse",
            x -> x.square().cumulativeSum(1, false, true),
            awayFromZero(2, 3)));
  }

  static Stream<DerivativeRow> movements() {
    return Stream.of(
        unary("reshape", x -> x.square().reshape(3, 2), awayFromZero(2, 3)),
        unary("transpose", x -> x.square().transpose(2, 0, 1), awayFromZero(2, 3, 2)),
        unary("broadcast", x -> x.square().broadcastTo(Shape.of(2, 2, 3)), awayFromZero(2, 1)),
        unary("broadcast a scalar", x -> x.square().broadcastTo(Shape.of(2, 3)), awayFromZero()),
        unary("slice", x -> x.square().slice(0, 1, 3), awayFromZero(4, 2)),
        unary("slice by 2, cut short", x -> x.square().slice(0, 1, 4, 2), awayFromZero(5, 2)),
        unary("slice by 3, to the end", x -> x.square().slice(1, 0, 4, 3), awayFromZero(2, 4)),
        unary(
            "slice of both axes",
            x -> x.square().slice(0, 0, 3, 2).slice(1, 1, 4, 2),
            awayFromZero(3, 4)),
        unary("empty slice", x -> x.plus(x.slice(0, 1, 1).sum()), awayFromZero(3)),
        unary("pad", x -> x.square().pad(0, 1, 2, 5), awayFromZero(2, 2)),
        unary("reverse", x -> x.square().reverse(1), awayFromZero(2, 3)),
        binary(
            "concatenate",
            (x, y) -> x.square().concatenate(1, List.of(y.exp(), x)),
            awayFromZero(2, 2),
            awayFromZero(2, 1)),
        binary(
            "stack",
            (x, y) -> x.square().stack(0, List.of(y.exp())),
            awayFromZero(3),
            awayFromZero(3)),
        unary("at", x -> x.square().at(0, 1), awayFromZero(3, 2)));
  }

  static Stream<DerivativeRow> products() {
    return Stream.of(
        binary("matmul", Node::matmul, awayFromZero(2, 3), awayFromZero(3, 2)),
        binary(
            "matmul, left transposed",
            (a, b) -> a.matmul(b, true, false),
            awayFromZero(3, 2),
            awayFromZero(3, 2)),
        binary(
            "matmul, right transposed",
            (a, b) -> a.matmul(b, false, true),
            awayFromZero(2, 3),
            awayFromZero(2, 3)),
        binary(
            "matmul, both transposed",
            (a, b) -> a.matmul(b, true, true),
            awayFromZero(3, 2),
            awayFromZero(2, 3)),
        binary("matmul in batches", Node::matmul, awayFromZero(2, 2, 3), awayFromZero(2, 3, 1)),
        binary(
            "matmul of batches with one matrix",
            Node::matmul,
            awayFromZero(2, 2, 3),
            awayFromZero(3, 2)),
        binary(
            "matmul of broadcast batches, transposed",
            (a, b) -> a.matmul(b, true, true),
            awayFromZero(2, 1, 3, 2),
            awayFromZero(2, 1, 3)),
        binary(
            "matmul twice",
            (a, b) -> a.matmul(b).matmul(a),
            awayFromZero(2, 3),
            awayFromZero(3, 2)));
  }

  private static Node ints(Shape shape, int... values) {
    return Node.leaf(new Leaf.Data(new TensorType(DType.I32, shape)), () -> new Buffer.I32(values));
  }

  static Stream<DerivativeRow> selections() {
    Node picks = ints(Shape.of(2, 2), 2, 0, 2, 1);
    Node along = ints(Shape.of(2, 2), 2, 0, 1, 1);
    return Stream.of(
        unary("gather", x -> x.square().gather(0, picks), awayFromZero(3, 2)),
        unary("gather along the last axis", x -> x.square().gather(1, picks), awayFromZero(2, 3)),
        unary("takeAlong", x -> x.square().takeAlong(1, along), awayFromZero(2, 3)),
        binary(
            "scatterAdd",
            (x, u) -> x.square().scatterAdd(0, picks, u.exp()),
            awayFromZero(3, 2),
            awayFromZero(2, 2, 2)),
        unary("sort", x -> x.square().sort(1, false), awayFromZero(2, 4)),
        unary("sort descending", x -> x.exp().sort(0, true), awayFromZero(4, 2)),
        unary("topK", x -> x.square().topK(1, 2).values(), awayFromZero(2, 4)));
  }

  @ParameterizedTest
  @MethodSource({"pointwise", "reductions", "movements", "products", "selections"})
  void gradients_agreeWithCentralDifferences(DerivativeRow row) {
    row.check(2);
  }

  @ParameterizedTest
  @MethodSource("thirdOrder")
  void gradientsOfThirdOrder_agreeWithCentralDifferences(DerivativeRow row) {
    row.check(3);
  }

  static Stream<DerivativeRow> thirdOrder() {
    return Stream.of(
        unary("tanh", Node::tanh, awayFromZero(2)),
        unary("power 3", x -> x.power(3), awayFromZero(2)),
        unary("softmax", x -> x.softmax(0), awayFromZero(3)),
        binary("matmul", Node::matmul, awayFromZero(2, 2), awayFromZero(2, 2)));
  }
}
