package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.benchmark.Growth;
import dev.cajal.kernel.WorkerTeam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
  private final CapturedConsole console = new CapturedConsole();
  @TempDir private Path folder;

  @AfterEach
  void allThreads() {
    WorkerTeam.setSharedSize(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void bench_oneThread_showsEveryNumberWithItsRange() {
    int code = console.run("bench", "--seconds", "0.02", "--threads", "1", "--json");

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    List<String> lines = console.out().lines().toList();
    assertThat(lines.get(0)).contains(" processors, Java ");
    assertThat(lines.get(2)).startsWith("median (range)").contains("1 thread");
    assertThat(lines.subList(3, 18))
        .allSatisfy(
            line -> assertThat(line).containsPattern("\\d \\([0-9.,]+ to [0-9.,]+\\)  \\S"));
    Map<?, ?> all = JsonMapper.shared().readValue(lines.getLast(), Map.class);
    Map<?, ?> column = (Map<?, ?>) all.get("1 thread");
    assertThat(column).hasSize(15);
    for (Object result : column.values()) {
      double value = ((Number) ((Map<?, ?>) result).get("value")).doubleValue();
      assertThat(value)
          .isPositive()
          .isBetween(
              ((Number) ((Map<?, ?>) result).get("low")).doubleValue(),
              ((Number) ((Map<?, ?>) result).get("high")).doubleValue());
    }
  }

  @Test
  void growth_file_drawsTimeBesideOperations() throws IOException {
    Path page = folder.resolve("growth.html");

    int code = console.run("bench", "--seconds", "0.02", "--growth", page.toString());

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(console.out())
        .contains(
            "batch size  µs for a step",
            "width  µs",
            "hidden layers  µs",
            "samples  µs for an epoch")
        .endsWith("Page: " + page + "\n");
    assertThat(Files.readString(page))
        .contains("<svg", "By batch size", "By hidden layers", "operations");
  }

  @Test
  void growth_counted_followsTheSizes() {
    List<Growth> growths = Growth.all(0.01);

    for (Growth growth : growths) {
      List<Growth.Point> points = growth.points();
      for (int i = 1; i < points.size(); i++) {
        assertThat(points.get(i).operations()).isGreaterThan(points.get(i - 1).operations());
        assertThat((double) points.get(i).operations() / points.get(i).forwardOperations())
            .as("two products in the backward pass of a layer")
            .isBetween(2.0, 3.1);
      }
    }
    Growth batch = growths.getFirst();
    double growing =
        (double) batch.points().get(5).operations() / batch.points().get(4).operations();
    assertThat(growing).isBetween(1.9, 2.0);
    Growth samples = growths.getLast();
    for (Growth.Point point : samples.points()) {
      assertThat((double) point.operations() / samples.points().getFirst().operations())
          .isEqualTo(point.size() / 256.0);
      assertThat(point.memory()).isGreaterThan(4L * 64 * point.size());
    }
  }

  @Test
  void only_part_showsThoseRows() {
    int code =
        console.run(
            "bench", "--seconds", "0.02", "--threads", "1", "--only", "product 64 × 256 × 784, B");

    assertThat(code).isZero();
    assertThat(console.out().lines().skip(3))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("product 64 × 256 × 784"));
    assertThat(console.run("bench", "--only", "sums")).isEqualTo(2);
    assertThat(console.errors())
        .contains(
            "--only: no row's name contains \"sums\"; there are: product 1024 × 1024 × 1024;");
  }

  @Test
  void bench_badTime_isRefused() {
    assertThat(console.run("bench", "--seconds", "0")).isEqualTo(2);
    assertThat(console.errors())
        .contains("--seconds: expected a number from 0.01 to 60; found 0.0");
  }
}
