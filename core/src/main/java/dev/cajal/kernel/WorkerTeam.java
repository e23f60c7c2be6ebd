package dev.cajal.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that splits one task into numbered parts.
 *
 * <p>The calling thread works too, so a team of size {@code n} has {@code n - 1} threads of its
 * own: daemons that spin for a while after each task, longer while tasks come in quick succession,
 * and are parked afterwards. The team serves one caller at a time; a call that finds it busy (from
 * another thread, or from within a part) runs all its parts alone, on its own thread. A task whose
 * parts are independent of each other therefore has the same result for any team size. Each thread
 * begins with the parts of its own number, the same in every run, so that what a part wrote lies in
 * the cache of the core that goes on with it, and takes what others have not begun afterwards. A
 * run allocates nothing.
 */
public final class WorkerTeam implements AutoCloseable {
  /** A task in numbered parts, which may run at the same time. */
  @FunctionalInterface
  public interface Task {
    /** Does the part with the given number, from 0. */
    void run(int part);
  }

  /** How long an idle thread spins at least before it is parked. */
  private static final long SHORTEST_SPIN_NANOS = 20_000;

  /**
   * How long it spins at most: while tasks come that often, waking it for each, which takes a tenth
   * of this, would cost more.
   */
  private static final long LONGEST_SPIN_NANOS = 500_000;

  /** How many spins pass between two looks at the clock. */
  private static final int SPINS_PER_LOOK = 64;

  /** The largest team: more threads than any machine has cores point to a mistyped number. */
  private static final int LARGEST = 1024;

  /** The most parts of one task. */
  private static final int MOST_PARTS = (1 << 16) - 1;

  private final Worker[] workers;
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * The number of the run, counted from 1, above the number of its parts: see {@link #MOST_PARTS}.
   */
  private final AtomicLong run = new AtomicLong();

  private final TeamClaims claims;
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile Thread waitingCaller;
  private volatile boolean closed;

  /** Written before the run that publishes it, read after a part of that run is claimed. */
  private Task task;

  private final Object failureLock = new Object();
  private volatile Throwable failure;
  private volatile int failedPart;

  private WorkerTeam(int size) {
    claims = new TeamClaims(size);
    workers = new Worker[size - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
    }
    for (int i = 0; i < workers.length; i++) {
      workers[i].thread =
          Thread.ofPlatform()
              .daemon()
              .name("cajal-worker-" + (i + 1))
              .inheritInheritableThreadLocals(false)
              .start(workers[i]);
    }
  }

  /**
   * A new team of the given size, the caller included.
   *
   * @throws IllegalArgumentException unless the size is between 1 and 1024
   */
  public static WorkerTeam ofSize(int size) {
    return new WorkerTeam(requireSize(size, "worker team"));
  }

  /**
   * The team of this process. Its size is the system property {@code cajal.threads}, or else the
   * number of processors, until {@link #setSharedSize} changes it.
   *
   * @throws IllegalArgumentException if the property is not a whole number between 1 and 1024
   */
  public static WorkerTeam shared() {
    return SharedTeam.get();
  }

  /**
   * Replaces the team of this process by one of the given size, for executables made from now on.
   * Those made before keep the old team, whose threads have ended: they run on their caller alone.
   *
   * @throws IllegalArgumentException unless the size is between 1 and 1024
   */
  public static void setSharedSize(int size) {
    SharedTeam.resize(requireSize(size, "worker team"));
  }

  /** The size that the text of an option or a property asks for. */
  static int parseSize(String text, String origin) {
    int size;
    try {
      size = Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          origin
              + ": the number of threads must be a whole number between 1 and "
              + LARGEST
              + "; found '"
              + text
              + "'",
          e);
    }
    return requireSize(size, origin);
  }

