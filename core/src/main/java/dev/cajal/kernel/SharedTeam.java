package dev.cajal.kernel;

/** Holds the team of this process, made at its first use. */
final class SharedTeam {
  static final String PROPERTY = "cajal.threads";

  private static final Object LOCK = new Object();
  private static volatile WorkerTeam team;

  private SharedTeam() {}

  static WorkerTeam get() {
    WorkerTeam current = team;
    if (current != null) {
      return current;
    }
    synchronized (LOCK) {
      if (team == null) {
        team = WorkerTeam.ofSize(initialSize());
      }
      return team;
    }
  }

  static void resize(int size) {
    synchronized (LOCK) {
      WorkerTeam old = team;
      if (old != null && old.size() == size) {
        return;
      }
      team = WorkerTeam.ofSize(size);
      if (old != null) {
        old.close();
      }
    }
  }

  static int initialSize() {
    String text = System.getProperty(PROPERTY);
    return text == null
        ? Runtime.getRuntime().availableProcessors()
        : WorkerTeam.parseSize(text, "system property " + PROPERTY);
  }
}
