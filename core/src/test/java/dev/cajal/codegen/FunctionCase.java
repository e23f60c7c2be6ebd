package dev.cajal.codegen;

import dev.cajal.codegen.lane.DoubleFunctions;
import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** An f32 function of one argument beside its value in double. */
@SuppressWarnings("ImmutableEnumChecker")
enum FunctionCase {
  EXP(PointwiseFunction.EXP, StrictMath::exp, 1.0),
  EXPM1(PointwiseFunction.EXPM1, StrictMath::expm1, 1.5),
  LOG(PointwiseFunction.LOG, StrictMath::log, 1.0),
  LOG1P(PointwiseFunction.LOG1P, StrictMath::log1p, 1.5),
  SIN(PointwiseFunction.SIN, StrictMath::sin, 2.0),
  COS(PointwiseFunction.COS, StrictMath::cos, 2.0),
  TANH(PointwiseFunction.TANH, StrictMath::tanh, 2.0),
  SIGMOID(PointwiseFunction.SIGMOID, DoubleFunctions::sigmoid, 2.0),
  ERF(PointwiseFunction.ERF, DoubleFunctions::erf, 2.0),
  SQRT(PointwiseFunction.SQRT, StrictMath::sqrt, 0.5),
  FLOOR(PointwiseFunction.FLOOR, StrictMath::floor, 0);

  final PointwiseFunction function;
  final DoubleUnaryOperator exact;
  final double bound;

  FunctionCase(PointwiseFunction function, DoubleUnaryOperator exact, double bound) {
    this.function = function;
    this.exact = exact;
    this.bound = bound;
  }

  LoopProgram program() {
    return new LoopProgram(
        List.of(Operand.memory(DType.F32, ColumnStride.ONE)),
        List.of(),
        List.of(Instruction.Apply.of(function, 0)),
        List.of(new Result.Store(1)));
  }

  /** |found − exact| in units of the last place of an f32 of that size. */
  static double ulps(float found, double exact) {
    if (Double.isNaN(exact) || Float.isNaN(found)) {
      return Double.isNaN(exact) == Float.isNaN(found) ? 0 : Double.POSITIVE_INFINITY;
    }
    float rounded = (float) exact;
    if (Float.isInfinite(rounded) || Float.isInfinite(found) || rounded == 0) {
      boolean sameSign = rounded != 0 || exact != 0 || 1 / found == 1 / rounded;
      return rounded == found && sameSign
          ? 0
          : Math.abs((double) found - rounded) / Math.ulp(rounded);
    }
    return Math.abs(found - exact) / Math.ulp(rounded);
  }
}
