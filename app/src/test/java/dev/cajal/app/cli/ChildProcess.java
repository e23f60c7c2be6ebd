package dev.cajal.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, which can be killed. */
final class ChildProcess {
  private static final long PATIENCE_SECONDS = 240;

  private final Process process;
  private final Path out;
  private final Path errors;

  private ChildProcess(Process process, Path out, Path errors) {
    this.process = process;
    this.out = out;
    this.errors = errors;
  }

  static ChildProcess start(Path folder, String... arguments) throws IOException {
    return startWith(List.of(), folder, arguments);
  }

  /** The command in a process whose Java takes further options. */
  static ChildProcess startWith(List<String> options, Path folder, String... arguments)
      throws IOException {
    Path out = folder.resolve("child-out.txt");
    Path errors = folder.resolve("child-errors.txt");
    List<String> command = new ArrayList<>();
    if (canResetSignals()) {
      // A background job of a shell ignores Ctrl-C, and would bequeath that.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dcajal.checkpoint.seconds=0",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    return new ChildProcess(process, out, errors);
  }

  private static boolean canResetSignals() {
    try {
      Process trial = new ProcessBuilder("env", "--default-signal=INT", "true").start();
      return trial.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, which no program can answer. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    waitFor();
  }

  /** SIGINT, as Ctrl-C sends it. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  int waitFor() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the command did not end; it said " + errors);
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }
}
