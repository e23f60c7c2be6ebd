package dev.cajal.memory;

import dev.cajal.shape.DType;
import java.util.List;

/**
 * Where each array of a plan lives.
 *
 * <p>Slots are numbered: first the inputs, then the leaves, the outputs and the planned memory.
 *
 * @param slots for each value its slot
 * @param memory the planned arrays
 * @param copies the updates that could not happen in place: what is copied at the end
 * @param firstLeaf the slot of the first leaf
 * @param firstOutput the slot of the first output
 * @param firstMemory the slot of the first planned array
 */
public record MemoryPlan(
    List<Integer> slots,
    List<Block> memory,
    List<FinalCopy> copies,
    int firstLeaf,
    int firstOutput,
    int firstMemory) {
  /** Copies the lists. */
  public MemoryPlan {
    slots = List.copyOf(slots);
    memory = List.copyOf(memory);
    copies = List.copyOf(copies);
  }

  /** One planned array. */
  public record Block(DType dtype, int size) {}

  /** A new value of a variable that is copied to its leaf after all steps. */
  public record FinalCopy(int fromSlot, int leafSlot) {}

  /** The slot of a value. */
  public int slot(int value) {
    return slots.get(value);
  }

  /** The planned memory in bytes. */
  public long bytes() {
    return memory.stream().mapToLong(block -> (long) block.size() * block.dtype().bytes()).sum();
  }

  /** The number of slots. */
  public int slotCount() {
    return firstMemory + memory.size();
  }
}
