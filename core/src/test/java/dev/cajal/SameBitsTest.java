package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.cajal.kernel.WorkerTeam;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Training gives the same bits for any number of threads, cold or hot, and allocates nothing. */
class SameBitsTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final int teamSize = WorkerTeam.shared().size();

  @AfterEach
  void restoreTeam() {
    WorkerTeam.setSharedSize(teamSize);
  }

  /** The parameters after a number of steps from the same start. */
  private static List<float[]> trained(int threads, int steps) {
    WorkerTeam.setSharedSize(threads);
    TrainingStep training = new TrainingStep(64, 200, 150, 70, 10);
    Executable executable = training.compile();
    Binding binding = training.bind(executable);
    run(executable, binding, steps);
    List<float[]> values = new ArrayList<>();
    training.parameters.forEach(p -> values.add(p.toFloats()));
    values.add(new float[] {(float) binding.output(0).doubleAt(0)});
    return values;
  }

  private static void assertSameBits(List<float[]> found, List<float[]> wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      float[] values = wanted.get(i);
      for (int j = 0; j < values.length; j++) {
        if (Float.floatToIntBits(found.get(i)[j]) != Float.floatToIntBits(values[j])) {
          fail("array %d, element %d: found %s, expected %s", i, j, found.get(i)[j], values[j]);
        }
      }
    }
  }

  @Test
  void train_anyNumberOfThreads_coldAndHot_givesTheSameBits() {
    List<float[]> cold = trained(1, 40);
    assertSameBits(trained(2, 40), cold);
    assertSameBits(trained(3, 40), cold);
    trained(2, 400);
    assertSameBits(trained(1, 40), cold);
    assertSameBits(trained(3, 40), cold);
    assertThat(cold.getLast()[0]).isBetween(0.0f, 1.5f);
  }

  @Test
  void run_steadyTrainingStep_allocatesLessThan4Kilobytes() {
    TrainingStep training = new TrainingStep(64, 200, 150, 70, 10);
    Executable executable = training.compile();
    Binding binding = training.bind(executable);
    run(executable, binding, 300);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long own = threads.getCurrentThreadAllocatedBytes();
    run(executable, binding, 50);
    own = (threads.getCurrentThreadAllocatedBytes() - own) / 50;
    assertThat(own).as("bytes allocated by the caller's thread").isLessThan(4096);
    long all = Long.MAX_VALUE;
    // Vector code that is not compiled yet allocates, in the background too.
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (all >= 4096 && System.nanoTime() < end) {
      long before = threads.getTotalThreadAllocatedBytes();
      run(executable, binding, 50);
      all = (threads.getTotalThreadAllocatedBytes() - before) / 50;
    }
    assertThat(all).as("bytes allocated by all threads once loops are warm").isLessThan(4096);
  }

  private static void run(Executable executable, Binding binding, int times) {
    for (int i = 0; i < times; i++) {
      executable.run(binding);
    }
  }
}
