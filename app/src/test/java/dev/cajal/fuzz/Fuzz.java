package dev.cajal.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Where Jazzer enters: it calls these methods by their names. */
public final class Fuzz {
  /** What stands before the processor time in the output. */
  static final String PROCESSOR_SECONDS = "processor seconds: ";

  private static Target target;

  private Fuzz() {}

  /** Chooses the target that the first argument names. */
  public static void fuzzerInitialize(String... arguments) {
    target = Targets.named(arguments[0]);
  }

  /** Reads one input within the bounds of the target. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.check(input);
  }

  /** Tells how much processor time was used, which is little where others use it too. */
  public static void fuzzerTearDown() {
    long nanos =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    System.err.println(PROCESSOR_SECONDS + nanos / 1_000_000_000L);
  }
}
