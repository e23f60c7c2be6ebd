package dev.cajal.nn.train;

import java.util.Optional;

/** Keeps the last checkpoint in memory. */
final class MemoryStore implements CheckpointStore {
  private volatile Checkpoint latest;

  @Override
  public void save(Checkpoint checkpoint) {
    latest = checkpoint;
  }

  @Override
  public Optional<Checkpoint> latest() {
    return Optional.ofNullable(latest);
  }
}
