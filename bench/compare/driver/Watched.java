import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A process that was watched from its start to its end.
 *
 * @param lines of its standard output
 * @param markedAt seconds from the start at which the file to watch for was there
 * @param peakMegabytes most resident memory, where the system tells (Linux)
 * @param problem why its figures do not count, if so
 */
record Watched(
    List<Line> lines,
    OptionalDouble markedAt,
    OptionalDouble peakMegabytes,
    Optional<String> problem) {
  private static final int POLLED_MILLISECONDS = 10;

  /**
   * A line of output.
   *
   * @param text without its end
   * @param at seconds from the start of the process
   */
  record Line(String text, double at) {}

  /**
   * Runs a command to its end.
   *
   * @param marker a file whose appearance is timed
   * @param seconds after which it is ended
   */
  static Watched run(
      List<String> command, Map<String, String> environment, Optional<Path> marker, int seconds) {
    try {
      Path errors = Files.createTempFile("compare", ".err");
      try {
        return run(command, environment, marker, seconds, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Watched run(
      List<String> command,
      Map<String, String> environment,
      Optional<Path> marker,
      int seconds,
      Path errors)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Watched(
          List.of(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.of("cannot be started: " + e.getMessage()));
    }
    List<Line> lines = new ArrayList<>();
    Thread reader = Thread.ofPlatform().start(() -> read(process, start, lines));
    OptionalDouble marked = OptionalDouble.empty();
    OptionalDouble peak = OptionalDouble.empty();
    Path status = Path.of("/proc/" + process.pid() + "/status");
    boolean ended = false;
    try {
      while (!ended && since(start) < seconds) {
        if (marked.isEmpty() && marker.isPresent() && Files.exists(marker.get())) {
          marked = OptionalDouble.of(since(start));
        }
        OptionalDouble now = peak(status);
        peak = now.isPresent() ? now : peak;
        ended = process.waitFor(POLLED_MILLISECONDS, TimeUnit.MILLISECONDS);
      }
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      reader.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
    }
    Optional<String> problem = Optional.empty();
    if (!ended) {
      problem = Optional.of("not at its end after %d s".formatted(seconds));
    } else if (process.exitValue() != 0) {
      problem = Optional.of("ended with %d: %s".formatted(process.exitValue(), last(errors)));
    }
    return new Watched(List.copyOf(lines), marked, peak, problem);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static void read(Process process, long start, List<Line> lines) {
    try (BufferedReader reader = process.inputReader()) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        lines.add(new Line(text, since(start)));
      }
    } catch (IOException e) {
      lines.add(new Line("output ended: " + e.getMessage(), since(start)));
    }
  }

  private static OptionalDouble peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  private static String last(Path errors) throws IOException {
    List<String> lines =
        Files.readAllLines(errors).stream().filter(line -> !line.isBlank()).toList();
    String last = lines.isEmpty() ? "no message" : lines.getLast().strip();
    // A stack trace begins with what went wrong, a Python one ends with it.
    return lines.stream()
        .filter(line -> line.startsWith("Exception in thread") || line.startsWith("Error:"))
        .findFirst()
        .orElse(last);
  }

  /** The number after a word at the beginning of a line. */
  OptionalDouble number(String word) {
    return lines.stream()
        .filter(line -> line.text().startsWith(word + " "))
        .mapToDouble(line -> Double.parseDouble(line.text().split(" ", -1)[1]))
        .findFirst();
  }

  /** When the first line that begins so came. */
  OptionalDouble at(String beginning) {
    return lines.stream()
        .filter(line -> line.text().startsWith(beginning))
        .mapToDouble(Line::at)
        .findFirst();
  }
}
