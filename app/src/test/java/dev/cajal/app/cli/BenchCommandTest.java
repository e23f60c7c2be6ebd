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

    int code =
        console.run(
            "bench", "--seconds", "0.02", "--threads", "1", "--growth", page.toString(), "--json");

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(console.out())
        .contains(
            "network: 64 inputs, two hidden layers of 64, 10 classes; SGD, batch 64",
            "threads: 1\nseconds for each number: 0.02\n",
            "batch size  µs per step  µs forward  time ratio  MFLOP  FLOP ratio  GFLOP/s  KB"
                + " held\n",
            "width  µs",
            "hidden layers  µs",
            "samples  µs per epoch",
            "Ratios are of the whole to its forward pass. Times are medians of 3 rounds",
            "Page: " + page + "\n");
    assertThat(Files.readString(page))
        .contains("<svg", "By batch size", "By hidden layers", "operations", "Times are medians")
        .contains("<th scope=\"row\">threads</th><td>1</td>");
    Map<?, ?> all =
        JsonMapper.shared().readValue(console.out().lines().toList().getLast(), Map.class);
    assertThat(all.keySet().toString())
        .isEqualTo("[machine, batch size, width, hidden layers, samples]");
  }

  @Test
  void growth_ofFewSeconds_saysHowNoisyTheTimesAre() {
    assertThat(Growth.explained(List.of(growth(1), growth(1.1), growth(1.5))))
        .endsWith("the longest round took usually 1.10 and at most 1.50 times the shortest.");
    assertThat(Growth.explained(List.of(growth(1.5))))
        .endsWith(
            "usually 1.50 and at most 1.50 times the shortest: that is noisy, and more --seconds or"
                + " a quieter machine would make it steadier.");
  }

  private static Growth growth(double spread) {
    return new Growth("width", "step", List.of(new Growth.Point(16, 2, 1, spread, 3, 1, 8)));
  }

  @Test
  void growth_thatCannotBe_isRefusedBeforeAnythingIsMeasured() throws IOException {
    assertThat(console.run("bench", "--growth", "g.html", "--only", "product")).isEqualTo(2);
    assertThat(console.errors())
        .endsWith(
            "--growth: measures its own networks, none of the rows that --only chooses; give one"
                + " of the two\n");
    Path missing = folder.resolve("missing/g.html");
    assertThat(console.run("bench", "--growth", missing.toString())).isEqualTo(2);
    assertThat(console.errors()).contains(missing + ": cannot write it: ");
    assertThat(console.run("bench", "--growth", folder.toString())).isEqualTo(2);
    assertThat(console.errors()).endsWith(folder + ": cannot write it: is a folder; name a file\n");
    assertThat(console.out()).isEmpty();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void growth_counted_followsTheSizes() {
    List<Growth> growths = Growth.all(0.01).toList();

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
  void prediction_percentile_isOfTheRunsOfTheMedian() {
    console.run("bench", "--seconds", "0.02", "--only", "one prediction", "--json");

    Map<?, ?> all =
        JsonMapper.shared().readValue(console.out().lines().toList().getLast(), Map.class);
    Map<?, ?> column = (Map<?, ?>) all.get("1 thread");
    for (String name : List.of("one prediction", "one prediction of half zeros")) {
      for (String key : List.of("value", "low", "high")) {
        assertThat(number(column.get(name + ", 99th percentile"), key))
            .isGreaterThanOrEqualTo(number(column.get(name + ", median"), key));
      }
    }
    assertThat(console.run("bench", "--seconds", "0.01", "--only", "n, 99th")).isZero();
    assertThat(console.out().lines().toList().getLast()).startsWith("one prediction, 99th");
  }

  private static double number(Object result, String key) {
    return ((Number) ((Map<?, ?>) result).get(key)).doubleValue();
  }

  @Test
  void bench_badTime_isRefused() {
    assertThat(console.run("bench", "--seconds", "0")).isEqualTo(2);
    assertThat(console.errors())
        .contains("--seconds: expected a number from 0.01 to 60; found 0.0");
  }
}
