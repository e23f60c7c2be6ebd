package dev.cajal.memory;

import dev.cajal.fuse.Plan;
import dev.cajal.fuse.Step;
import dev.cajal.fuse.Value;
import dev.cajal.memory.MemoryPlan.Block;
import dev.cajal.memory.MemoryPlan.FinalCopy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every array of a plan its place: arrays whose lifetimes do not overlap share memory, a loop
 * overwrites an operand that it reads for the last time, and updates overwrite their variable where
 * nothing reads the old value afterwards.
 */
public final class MemoryPlanner {
  private final Plan plan;
  private final int inputs;
  private final int leaves;
  private final int outputs;
  private final int[] firstWrite;
  private final int[] lastUse;
  private final Integer[] slots;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Integer> freeAfter = new ArrayList<>();
  private final List<Value> holders = new ArrayList<>();
  private final List<FinalCopy> copies = new ArrayList<>();

  private MemoryPlanner(Plan plan, int inputs, int leaves, int outputs) {
    this.plan = plan;
    this.inputs = inputs;
    this.leaves = leaves;
    this.outputs = outputs;
    int count = plan.values().size();
    this.firstWrite = new int[count];
    this.lastUse = new int[count];
    this.slots = new Integer[count];
    Arrays.fill(firstWrite, Integer.MAX_VALUE);
    Arrays.fill(lastUse, -1);
  }

  /** Plans the memory of a plan with so many inputs, leaves and outputs. */
  public static MemoryPlan plan(Plan plan, int inputs, int leaves, int outputs) {
    MemoryPlanner planner = new MemoryPlanner(plan, inputs, leaves, outputs);
    planner.findLifetimes();
    planner.placeFixed();
    planner.placeUpdates();
    planner.placeTemporaries();
    return new MemoryPlan(
        List.of(planner.slots),
        planner.blocks,
        planner.copies,
        inputs,
        inputs + leaves,
        inputs + leaves + outputs);
  }

  private void findLifetimes() {
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      for (Value value : step.writes()) {
        firstWrite[value.id()] = Math.min(firstWrite[value.id()], i);
        lastUse[value.id()] = i;
      }
      for (Value value : step.reads()) {
        lastUse[value.id()] = i;
      }
    }
  }

  private void placeFixed() {
    for (Value value : plan.values()) {
      switch (value.role()) {
        case INPUT -> slots[value.id()] = value.index();
        case LEAF -> slots[value.id()] = inputs + value.index();
        case OUTPUT -> slots[value.id()] = inputs + leaves + value.index();
        case TEMPORARY, UPDATE -> {}
      }
    }
  }

  private void placeUpdates() {
    for (Value value : plan.values()) {
      if (value.role() != Value.Role.UPDATE) {
        continue;
      }
      int leafSlot = inputs + plan.updatedLeaves().get(value.index());
      if (canUpdateInPlace(value, leafSlot)) {
        slots[value.id()] = leafSlot;
      } else {
        lastUse[value.id()] = Integer.MAX_VALUE;
      }
    }
  }

  /**
   * In place only after the outputs are complete, because an update must not happen when the loss
   * is not finite, and only if the step that writes is the last to read the old value.
   */
  private boolean canUpdateInPlace(Value update, int leafSlot) {
    int write = firstWrite[update.id()];
    if (write < plan.outputSteps() || write == Integer.MAX_VALUE) {
      return false;
    }
    for (int i = write; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      for (Value read : step.reads()) {
        boolean old = read.role() == Value.Role.LEAF && inputs + read.index() == leafSlot;
        if (old && !(i == write && overwritable(step, read, update))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a loop reads each element of an operand only at the point where it stores a result. */
  private static boolean overwritable(Step step, Value operand, Value result) {
    return step instanceof Step.Loop loop
        && loop.aligned().contains(operand)
        && operand.type().dtype() == result.type().dtype()
        && operand.type().shape().size() == result.type().shape().size()
        && loop.points() == result.type().shape().size();
  }

  private void placeTemporaries() {
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      for (Value value : step.writes()) {
        if (slots[value.id()] == null) {
          place(value, step, i);
        }
      }
    }
    for (Value value : plan.values()) {
      if (slots[value.id()] == null) {
        slots[value.id()] = newBlock(value);
      }
      if (value.role() == Value.Role.UPDATE) {
        int leafSlot = inputs + plan.updatedLeaves().get(value.index());
        if (slots[value.id()] != leafSlot) {
          copies.add(new FinalCopy(slots[value.id()], leafSlot));
        }
      }
    }
  }

  private void place(Value value, Step step, int at) {
    int firstMemory = inputs + leaves + outputs;
    for (Value read : step.reads()) {
      Integer slot = slots[read.id()];
      boolean dies = slot != null && slot >= firstMemory && lastUse[read.id()] == at;
      if (dies && overwritable(step, read, value) && read.equals(holders.get(slot - firstMemory))) {
        occupy(value, slot - firstMemory);
        return;
      }
    }
    int best = -1;
    for (int block = 0; block < blocks.size(); block++) {
      Block candidate = blocks.get(block);
      boolean fits =
          freeAfter.get(block) < at
              && candidate.dtype() == value.type().dtype()
              && candidate.size() >= value.type().shape().size();
      if (fits && (best < 0 || candidate.size() < blocks.get(best).size())) {
        best = block;
      }
    }
    if (best >= 0) {
      occupy(value, best);
    } else {
      slots[value.id()] = newBlock(value);
    }
  }

  private void occupy(Value value, int block) {
    slots[value.id()] = inputs + leaves + outputs + block;
    freeAfter.set(block, lastUse[value.id()]);
    holders.set(block, value);
  }

  private int newBlock(Value value) {
    blocks.add(new Block(value.type().dtype(), value.type().shape().size()));
    freeAfter.add(lastUse[value.id()]);
    holders.add(value);
    return inputs + leaves + outputs + blocks.size() - 1;
  }
}
