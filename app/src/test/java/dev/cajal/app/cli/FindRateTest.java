package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FindRateTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;
  private String page;

  @BeforeEach
  void writeData() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    page = folder.resolve("rate.html").toString();
  }

  @Test
  void findRate_showsATableAndDrawsAFigure() throws IOException {
    int code = console.run("train", data, "--find-rate", page);

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(console.out().lines().findFirst().orElseThrow())
        .isEqualTo("learning rate  batch loss  smoothed");
    assertThat(console.out())
        .contains("\n1.00e-06 ", "\nThe loss falls fastest at a learning rate of ")
        .endsWith("\nFigure: " + page + "\n");
    assertThat(Files.readString(Path.of(page)))
        .contains("Learning rate for flowers", "<svg ", ">learning rate<");
    assertThat(folder).isDirectoryNotContaining("glob:**/models");
  }

  @Test
  void findRate_suggestion_learns() {
    console.run(
        "train",
        data,
        "--find-rate",
        page,
        "--layers",
        "dense(3)",
        "--optimizer",
        "sgd",
        "--json",
        "--quiet");
    Map<?, ?> found = JsonMapper.shared().readValue(console.out(), Map.class);
    double rate = (Double) found.get("learningRate");
    assertThat(rate).isBetween(1e-3, 10.0);
    assertThat(found.get("figure")).isEqualTo(page);

    console.run(
        "train",
        data,
        "--out",
        folder.resolve("model").toString(),
        "--layers",
        "dense(3)",
        "--optimizer",
        "sgd(" + rate + ")",
        "--epochs",
        "30",
        "--json",
        "--quiet");

    Map<?, ?> json = JsonMapper.shared().readValue(console.out(), Map.class);
    assertThat((Double) ((Map<?, ?>) json.get("test")).get("accuracy")).isGreaterThan(0.9);
  }

  @Test
  void findRate_quiet_printsTheRateAlone() {
    console.run("train", data, "--find-rate", page, "--quiet");

    assertThat(Double.parseDouble(console.out().strip())).isBetween(1e-5, 10.0);
  }

  @Test
  void findRate_withAModelsFolder_isRefused() {
    assertThat(console.run("train", data, "--find-rate", page, "--out", "m")).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal train: --find-rate "
                + page
                + ": trains nothing, so --out cannot be given with"
                + " it\n");
    assertThat(console.run("train", "--find-rate", page, "--resume", "m")).isEqualTo(2);
    assertThat(console.errors()).contains("so --resume cannot be given with it\n");
  }

  @Test
  void findRate_folderMissing_isOneSentence() {
    String missing = folder.resolve("none/rate.html").toString();

    assertThat(console.run("train", data, "--find-rate", missing)).isEqualTo(2);

    assertThat(console.errors()).startsWith("cajal train: ").contains(missing).hasLineCount(1);
  }
}
