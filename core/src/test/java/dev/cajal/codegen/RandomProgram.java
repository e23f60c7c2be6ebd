package dev.cajal.codegen;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Programs of random operands, functions and results, always valid. */
final class RandomProgram {
  private final Random random;
  private final List<DType> dtypes;
  private final List<ColumnStride> strides;
  private final List<DType> types = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();

  private RandomProgram(Random random, List<DType> dtypes, List<ColumnStride> strides) {
    this.random = random;
    this.dtypes = dtypes;
    this.strides = strides;
  }

  /** Any types and strides. */
  static LoopProgram any(Random random) {
    return new RandomProgram(random, List.of(DType.values()), List.of(ColumnStride.values()))
        .program();
  }

  /** What a vector form can do. */
  static LoopProgram vectorizable(Random random) {
    return new RandomProgram(
            random,
            List.of(DType.F32, DType.F32, DType.I32, DType.BOOL),
            List.of(ColumnStride.ZERO, ColumnStride.ONE, ColumnStride.ONE))
        .program();
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private LoopProgram program() {
    List<Operand> operands = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int at = 0; at < count; at++) {
      operands.add(
          random.nextInt(8) == 0
              ? Operand.index(pick(strides))
              : Operand.memory(pick(dtypes), pick(strides)));
      types.add(operands.getLast().dtype());
    }
    List<DType> literals = new ArrayList<>();
    for (int at = random.nextInt(3); at > 0; at--) {
      literals.add(pick(dtypes));
      types.add(literals.getLast());
    }
    int steps = 1 + random.nextInt(8);
    while (instructions.size() < steps) {
      addInstruction();
    }
    List<Result> results = new ArrayList<>();
    for (int at = 1 + random.nextInt(3); at > 0; at--) {
      results.add(result());
    }
    return new LoopProgram(operands, literals, instructions, results);
  }

  private void addInstruction() {
    if (random.nextInt(5) == 0) {
      DType to = pick(dtypes);
      instructions.add(new Instruction.Convert(to, random.nextInt(types.size())));
      types.add(to);
      return;
    }
    PointwiseFunction function = pick(List.of(PointwiseFunction.values()));
    List<Integer> arguments = new ArrayList<>();
    DType type = types.get(random.nextInt(types.size()));
    for (int at = 0; at < function.arity(); at++) {
      DType wanted =
          switch (function.kind()) {
            case LOGIC -> DType.BOOL;
            case BITS -> DType.I32;
            case SELECTION -> at == 0 ? DType.BOOL : type;
            case NUMERIC, FLOATING, COMPARISON -> type;
          };
      List<Integer> fitting = new ArrayList<>();
      for (int id = 0; id < types.size(); id++) {
        if (types.get(id) == wanted) {
          fitting.add(id);
        }
      }
      if (fitting.isEmpty()) {
        return;
      }
      arguments.add(pick(fitting));
    }
    boolean fits =
        switch (function.kind()) {
          case NUMERIC -> type.isNumeric();
          case FLOATING -> type.isFloating();
          case COMPARISON ->
              type.isNumeric()
                  || function == PointwiseFunction.EQUAL
                  || function == PointwiseFunction.NOT_EQUAL;
          case LOGIC, BITS, SELECTION -> true;
        };
    // Division by zero is an error for integers, with a test of its own.
    if (fits && (function != PointwiseFunction.DIVIDE || type.isFloating())) {
      instructions.add(new Instruction.Apply(function, arguments));
      types.add(function.resultType(types.get(arguments.getLast())));
    }
  }

  private Result result() {
    int value = random.nextInt(3) == 0 ? random.nextInt(types.size()) : types.size() - 1;
    DType type = types.get(value);
    boolean reducible = type.isFloating() || type == DType.I32;
    Reduction reduction = pick(List.of(Reduction.values()));
    return switch (reducible ? random.nextInt(3) : 0) {
      case 1 -> new Result.ReduceColumns(value, reduction);
      case 2 -> new Result.ReduceRows(value, reduction);
      default -> new Result.Store(value);
    };
  }
}
