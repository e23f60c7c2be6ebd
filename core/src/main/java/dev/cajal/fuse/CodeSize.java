package dev.cajal.fuse;

import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.graph.Node;
import dev.cajal.op.Convert;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;

/**
 * How much code point-wise operations become: about the number of calls of the Vector API, but for
 * the constants, which equal functions share.
 */
final class CodeSize {
  /** With its constants such a loop is still short enough for a vector form. */
  static final int MOST = 180;

  private CodeSize() {}

  /** The size of one operation; what needs no code of its own has none. */
  static int of(Node node) {
    return switch (node.op()) {
      case Pointwise pointwise -> of(pointwise.function());
      case Convert convert -> 2;
      default -> 0;
    };
  }

  /** The size of a loop. */
  static int of(LoopProgram program) {
    int size = 0;
    for (Instruction instruction : program.instructions()) {
      size +=
          switch (instruction) {
            case Instruction.Apply apply -> of(apply.function());
            case Instruction.Convert convert -> 2;
          };
    }
    return size;
  }

  private static int of(PointwiseFunction function) {
    return switch (function) {
      case POWER -> 115;
      case LOG1P, ERF, TANH -> 50;
      case LOG, SIGMOID, EXPM1 -> 40;
      case EXP, SIN, COS -> 30;
      case FLOOR -> 17;
      case SIGN -> 8;
      case SELECT, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 2;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MINIMUM, MAXIMUM, NEGATE, ABSOLUTE, SQRT -> 1;
      case AND, OR, XOR, NOT, UNIFORM -> 1;
    };
  }
}
