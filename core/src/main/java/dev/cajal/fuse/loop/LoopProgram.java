package dev.cajal.fuse.loop;

import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * A point-wise computation over rows × columns, independent of sizes, strides and constants.
 *
 * <p>Values have ids: first the operands, then the literals, then the instructions, each counted
 * on. Literals have only a type here; their numbers are arguments of each run, so programs that
 * differ in constants alone are equal and share a kernel.
 *
 * @param operands what is read
 * @param literals the types of the constants
 * @param instructions what is computed, in order
 * @param results what is left in arrays, at least one
 */
public record LoopProgram(
    List<Operand> operands,
    List<DType> literals,
    List<Instruction> instructions,
    List<Result> results) {

  /** Checks ids, arities and element types. */
  public LoopProgram {
    operands = List.copyOf(operands);
    literals = List.copyOf(literals);
    instructions = List.copyOf(instructions);
    results = List.copyOf(results);
    if (results.isEmpty()) {
      throw new IllegalArgumentException(
          "loop program: at least one result is required; found none");
    }
    List<DType> types = types(operands, literals, instructions);
    for (Result result : results) {
      checkResult(result, types);
    }
  }

  /** The element types of all values, by id. */
  public List<DType> types() {
    return types(operands, literals, instructions);
  }

  /** The id of the first literal. */
  public int firstLiteral() {
    return operands.size();
  }

  /** The id of the first instruction's value. */
  public int firstInstruction() {
    return operands.size() + literals.size();
  }

  /** The number of arrays of a run: one per operand (null for an index), then one per result. */
  public int arrayCount() {
    return operands.size() + results.size();
  }

  /** Whether a row must be run as a whole, because its columns are reduced. */
  public boolean reducesColumns() {
    return results.stream().anyMatch(Result.ReduceColumns.class::isInstance);
  }

  /** Whether rows must be run in order by one thread, because they are reduced. */
  public boolean reducesRows() {
    return results.stream().anyMatch(Result.ReduceRows.class::isInstance);
  }

  private static List<DType> types(
      List<Operand> operands, List<DType> literals, List<Instruction> instructions) {
    List<DType> types = new ArrayList<>();
    operands.forEach(operand -> types.add(operand.dtype()));
    types.addAll(literals);
    for (Instruction instruction : instructions) {
      for (int read : instruction.reads()) {
        checkId(read, types.size());
      }
      types.add(
          switch (instruction) {
            case Instruction.Apply apply -> resultType(apply, types);
            case Instruction.Convert convert -> convert.to();
          });
    }
    return List.copyOf(types);
  }

  private static DType resultType(Instruction.Apply apply, List<DType> types) {
    PointwiseFunction function = apply.function();
    List<DType> found = apply.arguments().stream().map(types::get).toList();
    DType last = found.getLast();
    boolean fits =
        switch (function.kind()) {
          case NUMERIC -> last.isNumeric() && allAre(found, last);
          case FLOATING -> last.isFloating() && allAre(found, last);
          case COMPARISON -> (last.isNumeric() || isEquality(function)) && allAre(found, last);
          case LOGIC -> allAre(found, DType.BOOL);
          case SELECTION -> found.getFirst() == DType.BOOL && found.get(1) == last;
          case BITS -> last == DType.I32;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "loop program: %s is not defined for operands of types %s"
              .formatted(function.label(), labels(found)));
    }
    return function.resultType(last);
  }

  private static boolean isEquality(PointwiseFunction function) {
    return function == PointwiseFunction.EQUAL || function == PointwiseFunction.NOT_EQUAL;
  }

  private static boolean allAre(List<DType> found, DType type) {
    return found.stream().allMatch(type::equals);
  }

  private static List<String> labels(List<DType> types) {
    return types.stream().map(DType::label).toList();
  }

  private static void checkResult(Result result, List<DType> types) {
    checkId(result.value(), types.size());
    DType type = types.get(result.value());
    boolean reduced = !(result instanceof Result.Store);
    if (reduced && !type.isFloating() && type != DType.I32) {
      throw new IllegalArgumentException(
          "loop program: a reduction needs f32, f64 or i32; found "
              + type.label()
              + "; convert it first");
    }
  }

  private static void checkId(int id, int known) {
    if (id < 0 || id >= known) {
      throw new IllegalArgumentException(
          "loop program: a value must be one of the %d earlier ones; found id %d"
              .formatted(known, id));
    }
  }
}
