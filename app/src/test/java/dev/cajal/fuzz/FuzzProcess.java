package dev.cajal.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of Jazzer with one target, in a process of its own.
 *
 * @param target that was fuzzed
 * @param processorSeconds that it got of all processors together
 * @param executions inputs that were tried
 * @param edges branches of the program that were taken, as the fuzzer counts them
 * @param corpus inputs that were kept because each takes a branch that no other takes
 * @param findings what was read wrongly, a line for each
 * @param log everything that was printed
 */
record FuzzProcess(
    Target target,
    long processorSeconds,
    long executions,
    long edges,
    long corpus,
    List<String> findings,
    Path log) {
  private static final Pattern STATUS = Pattern.compile("#\\d+.*cov: (\\d+) .*corp: (\\d+)/.*");
  private static final Pattern PROCESSOR = Pattern.compile(Fuzz.PROCESSOR_SECONDS + "(\\d+)");
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in .*");
  private static final Pattern FINDING =
      Pattern.compile("== Java Exception: (.*)|==\\d+== (ERROR.*)");

  /** The classes whose branches count: what reads, not the engine, and the readers it builds on. */
  private static final String COUNTED =
      "dev.cajal.io.**:dev.cajal.nn.**:dev.cajal.app.**:de.siegmar.**:tools.jackson.core.json.**";

  private static final int MOST_FINDINGS = 20;
  private static final int WALL_SECONDS = 300;
  private static final int LONGEST = 4096;
  private static final int GROWTH = 10;
  private static final int MEMORY_MEGABYTES = 1024;

  FuzzProcess {
    findings = List.copyOf(findings);
  }

  /**
   * Fuzzes a target.
   *
   * @param seconds how long
   * @param folder gets the inputs that take new branches, those that are read wrongly, and the log
   */
  static FuzzProcess run(Target target, int seconds, Path folder)
      throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve(target.name()).resolve("corpus"));
    Path found = Files.createDirectories(folder.resolve(target.name()).resolve("findings"));
    Path log = folder.resolve(target.name() + ".log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+EnableDynamicAgentLoading",
            "-XX:+UseSerialGC",
            "-D" + Target.INSTRUMENTED + "=true",
            "-Djava.io.tmpdir=" + scratch(),
            "-Xmx%dm".formatted(MEMORY_MEGABYTES),
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + Fuzz.class.getName(),
            "--target_args=" + target.name(),
            "--instrumentation_includes=" + COUNTED,
            "--custom_hook_includes=" + COUNTED,
            "--keep_going=" + MOST_FINDINGS,
            "--reproducer_path=" + found,
            "-artifact_prefix=" + found + "/",
            "-max_total_time=" + seconds,
            "-timeout=" + WALL_SECONDS,
            "-rss_limit_mb=" + 4 * MEMORY_MEGABYTES,
            "-seed=1",
            // Inputs may become longer than the longest one at the beginning.
            "-max_len=" + LONGEST,
            "-len_control=" + GROWTH,
            corpus.toString(),
            Targets.inputs(target).toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    return read(target, log, process.exitValue());
  }

  /** Memory where there is such a folder: what is written for a test need not reach a disk. */
  private static Path scratch() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static FuzzProcess read(Target target, Path log, int exit) throws IOException {
    long processor = 0;
    long executions = 0;
    long edges = 0;
    long corpus = 0;
    List<String> findings = new ArrayList<>();
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      Matcher status = STATUS.matcher(line);
      Matcher used = PROCESSOR.matcher(line);
      Matcher done = DONE.matcher(line);
      Matcher finding = FINDING.matcher(line);
      if (status.matches()) {
        edges = Long.parseLong(status.group(1));
        corpus = Long.parseLong(status.group(2));
      } else if (used.matches()) {
        processor = Long.parseLong(used.group(1));
      } else if (done.matches()) {
        executions = Long.parseLong(done.group(1));
      } else if (finding.matches()) {
        findings.add(finding.group(1) == null ? finding.group(2) : finding.group(1));
      }
    }
    if (exit != 0 && findings.isEmpty()) {
      findings.add("the fuzzer ended with exit code " + exit);
    }
    return new FuzzProcess(target, processor, executions, edges, corpus, findings, log);
  }
}
