package dev.cajal.memory;

import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.fuse.loop.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows a plan step by step and watches which value each slot holds. */
public final class MemoryCheck {
  private final Plan plan;
  private final MemoryPlan memory;
  private final Map<Integer, Value> held = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private MemoryCheck(Plan plan, MemoryPlan memory) {
    this.plan = plan;
    this.memory = memory;
  }

  /** What is wrong with a memory plan, nothing if it is right. */
  public static List<String> problems(Plan plan, MemoryPlan memory) {
    MemoryCheck check = new MemoryCheck(plan, memory);
    check.follow();
    return check.problems;
  }

  private void follow() {
    for (Value value : plan.values()) {
      if (value.role() == Value.Role.INPUT || value.role() == Value.Role.LEAF) {
        held.put(slot(value), value);
      }
      checkRoom(value);
    }
    for (int i = 0; i < plan.steps().size(); i++) {
      follow(i, plan.steps().get(i));
    }
    for (MemoryPlan.FinalCopy copy : memory.copies()) {
      held.put(copy.leafSlot(), held.get(copy.fromSlot()));
    }
    for (Value value : plan.values()) {
      if (value.role() == Value.Role.UPDATE) {
        int leaf = memory.firstLeaf() + plan.updatedLeaves().get(value.index());
        require(isEmpty(value) || value.equals(held.get(leaf)), value, "is lost");
      }
      if (value.role() == Value.Role.OUTPUT) {
        require(
            isEmpty(value) || value.equals(held.get(slot(value))),
            value,
            "is not in its place at the end");
      }
    }
  }

  private void follow(int index, Step step) {
    for (Value read : step.reads()) {
      require(
          isEmpty(read) || read.equals(held.get(slot(read))),
          read,
          "is gone when step " + index + " reads it");
    }
    for (Value written : step.writes()) {
      boolean leaf = slot(written) >= memory.firstLeaf() && slot(written) < memory.firstOutput();
      require(
          !leaf || index >= plan.outputSteps(), written, "overwrites a variable before the loss");
      for (Value read : step.reads()) {
        if (slot(read) == slot(written)) {
          require(
              mayOverwrite(step, read, written), written, "overwrites what step reads: " + read);
        }
      }
      for (Value other : step.writes()) {
        require(
            other.equals(written) || slot(other) != slot(written), written, "has a rival " + other);
      }
    }
    step.writes().forEach(written -> held.put(slot(written), written));
  }

  /** In place only where the loop passes through both arrays at the same addresses. */
  private static boolean mayOverwrite(Step step, Value read, Value written) {
    if (!(step instanceof Step.Loop loop)) {
      return false;
    }
    int result = step.writes().indexOf(written);
    Step.LoopOperand target = loop.results().get(result);
    return loop.program().results().get(result) instanceof Result.Store
        && loop.operands().stream()
            .filter(operand -> read.equals(operand.value()))
            .allMatch(
                operand ->
                    operand.offset() == target.offset()
                        && operand.outerStrides().equals(target.outerStrides())
                        && operand.rowStride() == target.rowStride()
                        && operand.columnStride() == target.columnStride());
  }

  private void checkRoom(Value value) {
    int block = slot(value) - memory.firstMemory();
    if (block >= 0) {
      MemoryPlan.Block place = memory.memory().get(block);
      require(
          place.dtype() == value.type().dtype() && place.size() >= value.type().shape().size(),
          value,
          "does not fit " + place);
    }
  }

  /** No step computes what has no elements. */
  private static boolean isEmpty(Value value) {
    return value.type().shape().size() == 0;
  }

  private int slot(Value value) {
    return memory.slot(value.id());
  }

  private void require(boolean holds, Value value, String problem) {
    if (!holds) {
      problems.add(value + " at slot " + slot(value) + " " + problem);
    }
  }
}
