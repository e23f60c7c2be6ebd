package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Every loss through the command, and what it says about those that do not suit. */
class LossOptionTest extends Refusals {
  private Map<?, ?> trained(String data, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                data,
                "--out",
                model.toString(),
                "--json",
                "--quiet",
                "--epochs",
                "40",
                "--optimizer",
                "adam(0.02)"));
    arguments.addAll(List.of(more));
    int code = console.run(arguments.toArray(String[]::new));
    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    Map<?, ?> json = JsonMapper.shared().readValue(console.out(), Map.class);
    return (Map<?, ?>) json.get("test");
  }

  private String two() {
    List<String> lines = Flowers.lines().stream().filter(line -> !line.endsWith("rose")).toList();
    return Flowers.write(folder.resolve("two.csv"), lines).toString();
  }

  /** Counts that grow with the length. */
  private String counts() {
    List<String> lines = new ArrayList<>(List.of("length,visits"));
    for (int i = 0; i < 90; i++) {
      lines.add("%d,%d".formatted(i % 30, (i % 30) * (i % 30) / 20 + i % 3));
    }
    return Flowers.write(folder.resolve("counts.csv"), lines).toString();
  }

  private List<String> predicted(String data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("predict", model.toString(), data));
    arguments.addAll(List.of(more));
    assertThat(console.run(arguments.toArray(String[]::new))).isZero();
    return console.out().lines().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cross_entropy(0.1)",
        "cross_entropy(from_probabilities=true)",
        "kl_divergence",
        "multiclass_hinge",
        "multiclass_hinge(true)",
        "binary_cross_entropy",
        "binary_cross_entropy(true)",
        "hinge",
        "focal",
        "probit"
      })
  void train_lossForClasses_learnsThreeAndTwo(String loss) {
    assertThat((Double) trained(good, "--loss", loss).get("accuracy")).isGreaterThan(0.9);
    assertThat(predicted(good)).hasSize(91).contains("daisy", "rose", "tulip");
    List<String> predictions = predicted(good);
    assertThat(predictions.subList(1, 4)).containsExactly("daisy", "rose", "tulip");

    model = folder.resolve("two");
    assertThat((Double) trained(two(), "--loss", loss).get("accuracy")).isGreaterThan(0.9);
    assertThat(predicted(two()).subList(1, 3)).containsExactly("daisy", "tulip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "absolute_error",
        "huber(0.5)",
        "log_cosh",
        "quantile(0.5)",
        "gaussian",
        "poisson"
      })
  void train_lossForNumbers_learns(String loss) {
    Map<?, ?> test =
        trained(
            counts(),
            "--target",
            "visits",
            "--task",
            "regression",
            "--loss",
            loss,
            "--layers",
            "dense(16) tanh dense(" + (loss.equals("gaussian") ? 2 : 1) + ")");

    assertThat((Double) test.get("r2")).isGreaterThan(0.9);
    assertThat((Double) test.get("mae")).isLessThan(5);
    // Row 31 has length 29, and 42 visits or a little more.
    assertThat(Double.parseDouble(predicted(counts()).get(30))).isBetween(30.0, 50.0);
  }

  @Test
  void train_lossWithItsOwnOutputs_hasThemByDefault() {
    trained(counts(), "--target", "visits", "--task", "regression", "--loss", "gaussian");

    assertThat(console.run("inspect", model.toString())).isZero();
    assertThat(console.out()).contains("dense(2)");
  }

  @Test
  void train_lossForTheOtherKindOfTarget_isRefused() throws IOException {
    refuses(
        "--loss squared_error: is for numbers, but the target \"kind\" has 3 classes; choose one of"
            + " cross_entropy, kl_divergence, multiclass_hinge, binary_cross_entropy, hinge, focal,"
            + " probit, or learn a target of numbers as such with --task regression",
        "train",
        good,
        "--loss",
        "squared_error");
    refuses(
        "--loss hinge: is for classes, but the target \"width\" is a number; choose one of"
            + " squared_error, absolute_error, huber, log_cosh, quantile, gaussian, poisson, or"
            + " learn its values as classes with --task classification",
        "train",
        good,
        "--target",
        "width",
        "--loss",
        "hinge");
  }

  @Test
  void train_layersThatDoNotSuitTheLoss_areRefused() throws IOException {
    String two = two();
    refuses(
        "--layers \"dense(1)\": the output must be one number for each of the 2 classes for the"
            + " loss cross_entropy; found shape [1]; let the last layer be dense(2)",
        "train",
        two,
        "--loss",
        "cross_entropy",
        "--layers",
        "dense(1)");
    refuses(
        "--layers \"dense(1)\": the output must be 2 numbers for the loss gaussian; found shape"
            + " [1]; let the last layer be dense(2)",
        "train",
        good,
        "--target",
        "width",
        "--loss",
        "gaussian",
        "--layers",
        "dense(1)");
  }

  @Test
  void train_negativeCounts_areNamed() throws IOException {
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int i = 0; i < 40; i++) {
      lines.add("%d,%s".formatted(i, i % 8 == 0 ? "-2.5" : "1.5"));
    }
    String data = Flowers.write(folder.resolve("negative.csv"), lines).toString();

    int code =
        console.run(
            "train", data, "--loss", "poisson", "--task", "regression", "--out", model.toString());

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .startsWith("cajal train: --loss poisson: targets must be at least 0; sample ")
        .endsWith(" has -2.5, in the training part\n")
        .hasLineCount(1);
    assertThat(content().keySet()).containsExactly(folder, Path.of(good), Path.of(data));
  }

  @Test
  void predict_probabilitiesOfScores_areRefused() throws IOException {
    trained(good, "--loss", "multiclass_hinge");

    refuses(
        "--probabilities: the model was trained with the loss multiclass_hinge, whose scores"
            + " are not probabilities; train it with cross_entropy",
        "predict",
        model.toString(),
        good,
        "--probabilities");
  }
}
