package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs vector loops on made-up numbers until C2 has compiled them, one after the other. */
final class LoopWarmUp {
  private static final int ROWS = 2;
  private static final int COLUMNS = 256;

  /**
   * Calls, and the columns of each, after which the interpreter and then C1 pass a loop on. They
   * count calls and iterations, not time, and every vector operation is slow until then.
   */
  private static final int[][] FIRST_CALLS = {{260, 16}, {1040, 112}};

  /** A loop that is not fast by then may never be: not every JVM compiles the Vector API. */
  private static final long LONGEST_NANOS = 20_000_000_000L;

  /** So many calls must take less than twice the time of the scalar form. */
  private static final int FAST_CALLS = 100;

  /**
   * Failures one after the other after which this JVM is taken for one that never compiles them.
   */
  private static final int MOST_FAILURES = 2;

  private static final AtomicInteger FAILURES = new AtomicInteger();

  private static final ExecutorService BACKGROUND =
      new ThreadPoolExecutor(
          0,
          1,
          2,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task ->
              Thread.ofPlatform()
                  .daemon()
                  .name("cajal-warm-up-loops")
                  .inheritInheritableThreadLocals(false)
                  .unstarted(task));

  private LoopWarmUp() {}

  /** Warms up the vector form of a program in the background and hands it over if it is fast. */
  static void enqueue(
      LoopProgram program, LaneCode code, LoopKernel scalar, Consumer<LoopKernel> ready) {
    BACKGROUND.execute(
        () -> {
          if (FAILURES.get() >= MOST_FAILURES) {
            return;
          }
          LoopKernel kernel = VectorForms.define(program, code, scalar);
          if (becomesFast(program, kernel, scalar, LONGEST_NANOS)) {
            FAILURES.set(0);
            ready.accept(kernel);
          } else {
            FAILURES.getAndIncrement();
          }
        });
  }

  /** Runs another warm-up in the background, after those that were asked for before. */
  static void execute(Runnable warmUp) {
    BACKGROUND.execute(warmUp);
  }

  static boolean becomesFast(
      LoopProgram program, LoopKernel vector, LoopKernel scalar, long longestNanos) {
    List<DType> types = program.types();
    int operands = program.operands().size();
    Object[] arrays = new Object[program.arrayCount()];
    int[] layout = new int[3 * arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      DType type =
          i < operands
              ? program.operands().get(i).dtype()
              : types.get(program.results().get(i - operands).value());
      boolean index = i < operands && program.operands().get(i).kind() == Operand.Kind.INDEX;
      arrays[i] = index ? null : Buffer.allocate(type, ROWS * COLUMNS).array();
      boolean reduced =
          i >= operands && !(program.results().get(i - operands) instanceof Result.Store);
      layout[3 * i + 1] = reduced ? 0 : COLUMNS;
      layout[3 * i + 2] = 1;
    }
    double[] literals = new double[program.literals().size()];
    LaneScratch scratch = new LaneScratch();
    long start = System.nanoTime();
    for (int[] calls : FIRST_CALLS) {
      for (int call = 0; call < calls[0] && System.nanoTime() - start < longestNanos; call++) {
        vector.run(arrays, layout, literals, scratch, 0, ROWS, 0, calls[1]);
      }
    }
    long fastest = Long.MAX_VALUE;
    int fastCalls = 0;
    while (fastCalls < FAST_CALLS && System.nanoTime() - start < longestNanos) {
      long before = System.nanoTime();
      scalar.run(arrays, layout, literals, scratch, 0, ROWS, 0, COLUMNS);
      long between = System.nanoTime();
      vector.run(arrays, layout, literals, scratch, 0, ROWS, 0, COLUMNS);
      long after = System.nanoTime();
      fastest = Math.min(fastest, between - before);
      fastCalls = after - between <= 2 * fastest ? fastCalls + 1 : fastCalls;
    }
    return fastCalls == FAST_CALLS;
  }
}
