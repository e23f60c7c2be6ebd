package dev.cajal.nn.train;

import java.util.Optional;

/** Where checkpoints are kept: memory, or files that survive the process. */
public interface CheckpointStore {
  /**
   * Keeps a checkpoint; when this returns it is {@link #latest}, and if it fails the one before
   * still is.
   */
  void save(Checkpoint checkpoint);

  /** The checkpoint that was saved last, if there is one. */
  Optional<Checkpoint> latest();

  /** A store that keeps the last checkpoint in memory. */
  static CheckpointStore inMemory() {
    return new MemoryStore();
  }
}
