package dev.cajal.compile;

import dev.cajal.fuse.Value;
import dev.cajal.kernel.Buffer;
import dev.cajal.memory.MemoryPlan;

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

  void set(int slot, Buffer buffer) {
    buffers[slot] = buffer;
    arrays[slot] = buffer.array();
  }

  Buffer buffer(int slot) {
    return buffers[slot];
  }

  Object array(int slot) {
    return arrays[slot];
  }

  /** The slot of a value; −1 for none. */
  static int of(MemoryPlan memory, Value value) {
    return value == null ? -1 : memory.slot(value.id());
  }
}
