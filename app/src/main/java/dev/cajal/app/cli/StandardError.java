package dev.cajal.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * The standard error of the process that started the launcher.
 *
 * <p>The JVM announces the incubating vector module on its standard error before any code of ours
 * runs, and no option silences it. The launcher therefore lets a filter read the JVM's standard
 * error and hands the true one over as another descriptor, which a system property names. Writing
 * to it directly, and not through the filter, keeps every line in its place and lets none get lost
 * when the process ends.
 */
final class StandardError {
  private static final String DESCRIPTOR = "cajal.stderr";

  private StandardError() {}

  /**
   * Makes {@link System#err} the launcher's standard error; without a launcher it stays as it is.
   */
  static void restore() {
    Integer number = Integer.getInteger(DESCRIPTOR);
    if (number == null) {
      return;
    }
    try {
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      FileOutputStream stream = new FileOutputStream(constructor.newInstance(number));
      System.setErr(new PrintStream(stream, true, System.err.charset()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A JDK that hides its descriptors leaves the filtered stream, which differs only in timing.
      return;
    }
  }
}
