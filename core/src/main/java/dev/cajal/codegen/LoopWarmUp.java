package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.kernel.UntilCompiled;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs vector loops on made-up numbers until C2 has compiled them, in the order asked for. */
final class LoopWarmUp {
  private static final int ROWS = 2;
  private static final int COLUMNS = 256;

  /** Above the time of a compiled operation on a vector, far below that of an interpreted one. */
  private static final int COMPILED_NANOS = 10;

  /** How often a loop must be fast. */
  private static final int FAST_CALLS = 20;

  /** Loops at a time: each waits for C2 much of the time, which then has another to compile. */
  private static final int AT_ONCE = 2;

  private static final ExecutorService BACKGROUND = background("loops", AT_ONCE);

  private LoopWarmUp() {}

  /** Warms up the vector form of a program in the background and hands it over if it is fast. */
  static void enqueue(
      LoopProgram program, LaneCode code, LoopKernel scalar, Consumer<LoopKernel> ready) {
    BACKGROUND.execute(
        () -> {
          LoopKernel kernel = VectorForms.define(program, code, scalar);
          Trial trial = new Trial(program, code, kernel, scalar);
          if (UntilCompiled.OF_PROCESS.call(trial, FAST_CALLS)) {
            ready.accept(kernel);
          }
        });
  }

  /**
   * Threads that warm up one thing after the other, and end when there is nothing left.
   *
   * @param what for their names
   * @param atOnce how many there are
   */
  static ExecutorService background(String what, int atOnce) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            2,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("cajal-warm-up-" + what)
                    .inheritInheritableThreadLocals(false)
                    .unstarted(task));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** A vector loop on made-up numbers, beside its scalar form. */
  static final class Trial implements UntilCompiled.Method {
    private final LoopKernel vector;
    private final LoopKernel scalar;
    private final Object[] arrays;
    private final int[] layout;
    private final double[] literals;
    private final LaneScratch scratch = new LaneScratch();
    private final long compiledNanos;
    private long fastest = Long.MAX_VALUE;

    Trial(LoopProgram program, LaneCode code, LoopKernel vector, LoopKernel scalar) {
      this.vector = vector;
      this.scalar = scalar;
      arrays = new Object[program.arrayCount()];
      layout = new int[3 * arrays.length];
      literals = new double[program.literals().size()];
      List<DType> types = program.types();
      int operands = program.operands().size();
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
      int vectors = ROWS * COLUMNS * Float.SIZE / Math.max(128, VectorForms.bits());
      compiledNanos = (long) COMPILED_NANOS * vectors * LoopCost.vectorCalls(program, code);
    }

    @Override
    public void idle(int turns) {
      vector.run(arrays, layout, literals, scratch, -turns, 0, 0, COLUMNS);
    }

    /** Whether it is as fast as compiled code, and not slower than twice the scalar form. */
    @Override
    public boolean isFast() {
      long before = System.nanoTime();
      scalar.run(arrays, layout, literals, scratch, 0, ROWS, 0, COLUMNS);
      long between = System.nanoTime();
      vector.run(arrays, layout, literals, scratch, 0, ROWS, 0, COLUMNS);
      long after = System.nanoTime();
      fastest = Math.min(fastest, between - before);
      return after - between <= Math.min(compiledNanos, 2 * fastest);
    }
  }
}
