package dev.cajal.compile;

import dev.cajal.fuse.Value;
import dev.cajal.kernel.Buffer;
import dev.cajal.memory.MemoryPlan;
import java.util.Collection;

/** The arrays of one executable: inputs, leaves, outputs, planned memory. */
final class Slots {
  private final Buffer[] buffers;
  private final Object[] arrays;

  Slots(MemoryPlan memory) {
    buffers = new Buffer[memory.slotCount()];
    arrays = new Object[memory.slotCount()];
    for (int i = 0; i < memory.memory().size(); i++) {
      MemoryPlan.Block block = memory.memory().get(i);
      set(memory.firstMemory() + i, Buffer.allocate(block.dtype(), block.size()));
    }
  }

  private Slots(int count) {
    buffers = new Buffer[count];
    arrays = new Object[count];
  }

  /** Arrays of nobody else, all zero, for some values of a program. */
  static Slots madeUp(MemoryPlan memory, Collection<Value> values) {
    Slots slots = new Slots(memory.slotCount());
    for (Value value : values) {
      int slot = of(memory, value);
      int size = value.type().shape().size();
      if (slots.buffers[slot] == null || slots.buffers[slot].size() < size) {
        slots.set(slot, Buffer.allocate(value.type().dtype(), size));
      }
    }
    return slots;
  }

  void set(int slot, Buffer buffer) {
    if (buffers[slot] != buffer) {
      buffers[slot] = buffer;
      arrays[slot] = buffer.array();
    }
  }

  Buffer buffer(int slot) {
    return buffers[slot];
  }

  Object array(int slot) {
    return arrays[slot];
  }

  /** All arrays by slot, which change with each {@link #set}. */
  Object[] arrays() {
    return arrays;
  }

  /** The slot of a value; −1 for none. */
  static int of(MemoryPlan memory, Value value) {
    return value == null ? -1 : memory.slot(value.id());
  }
}
