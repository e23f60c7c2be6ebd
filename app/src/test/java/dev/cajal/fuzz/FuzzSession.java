package dev.cajal.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Fuzzes every target, as many at a time as there are processors: 20 seconds each, or {@code
 * -Dcajal.fuzz.seconds=N}, where 0 is none; {@code -Dcajal.fuzz.targets=csv,json} for some of them.
 *
 * <p>The figures stand in {@code target/fuzz/figures.md} afterwards.
 */
class FuzzSession {
  private static final int SECONDS = Integer.getInteger("cajal.fuzz.seconds", 20);
  private static final String CHOSEN = System.getProperty("cajal.fuzz.targets", "");
  private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();

  @Test
  void parsers_fuzzed_readOrRefuseEverything() throws Exception {
    assumeThat(SECONDS).isPositive();
    List<Target> targets =
        Targets.ALL.stream()
            .filter(
                target -> CHOSEN.isEmpty() || List.of(CHOSEN.split(",")).contains(target.name()))
            .toList();
    List<FuzzProcess> runs = new ArrayList<>();
    Files.createDirectories(FOLDER);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<FuzzProcess>> begun = new ArrayList<>();
      for (Target target : targets) {
        begun.add(pool.submit(() -> FuzzProcess.run(target, SECONDS, FOLDER)));
      }
      for (Future<FuzzProcess> run : begun) {
        runs.add(run.get());
      }
    }
    Files.writeString(FOLDER.resolve("figures.md"), figures(runs), StandardCharsets.UTF_8);

    assertThat(runs).isNotEmpty();
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.findings()).as("findings, see %s", run.log()).isEmpty();
              assertThat(run.executions()).as(run.log().toString()).isPositive();
              assertThat(run.edges()).as(run.log().toString()).isPositive();
            });
  }

  private static String figures(List<FuzzProcess> runs) {
    StringBuilder text =
        new StringBuilder(
            """
            | target | processor seconds | executions | edges | corpus | findings |
            |---|--:|--:|--:|--:|--:|
            """);
    for (FuzzProcess run : runs) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %,d | %,d | %d |%n",
              run.target().name(),
              run.processorSeconds(),
              run.executions(),
              run.edges(),
              run.corpus(),
              run.findings().size()));
    }
    return text.toString();
  }
}
