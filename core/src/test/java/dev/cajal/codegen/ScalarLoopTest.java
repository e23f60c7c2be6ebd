package dev.cajal.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarLoopTest {
  /** Up to more than are reduced at a time. */
  private static final int[] ROWS = {1, 2, 3, 16, 35};

  @Test
  void scalarForm_randomPrograms_equalsInterpreter() {
    Random random = new Random(1);
    for (int round = 0; round < 400; round++) {
      LoopProgram program = RandomProgram.any(random);
      LoopKernel kernel = KernelFactory.kernel(program, KernelForm.SCALAR);
      for (int columns : new int[] {1, 1 + random.nextInt(70)}) {
        LoopCase data = new LoopCase(program, ROWS[round % ROWS.length], columns, random);
        data.assertSameBits(data.run(kernel), data.run(new LaneInterpreter(program)));
      }
    }
  }

  @Test
  void sum_rowsInParts_equalsRowsAtOnce() {
    LoopProgram program =
        new LoopProgram(
            List.of(Operand.memory(DType.F32, ColumnStride.ONE)),
            List.of(),
            List.of(),
            List.of(new Result.ReduceRows(0, Reduction.SUM)));
    LoopCase data = new LoopCase(program, 7, 33, new Random(2));
    LoopKernel kernel = KernelFactory.kernel(program, KernelForm.SCALAR);
    Object[] used = data.withNewResults();
    LaneScratch scratch = new LaneScratch();
    kernel.run(used, data.layout, data.literals, scratch, 0, 3, 0, 20);
    kernel.run(used, data.layout, data.literals, scratch, 3, 7, 0, 20);
    kernel.run(used, data.layout, data.literals, scratch, 0, 7, 20, 33);
    data.assertSameBits(data.resultsOf(used), data.run(kernel));
  }

  @Test
  void sum_columnsNotFromZero_isRefused() {
    LoopProgram program =
        new LoopProgram(
            List.of(Operand.memory(DType.F32, ColumnStride.ONE)),
            List.of(),
            List.of(),
            List.of(new Result.ReduceColumns(0, Reduction.SUM)));
    LoopCase data = new LoopCase(program, 1, 9, new Random(2));
    LoopKernel kernel = KernelFactory.kernel(program, KernelForm.SCALAR);
    assertThatThrownBy(
            () ->
                kernel.run(data.arrays, data.layout, data.literals, new LaneScratch(), 0, 1, 4, 9))
        .hasMessage("loop: a run that reduces columns must start at column 0; found 4");
  }

  @Test
  void divide_integersByZero_isAnArithmeticError() {
    LoopProgram program =
        new LoopProgram(
            List.of(Operand.memory(DType.I32, ColumnStride.ONE)),
            List.of(DType.I32),
            List.of(Instruction.Apply.of(PointwiseFunction.DIVIDE, 0, 1)),
            List.of(new Result.Store(2)));
    int[] result = new int[3];
    LoopKernel kernel = KernelFactory.kernel(program);
    Object[] arrays = {new int[] {7, -7, 1}, result};
    int[] layout = {0, 0, 1, 0, 0, 1};
    kernel.run(arrays, layout, new double[] {2}, new LaneScratch(), 0, 1, 0, 3);
    assertThat(result).containsExactly(3, -3, 0);
    assertThatThrownBy(
            () -> kernel.run(arrays, layout, new double[] {0}, new LaneScratch(), 0, 1, 0, 3))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("/ by zero");
  }

  @Test
  void kernel_equalPrograms_isTheSame() {
    LoopProgram first = FunctionCase.EXP.program();
    LoopProgram second = FunctionCase.EXP.program();
    assertThat(KernelFactory.kernel(first, KernelForm.SCALAR))
        .isSameAs(KernelFactory.kernel(second, KernelForm.SCALAR));
  }
}
