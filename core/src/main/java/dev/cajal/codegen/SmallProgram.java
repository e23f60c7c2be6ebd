package dev.cajal.codegen;

import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.kernel.GeneratedClass;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The small steps of a program, in stretches of such that follow each other: they run step by step
 * at first; once the program is hot, one kernel is made of them and warmed up in the background,
 * and takes over when it is fast.
 *
 * <p>Both give the same bits. Threads may share a program.
 */
public final class SmallProgram {
  private static final ClassDesc NAME = ClassDesc.of("dev.cajal.codegen.SmallSteps");

  /** Not that of loops: whether a kernel becomes fast may take ten seconds to tell. */
  private static final ExecutorService BACKGROUND = LoopWarmUp.background("programs", 1);

  /** Operations that take about as long as it takes to begin a step. */
  private static final int BEGINNING = 50;

  private final List<List<SmallStep>> stretches;
  private final Hotness hotness;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile SmallKernel ready;
  private volatile boolean refused;

  /**
   * What a warm-up computes with.
   *
   * @param arrays by slot, of nobody else
   * @param ordinary runs the steps of all stretches one by one on these arrays
   */
  public record Trial(Object[] arrays, Runnable ordinary) {}

  /**
   * A program.
   *
   * @param operations of one run
   */
  public SmallProgram(List<List<SmallStep>> stretches, long operations) {
    this.stretches = List.copyOf(stretches);
    long beginnings = BEGINNING * stretches.stream().mapToLong(List::size).sum();
    int work = (int) Math.min(operations + beginnings, Integer.MAX_VALUE);
    this.hotness = new Hotness(work, System::nanoTime);
  }

  /** Whether this process can have such kernels: they are vector code. */
  public static boolean isAvailable() {
    return VectorForms.bits() > 0;
  }

  /** The kernel; null until it is fast. */
  public SmallKernel ready() {
    return ready;
  }

  /** Whether there will be none: it could not be made, or has not become fast. */
  public boolean isRefused() {
    return refused;
  }

  /** Makes the kernel now, fast or not, with vectors of the width that this machine likes. */
  public SmallKernel define() {
    return define(VectorForms.bits());
  }

  /** Makes the kernel now with vectors of at most 128, 256 or 512 bits. */
  public SmallKernel define(int bits) {
    byte[] bytes = new SmallEmitter(NAME, stretches, VectorForms.form(), bits).emit();
    return GeneratedClass.define(MethodHandles.lookup(), bytes, SmallKernel.class);
  }

  /** Counts a run of all single steps; at some point asks for the kernel. */
  public void count(Supplier<Trial> trial) {
    if (!asked.get() && hotness.isReached(1) && asked.compareAndSet(false, true)) {
      BACKGROUND.execute(
          () -> {
            try {
              SmallKernel made = define();
              if (SmallWarmUp.becomesFast(made, stretches.size(), trial.get())) {
                ready = made;
              }
            } finally {
              refused = ready == null;
            }
          });
    }
  }
}