  private static int requireSize(int size, String origin) {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException(
          origin + ": the number of threads must be between 1 and " + LARGEST + "; found " + size);
    }
    return size;
  }

  /** Whether a task would now be shared by several threads; another caller may be faster. */
  public boolean isFree() {
    return workers.length > 0 && !closed && !busy.get();
  }

  /** The number of threads that work on a task, the caller included. */
  public int size() {
    return workers.length + 1;
  }

  /**
   * Runs parts 0 to {@code parts - 1} of a task and returns when all are done. If parts throw, the
   * exception of the lowest of them is thrown here, and parts above it may not have been run.
   *
   * <p>A part may wait for parts with lower numbers, if these do not fail: the caller begins with
   * part 0, parts that run alone do so in ascending order, and a thread that is done takes the next
   * part that nobody has begun.
   *
   * @param parts how many parts there are; none if 0
   * @param task what each part does
   * @throws IllegalArgumentException if there are more than 65,535 parts
   */
  public void run(int parts, Task task) {
    if (parts > MOST_PARTS) {
      throw new IllegalArgumentException(
          "worker team: a task must have at most " + MOST_PARTS + " parts; found " + parts);
    }
    if (parts <= 1 || workers.length == 0 || closed || !busy.compareAndSet(false, true)) {
      for (int part = 0; part < parts; part++) {
        task.run(part);
      }
      return;
    }
    try {
      runTogether(parts, task);
    } finally {
      this.task = null;
      busy.set(false);
    }
  }

  private void runTogether(int parts, Task task) {
    this.task = task;
    unfinished.set(parts);
    long number = (run.get() >>> 16) + 1;
    run.set(number << 16 | parts);
    int helpers = Math.min(parts - 1, workers.length);
    for (int i = 0; i < helpers; i++) {
      workers[i].wake();
    }
    workOnParts(number << 16 | parts, 0);
    awaitOthers();
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      WorkerTeam.<RuntimeException>rethrow(thrown);
    }
  }

  /**
   * Does parts of a run until none is left to begin. A claim holds the run open, so {@link #task}
   * stays valid.
   */
  private void workOnParts(long run, int thread) {
    long number = run >>> 16;
    int parts = (int) run & MOST_PARTS;
    for (int part = claims.take(number, parts, thread);
        part >= 0;
        part = claims.take(number, parts, thread)) {
      Throwable thrown = failure;
      if (thrown == null || part < failedPart) {
        try {
          task.run(part);
        } catch (Throwable t) {
          fail(part, t);
        }
      }
      if (unfinished.decrementAndGet() == 0) {
        Thread caller = waitingCaller;
        if (caller != null) {
          LockSupport.unpark(caller);
        }
      }
    }
  }

  /** Parts below a failed one are begun in spite of it, so that the lowest that fails is known. */
  private void fail(int part, Throwable thrown) {
    synchronized (failureLock) {
      if (failure == null || part < failedPart) {
        failedPart = part;
        failure = thrown;
      }
    }
  }

  private void awaitOthers() {
    if (unfinished.get() == 0) {
      return;
    }
    long start = System.nanoTime();
    while (unfinished.get() != 0 && System.nanoTime() - start < LONGEST_SPIN_NANOS) {
      for (int i = 0; i < SPINS_PER_LOOK && unfinished.get() != 0; i++) {
        Thread.onSpinWait();
      }
    }
    if (unfinished.get() != 0) {
      waitingCaller = Thread.currentThread();
      boolean interrupted = false;
      while (unfinished.get() != 0) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      waitingCaller = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the threads of this team; later runs are done by their callers alone. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker.thread);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private final class Worker implements Runnable {
    private final int number;
    private Thread thread;
    private volatile boolean parked;
    private long seen;
    private long spinNanos = LONGEST_SPIN_NANOS;

    Worker(int number) {
      this.number = number;
    }

    private boolean isNew() {
      return run.get() != seen;
    }

    @Override
    public void run() {
      long idleSince = System.nanoTime();
      while (!closed) {
        if (isNew()) {
          seen = run.get();
          spinNanos = Math.min(LONGEST_SPIN_NANOS, 2 * spinNanos);
          workOnParts(seen, number);
          idleSince = System.nanoTime();
        } else if (System.nanoTime() - idleSince < spinNanos) {
          for (int i = 0; i < SPINS_PER_LOOK && !isNew(); i++) {
            Thread.onSpinWait();
          }
        } else {
          // Halved twice, and doubled once by the task that ends the sleep.
          spinNanos = Math.max(SHORTEST_SPIN_NANOS, spinNanos / 4);
          sleepUntilWork();
          idleSince = System.nanoTime();
        }
      }
    }

    /** Says that it sleeps before it looks a last time, so that no task is published unseen. */
    private void sleepUntilWork() {
      parked = true;
      while (!closed && parked && !isNew()) {
        LockSupport.park(WorkerTeam.this);
      }
      parked = false;
    }

    void wake() {
      if (parked) {
        parked = false;
        LockSupport.unpark(thread);
      }
    }
  }
}
