package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.io.model.ModelFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code --calibrate}, from the training to predictions. */
class CalibrateTest extends Refusals {
  /** Classes that overlap, so that a model can be too sure. */
  private String overlapping() {
    List<String> lines = new ArrayList<>(List.of("x,y,kind"));
    for (int i = 0; i < 160; i++) {
      String kind = (i * i % 11 + i % 3) % 2 == 0 ? "a" : "b";
      int x = i * 7 % 40 + (kind.equals("a") ? 6 : 0);
      lines.add("%d,%d,%s".formatted(x, i * 13 % 17, kind));
    }
    return Flowers.write(folder.resolve("overlapping.csv"), lines).toString();
  }

  private List<String> train(String data, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                data,
                "--out",
                model.toString(),
                "--quiet",
                "--validation",
                "0.3",
                "--epochs",
                "60",
                "--early-stopping",
                "0",
                "--layers",
                "dense(32) tanh dense(1)",
                "--l2",
                "0",
                "--optimizer",
                "adam(0.05)",
                "--metrics",
                "log_loss"));
    arguments.addAll(List.of(more));
    assertThat(console.run(arguments.toArray(String[]::new))).isZero();
    assertThat(console.run("predict", model.toString(), data, "--probabilities")).isZero();
    return console.out().lines().skip(1).toList();
  }

  private double validation() {
    return ModelFolder.open(model)
        .description()
        .results()
        .metrics()
        .get("validation")
        .get("log_loss");
  }

  @Test
  void train_calibrate_lowersTheLogLossAndKeepsTheClasses() {
    String data = overlapping();
    List<String> before = train(data);
    double sure = validation();
    model = folder.resolve("calibrated");
    List<String> after = train(data, "--calibrate");

    assertThat(validation()).isLessThan(sure);
    assertThat(
            ModelFolder.open(model)
                .description()
                .results()
                .calibration()
                .orElseThrow()
                .temperature())
        .isNotCloseTo(1, within(0.1));
    assertThat(after).isNotEqualTo(before);
    assertThat(after.stream().map(line -> line.substring(0, 1)))
        .containsExactlyElementsOf(before.stream().map(line -> line.substring(0, 1)).toList());
    assertThat(console.run("evaluate", model.toString(), "--part", "validation")).isZero();
    assertThat(console.out()).contains(String.format(Locale.ROOT, "%.4f", validation()));
  }

  private Map<String, Double> foldMetrics(String name, String data, String... more) {
    model = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--folds", "2"));
    train(data, arguments.toArray(String[]::new));
    return ModelFolder.open(model).description().results().metrics().get("fold mean");
  }

  @Test
  void train_calibrateWithFolds_judgesCalibratedModels() {
    String data = overlapping();
    Map<String, Double> plain = foldMetrics("plain", data);
    Map<String, Double> calibrated = foldMetrics("calibrated", data, "--calibrate");

    assertThat(calibrated.get("log_loss")).isLessThan(plain.get("log_loss"));
    assertThat(calibrated.get("accuracy")).isEqualTo(plain.get("accuracy"));
  }

  @Test
  void calibrate_whereItCannotBe_isRefused() throws IOException {
    refuses(
        "--calibrate: needs a validation part to fit to, but there is none; give --validation 0.1",
        "train",
        good,
        "--validation",
        "0",
        "--calibrate");
    refuses(
        "--calibrate: needs a validation part to fit to, but there is none; give --validation 0.1",
        "train",
        good,
        "--validation",
        "0",
        "--folds",
        "2",
        "--calibrate");
    refuses(
        "--calibrate: needs scores of a softmax or sigmoid, and the loss hinge has none; train with"
            + " cross_entropy or binary_cross_entropy",
        "train",
        good,
        "--loss",
        "hinge",
        "--calibrate");
    refuses(
        "--calibrate: needs scores of a softmax or sigmoid, and the loss squared_error has none;"
            + " train with cross_entropy or binary_cross_entropy",
        "train",
        good,
        "--target",
        "width",
        "--calibrate");
  }
}
