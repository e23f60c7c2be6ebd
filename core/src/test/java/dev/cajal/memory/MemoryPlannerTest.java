package dev.cajal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.View;
import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {
  private final List<Value> values = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> updatedLeaves = new ArrayList<>();

  private Value value(Value.Role role, int index, int size) {
    TensorType type = new TensorType(DType.F32, Shape.of(size));
    Value value = new Value(values.size(), type, role, index);
    values.add(value);
    return value;
  }

  private Value temporary(int size) {
    return value(Value.Role.TEMPORARY, 0, size);
  }

  private static Step.LoopOperand forwards(Value value) {
    return new Step.LoopOperand(value, 0, List.of(), 0, 1);
  }

  private static Step.LoopOperand backwards(Value value) {
    return new Step.LoopOperand(value, value.type().shape().size() - 1, List.of(), 0, -1);
  }

  private static Step.Loop loop(List<Step.LoopOperand> reads, List<Value> writes) {
    List<Value> aligned =
        reads.stream()
            .filter(r -> reads.stream().noneMatch(o -> o.value() == r.value() && o.offset() != 0))
            .map(Step.LoopOperand::value)
            .toList();
    LoopProgram program =
        new LoopProgram(
            reads.stream().map(r -> Operand.memory(DType.F32, ColumnStride.ANY)).toList(),
            List.of(),
            List.of(),
            writes.stream().map(w -> (Result) new Result.Store(0)).toList());
    int columns = writes.getFirst().type().shape().size();
    List<Step.LoopOperand> results = writes.stream().map(MemoryPlannerTest::forwards).toList();
    return new Step.Loop(
        program, List.of(), 1, columns, reads, results, List.of(), aligned, List.of("test"));
  }

  private void map(Value from, Value to) {
    steps.add(loop(List.of(forwards(from)), List.of(to)));
  }

  private Plan plan(int outputSteps) {
    return new Plan(values, steps, outputSteps, updatedLeaves);
  }

  private MemoryPlan memory(int inputs, int leaves, int outputs, int outputSteps) {
    MemoryPlan memory = MemoryPlanner.plan(plan(outputSteps), inputs, leaves, outputs);
    assertThat(MemoryCheck.problems(plan(outputSteps), memory)).isEmpty();
    return memory;
  }

  @Test
  void chainOfLoops_needsOneBuffer() {
    Value input = value(Value.Role.INPUT, 0, 10);
    Value a = temporary(10);
    Value b = temporary(10);
    Value c = temporary(10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    map(input, a);
    map(a, b);
    map(b, c);
    map(c, output);
    assertThat(memory(1, 0, 1, 4).memory()).hasSize(1);
  }

  @Test
  void loopThatReadsBackwards_doesNotOverwriteItsOperand() {
    Value input = value(Value.Role.INPUT, 0, 10);
    Value a = temporary(10);
    Value b = temporary(10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    map(input, a);
    steps.add(loop(List.of(backwards(a)), List.of(b)));
    map(b, output);
    assertThat(memory(1, 0, 1, 3).memory()).hasSize(2);
  }

  @Test
  void loopThatReadsForwardsAndBackwards_doesNotOverwriteItsOperand() {
    Value input = value(Value.Role.INPUT, 0, 10);
    Value a = temporary(10);
    Value b = temporary(10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    map(input, a);
    steps.add(loop(List.of(forwards(a), backwards(a)), List.of(b)));
    map(b, output);
    assertThat(memory(1, 0, 1, 3).memory()).hasSize(2);
  }

  @Test
  void operandReadLater_isNotOverwritten() {
    Value input = value(Value.Role.INPUT, 0, 10);
    Value a = temporary(10);
    Value b = temporary(10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    map(input, a);
    map(a, b);
    steps.add(loop(List.of(forwards(a), forwards(b)), List.of(output)));
    assertThat(memory(1, 0, 1, 3).memory()).hasSize(2);
  }

  @Test
  void smallArray_usesALargerFreeBuffer_theSmallestThatFits() {
    Value large = temporary(1000);
    Value middle = temporary(100);
    Value small = temporary(10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    steps.add(new Step.Fill(large, 1));
    steps.add(new Step.Fill(middle, 1));
    steps.add(new Step.Fill(output, 0));
    steps.add(new Step.Fill(small, 1));
    map(small, output);
    MemoryPlan memory = memory(0, 0, 1, 5);
    assertThat(memory.slot(small.id())).isEqualTo(memory.slot(middle.id()));
  }

  @Test
  void update_isInPlace_afterTheOutputsAndAfterTheLastReader() {
    Value variable = value(Value.Role.LEAF, 0, 10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    Value update = value(Value.Role.UPDATE, 0, 10);
    updatedLeaves.add(0);
    map(variable, output);
    map(variable, update);
    MemoryPlan memory = memory(0, 1, 1, 1);
    assertThat(memory.copies()).isEmpty();
    assertThat(memory.slot(update.id())).isEqualTo(memory.slot(variable.id()));
  }

  @Test
  void update_computedBeforeTheOutputs_isCopiedAtTheEnd() {
    Value variable = value(Value.Role.LEAF, 0, 10);
    Value update = value(Value.Role.UPDATE, 0, 10);
    Value output = value(Value.Role.OUTPUT, 0, 10);
    updatedLeaves.add(0);
    map(variable, update);
    map(update, output);
    assertThat(memory(0, 1, 1, 2).copies()).hasSize(1);
  }

  @Test
  void update_whoseVariableIsReadLater_isCopiedAtTheEnd() {
    Value variable = value(Value.Role.LEAF, 0, 10);
    Value other = value(Value.Role.LEAF, 1, 10);
    Value update = value(Value.Role.UPDATE, 0, 10);
    Value second = value(Value.Role.UPDATE, 1, 10);
    updatedLeaves.addAll(List.of(0, 1));
    map(other, update);
    map(variable, second);
    MemoryPlan memory = memory(0, 2, 0, 0);
    assertThat(memory.copies()).containsExactly(new MemoryPlan.FinalCopy(2, 0));
    assertThat(memory.slot(second.id())).isEqualTo(1);
  }

  @Test
  void update_fromBackwardsReading_isCopiedAtTheEnd() {
    Value variable = value(Value.Role.LEAF, 0, 10);
    Value update = value(Value.Role.UPDATE, 0, 10);
    updatedLeaves.add(0);
    steps.add(loop(List.of(backwards(variable)), List.of(update)));
    assertThat(memory(0, 1, 0, 0).copies()).hasSize(1);
  }

  @Test
  void randomPlans_neverLoseAValue() {
    for (int seed = 0; seed < 2_000; seed++) {
      values.clear();
      steps.clear();
      updatedLeaves.clear();
      Plan plan = randomPlan(new Random(seed));
      MemoryPlan memory = MemoryPlanner.plan(plan, 2, 3, 1);
      assertThat(MemoryCheck.problems(plan, memory)).as("plan of seed %d", seed).isEmpty();
    }
  }

  private Plan randomPlan(Random random) {
    int[] sizes = {6, 6, 6, 20};
    List<Value> known = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      known.add(value(Value.Role.INPUT, i, 6));
    }
    for (int i = 0; i < 3; i++) {
      known.add(value(Value.Role.LEAF, i, 6));
    }
    int outputSteps = random.nextInt(6);
    for (int i = 0; i < outputSteps; i++) {
      randomStep(random, known, temporary(sizes[random.nextInt(sizes.length)]));
    }
    randomStep(random, known, value(Value.Role.OUTPUT, 0, 6));
    for (int update = 0; update < 3; update++) {
      for (int i = random.nextInt(4); i > 0; i--) {
        randomStep(random, known, temporary(sizes[random.nextInt(sizes.length)]));
      }
      updatedLeaves.add(update);
      randomStep(random, known, value(Value.Role.UPDATE, update, 6));
    }
    return plan(outputSteps + 1);
  }

  private void randomStep(Random random, List<Value> known, Value result) {
    int size = result.type().shape().size();
    List<Value> fitting = known.stream().filter(v -> v.type().shape().size() == size).toList();
    Value from = known.get(known.size() - 1 - random.nextInt(Math.min(4, known.size())));
    switch (fitting.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> steps.add(new Step.Gathering(from, known.getFirst(), result, null));
      case 1 -> {
        steps.add(new Step.Fill(result, 0));
        View whole = new View(result, 0, List.of(1), List.of(1));
        steps.add(new Step.Copy(new View(from, 0, List.of(1), List.of(1)), whole));
      }
      default -> {
        List<Step.LoopOperand> reads = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
          Value read = fitting.get(random.nextInt(fitting.size()));
          reads.add(random.nextInt(4) == 0 ? backwards(read) : forwards(read));
        }
        List<Value> writes = new ArrayList<>(List.of(result));
        if (random.nextInt(3) == 0) {
          writes.add(temporary(size));
        }
        steps.add(loop(reads, writes));
        known.addAll(writes.subList(1, writes.size()));
      }
    }
    known.add(result);
  }
}
