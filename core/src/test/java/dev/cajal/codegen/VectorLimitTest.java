package dev.cajal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.Lowering;
import dev.cajal.fuse.Fuser;
import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.kernel.UntilCompiled;
import dev.cajal.op.Leaf;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The longest programs that have a vector form. */
class VectorLimitTest {
  private static final List<PointwiseFunction> FUNCTIONS =
      List.of(
          PointwiseFunction.TANH,
          PointwiseFunction.MULTIPLY,
          PointwiseFunction.EXP,
          PointwiseFunction.SELECT,
          PointwiseFunction.LOG1P,
          PointwiseFunction.MAXIMUM,
          PointwiseFunction.SIGMOID,
          PointwiseFunction.ADD);

  @Test
  void vectorForm_atTheLimitWhenHot_keepsItsBitsAndItsVectorsInRegisters() {
    LoopProgram program = longest();
    LaneCode code = Lowering.lower(program);
    assertThat(LoopCost.vectorCalls(program, code)).isBetween(200, LoopCost.MOST_VECTOR_CALLS);
    Assumptions.assumeTrue(VectorForms.bits() > 0, "the Vector API is switched off");
    LoopKernel columns = ScalarLoops.define(program, code);
    LoopKernel scalar = ReducingLoop.around(program, columns);
    LoopKernel vectors = VectorForms.define(program, code, columns);
    LoopKernel vector = ReducingLoop.around(program, vectors);
    assertThat(
            new UntilCompiled(60_000_000_000L)
                .call(new LoopWarmUp.Trial(program, code, vectors, columns), 20))
        .isTrue();
    LoopCase data = new LoopCase(program, 3, 517, new Random(5));
    data.assertSameBits(data.run(vector), data.run(scalar));
    Object[] arrays = data.withNewResults();
    LaneScratch scratch = new LaneScratch();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 10; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < 500; call++) {
        vector.run(arrays, data.layout, data.literals, scratch, 0, 3, 0, 517);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // Over the cliff each of the tens of thousands of vectors of a call is an object. Below it a
    // JVM that has
    // compiled much else may still box some constants, a few hundred bytes for each row.
    assertThat(fewest / 500).isLessThan(4_096);
  }

  @Test
  void vectorForm_overTheLimit_isNotOffered() {
    LoopProgram program = of(60);
    assertThat(LoopCost.hasVectorForm(program, Lowering.lower(program))).isFalse();
  }

  @Test
  void fuse_manyCostlyFunctions_leavesLoopsThatHaveAVectorForm() {
    Node x = Node.of(new Leaf.Input("x", TensorType.f32(64, 100)));
    Node y = x;
    for (int i = 0; i < 5; i++) {
      y = y.tanh().times(x.sigmoid()).plus(y.exp().log1p().times(y.erf()));
    }
    Plan plan = Fuser.fuse(new Graph(List.of(x), List.of(y)), 1, Map.of(), List.of());
    assertThat(plan.steps()).hasSizeGreaterThan(3).allMatch(Step.Loop.class::isInstance);
    for (Step step : plan.steps()) {
      LoopProgram program = ((Step.Loop) step).program();
      assertThat(LoopCost.hasVectorForm(program, Lowering.lower(program))).isTrue();
    }
  }

  @Test
  void trial_slowForm_isRefused() {
    LoopProgram program = of(2);
    LaneCode code = Lowering.lower(program);
    LoopKernel scalar = KernelFactory.kernel(program, KernelForm.SCALAR);
    LoopKernel slow =
        (arrays, layout, literals, scratch, rowFrom, rowTo, columnFrom, columnTo) -> {
          for (int i = 0; i < 500 && rowFrom >= 0; i++) {
            scalar.run(arrays, layout, literals, scratch, rowFrom, rowTo, columnFrom, columnTo);
          }
        };
    assertThat(
            new UntilCompiled(100_000_000)
                .call(new LoopWarmUp.Trial(program, code, slow, scalar), 20))
        .isFalse();
  }

  private static LoopProgram longest() {
    LoopProgram longest = of(1);
    for (int steps = 2; steps < 60; steps++) {
      LoopProgram next = of(steps);
      if (!LoopCost.hasVectorForm(next, Lowering.lower(next))) {
        return longest;
      }
      longest = next;
    }
    throw new IllegalStateException("no program is too long");
  }

  /** A chain of functions, each of the value before and of the operands. */
  private static LoopProgram of(int steps) {
    List<Operand> operands =
        List.of(
            Operand.memory(DType.F32, ColumnStride.ONE),
            Operand.memory(DType.F32, ColumnStride.ONE),
            Operand.memory(DType.BOOL, ColumnStride.ONE));
    List<Instruction> instructions = new ArrayList<>();
    int last = 0;
    for (int at = 0; at < steps; at++) {
      PointwiseFunction function = FUNCTIONS.get(at % FUNCTIONS.size());
      instructions.add(
          switch (function.arity()) {
            case 1 -> Instruction.Apply.of(function, last);
            case 2 -> Instruction.Apply.of(function, last, 1);
            default -> Instruction.Apply.of(function, 2, last, 1);
          });
      last = operands.size() + at;
    }
    return new LoopProgram(
        operands,
        List.of(),
        instructions,
        List.of(new Result.Store(last), new Result.ReduceColumns(last, Reduction.SUM)));
  }
}
