package dev.cajal.codegen.lane;

import java.lang.classfile.CodeBuilder;

/**
 * Where the code of a loop finds its arrays, numbers and bounds: in the arguments of a method that
 * serves all shapes, or as constants in one that serves a single step.
 */
public interface LoopFrame {
  /** Writes what comes before all else, such as locals that the frame needs. */
  void begin(CodeBuilder out);

  /** Leaves the array of an operand or result on the stack, as an {@code Object}. */
  void array(CodeBuilder out, int at);

  /** Leaves the offset (part 0), row stride (1) or column stride (2) of an array on the stack. */
  void layout(CodeBuilder out, int at, int part);

  /** Leaves a literal on the stack, as a double. */
  void literal(CodeBuilder out, int index);

  /** The number of the parameter with the scratch; first row and end of the rows follow it. */
  int scratchParameter();

  /** Leaves the scratch on the stack. */
  default void scratch(CodeBuilder out) {
    out.aload(out.parameterSlot(scratchParameter()));
  }

  /** The local with the first row. */
  default int rowFrom(CodeBuilder out) {
    return out.parameterSlot(scratchParameter() + 1);
  }

  /** The local with the end of the rows. */
  default int rowTo(CodeBuilder out) {
    return out.parameterSlot(scratchParameter() + 2);
  }

  /** The local with the first column. */
  int columnFrom(CodeBuilder out);

  /** The local with the end of the columns. */
  int columnTo(CodeBuilder out);
}
