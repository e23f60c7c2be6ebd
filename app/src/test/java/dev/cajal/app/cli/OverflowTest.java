package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows so far from what a network learned from that its predictions are no numbers. */
class OverflowTest {
  private final CapturedConsole console = new CapturedConsole();
  @TempDir private Path folder;

  @Test
  void train_testRowsThatOverflow_finishesAndSaysSo() throws IOException {
    Path near = table("near.csv", 1);
    Path far = table("far.csv", 1.9e38);
    Path model = folder.resolve("model");

    int code =
        console.run(
            "train",
            near.toString(),
            "--test",
            far.toString(),
            "--layers",
            "dense(32) dense(32) dense(32) dense(2)",
            "--loss",
            "cross_entropy",
            "--scale",
            "none",
            "--epochs",
            "1",
            "--quiet",
            "--out",
            model.toString());

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(Files.readString(model.resolve("report.html")))
        .contains("Some predictions for the test part are infinite or no numbers");

    code =
        console.run(
            "evaluate",
            model.toString(),
            far.toString(),
            "--metrics",
            "roc_auc, average_precision, brier, log_loss, calibration_error");

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(console.out()).contains("roc_auc", "–");
  }

  private Path table(String name, double scale) throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int row = 0; row < 60; row++) {
      double a = random.nextDouble(-1, 1);
      double b = random.nextDouble(-1, 1);
      text.append(a * scale).append(',').append(b * scale).append(',');
      text.append(a > b ? "yes" : "no").append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
