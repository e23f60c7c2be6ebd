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

  /** Leaves the scratch on the stack. */
  void scratch(CodeBuilder out);

  /** The local with the first row. */
  int rowFrom(CodeBuilder out);

  /** The local with the end of the rows. */
  int rowTo(CodeBuilder out);

  /** The local with the first column. */
  int columnFrom(CodeBuilder out);

  /** The local with the end of the columns. */
  int columnTo(CodeBuilder out);
}
