package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneFold;
import dev.cajal.codegen.lane.LoopClasses;
import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.codegen.lane.SmallStep;
import dev.cajal.kernel.LaneScratch;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
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

  /** Operations that take about as long as it takes to begin a step. */
  private static final int BEGINNING = 50;

  private final List<List<SmallStep>> stretches;
  private final Hotness hotness;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Ready ready;

  /**
   * The kernel of a program.
   *
   * @param kernel of all stretches
   * @param folds its argument
   */
  public record Ready(SmallKernel kernel, LaneFold[] folds) {
    /** Runs the steps of a stretch on the calling thread. */
    public void run(int stretch, Object[] arrays, LaneScratch scratch) {
      kernel.run(stretch, arrays, scratch, folds, SmallKernel.ALL);
    }
  }

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
  public Ready ready() {
    return ready;
  }

  /** Makes the kernel now, fast or not, with vectors of the width that this machine likes. */
  public Ready define() {
    return define(VectorForms.bits());
  }

  /** Makes the kernel now with vectors of at most 128, 256 or 512 bits. */
  public Ready define(int bits) {
    SmallEmitter emitter = new SmallEmitter(NAME, stretches, VectorForms.form(), bits);
    byte[] bytes = emitter.emit();
    SmallKernel kernel = LoopClasses.define(MethodHandles.lookup(), bytes, SmallKernel.class);
    return new Ready(kernel, emitter.folds());
  }

  /** Counts a run of all single steps; at some point asks for the kernel. */
  public void count(Supplier<Trial> trial) {
    if (!asked.get() && hotness.isReached(1) && asked.compareAndSet(false, true)) {
      LoopWarmUp.execute(
          () -> {
            Ready made = define();
            if (SmallWarmUp.becomesFast(made, stretches.size(), trial.get())) {
              ready = made;
            }
          });
    }
  }
}
