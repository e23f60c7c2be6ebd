package dev.cajal.fuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts steps in an order in which every array is written before it is read. */
final class Schedule {
  private Schedule() {}

  /** What the outputs need comes first; within that the order in which nodes were built. */
  static List<Fuser.Ordered> order(List<Fuser.Ordered> parts) {
    Map<Value, Fuser.Ordered> writers = new HashMap<>();
    for (Fuser.Ordered part : parts) {
      for (Step step : part.steps()) {
        step.writes().forEach(value -> writers.put(value, part));
      }
    }
    Map<Fuser.Ordered, Set<Fuser.Ordered>> waiting = new HashMap<>();
    Map<Fuser.Ordered, List<Fuser.Ordered>> followers = new HashMap<>();
    PriorityQueue<Fuser.Ordered> ready = new PriorityQueue<>(Fuser.priority());
    for (Fuser.Ordered part : parts) {
      Set<Fuser.Ordered> needed = new HashSet<>();
      for (Step step : part.steps()) {
        for (Value value : step.reads()) {
          Fuser.Ordered writer = writers.get(value);
          if (writer != null && writer != part && needed.add(writer)) {
            followers.computeIfAbsent(writer, w -> new ArrayList<>()).add(part);
          }
        }
      }
      waiting.put(part, needed);
      if (needed.isEmpty()) {
        ready.add(part);
      }
    }
    List<Fuser.Ordered> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      Fuser.Ordered part = ready.poll();
      sorted.add(part);
      for (Fuser.Ordered follower : followers.getOrDefault(part, List.of())) {
        Set<Fuser.Ordered> left = waiting.get(follower);
        left.remove(part);
        if (left.isEmpty()) {
          ready.add(follower);
        }
      }
    }
    if (sorted.size() != parts.size()) {
      throw new IllegalStateException(
          "fused steps depend on each other in a circle: %d of %d can be ordered"
              .formatted(sorted.size(), parts.size()));
    }
    return sorted;
  }
}
