package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What DATA alone comes to: the median of nine seeds, each with a split of its own. */
class DefaultAccuracyTest {
  private static final int SEEDS = 9;

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();

  private Map<?, ?> train(String... arguments) {
    List<String> command = new ArrayList<>(List.of("train", "--quiet", "--json"));
    command.addAll(List.of(arguments));
    assertThat(console.run(command.toArray(String[]::new))).isZero();
    return JsonMapper.shared().readValue(console.out(), Map.class);
  }

  @ParameterizedTest
  @CsvSource({
    "digits,        accuracy, 0.97",
    "iris,          accuracy, 0.95",
    "wine,          accuracy, 0.97",
    "breast-cancer, accuracy, 0.965",
    "diabetes,      r2,       0.42",
  })
  void train_withDefaults_reaches(String data, String metric, double wanted) {
    List<Double> values = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Map<?, ?> json =
          train(
              data,
              "--seed",
              Integer.toString(seed),
              "--out",
              folder.resolve(data + seed).toString());
      assertThat((Double) json.get("seconds")).isLessThan(20);
      values.add((Double) ((Map<?, ?>) json.get("test")).get(metric));
    }

    Collections.sort(values);
    assertThat(values.get(SEEDS / 2)).as("median of %s", values).isGreaterThanOrEqualTo(wanted);
  }

  @Test
  void train_onFashionMnist_reaches() {
    assumeTrue(
        Files.isDirectory(Path.of("/usr/share/datasets/fashion-mnist")),
        "skipped: Fashion-MNIST is not installed (Debian package dataset-fashion-mnist)");

    Map<?, ?> json =
        train(
            "fashion-mnist",
            "--layers",
            "dense(256) relu dense(128) relu dense(10)",
            "--optimizer",
            "adam(0.001)",
            "--batch-size",
            "64",
            "--epochs",
            "5",
            "--validation",
            "0",
            "--seed",
            "1",
            "--out",
            folder.resolve("fashion").toString());

    assertThat(((Map<?, ?>) json.get("test")).get("accuracy"))
        .asInstanceOf(DOUBLE)
        .isGreaterThanOrEqualTo(0.87);
  }
}
