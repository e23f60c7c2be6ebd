package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;
  private Path model;

  @BeforeEach
  void writeData() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    model = folder.resolve("model");
  }

  private int train(String... more) {
    List<String> arguments =
        Stream.concat(Stream.of("train", data, "--out", model.toString()), Stream.of(more))
            .toList();
    return console.run(arguments.toArray(String[]::new));
  }

  private Map<?, ?> lastLine() {
    return JsonMapper.shared().readValue(console.out().lines().toList().getLast(), Map.class);
  }

  @Test
  void train_leavesACompleteFolder() throws IOException {
    int code = train("--epochs", "3", "--quiet");

    assertThat(console.errors()).isEmpty();
    assertThat(console.out()).isEqualTo(model + "\n");
    assertThat(code).isZero();
    try (Stream<Path> files = Files.list(model)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model.json",
              "config.properties",
              "model.safetensors",
              "history.csv",
              "report.html",
              "checkpoint",
              "checkpoints");
    }
    assertThat(model.resolve("checkpoints")).isDirectoryContaining("glob:**/epoch-000003");
    assertThat(Files.readString(model.resolve("checkpoint"))).isEqualTo("epoch-000003\n");
    assertThat(Files.readAllLines(model.resolve("history.csv")))
        .hasSize(4)
        .first()
        .isEqualTo(
            "epoch,learning_rate,training_loss,training_accuracy,validation_loss,"
                + "validation_accuracy,seconds,samples_per_second");
    assertThat(Files.readString(model.resolve("report.html")))
        .contains("<svg ", "Confusion matrix, test part", "adam(");
  }

  @Test
  void train_withJson_endsWithOneObject() {
    train("--epochs", "30", "--json", "--optimizer", "adam(0.02)");

    Map<?, ?> json = lastLine();
    assertThat(json.get("test")).asInstanceOf(MAP).containsOnlyKeys("accuracy", "loss");
    assertThat(json.get("validation")).asInstanceOf(MAP).containsOnlyKeys("accuracy", "loss");
    assertThat((Double) ((Map<?, ?>) json.get("test")).get("accuracy")).isGreaterThan(0.9);
    assertThat(json.get("epochs")).isEqualTo(30);
    assertThat(json.get("parameters")).isEqualTo(2 * 32 + 32 + 32 * 3 + 3);
    assertThat((Double) json.get("samplesPerSecond")).isPositive();
    assertThat((Double) json.get("seconds")).isPositive();
    assertThat(json.get("model")).isEqualTo(model.toString());
  }

  @Test
  void train_withLearningRate_keepsTheOptimizersOtherSettings() throws IOException {
    train("--epochs", "1", "--optimizer", "momentum(0.5, 0.8)", "--learning-rate", "0.02");

    assertThat(Files.readString(model.resolve("config.properties")))
        .contains("optimizer = momentum(0.02, 0.8)\n");
  }

  @Test
  void train_withTheLetterC_givesTheLastLayerTheClasses() throws IOException {
    train("--epochs", "1", "--layers", "dense(4) celu dense( C)");

    assertThat(Files.readString(model.resolve("config.properties")))
        .contains("layers = dense(4) celu dense( 3)\n");
  }

  @Test
  void train_whenQuietWithJson_printsTheObjectOnly() {
    train("--epochs", "1", "--quiet", "--json");

    assertThat(console.out()).startsWith("{").hasLineCount(1);
  }

  @Test
  void train_showsTheTimeAndTheSpeedOfLearning() {
    train("--epochs", "30", "--json");

    double seconds = (Double) lastLine().get("trainingSeconds");
    assertThat(seconds).isPositive().isLessThan((Double) lastLine().get("seconds"));
    double speed = (Double) lastLine().get("samplesPerSecond");
    assertThat(speed).isGreaterThan(0.3 * 30 * 63 / seconds);
    assertThat(console.out())
        .contains(String.format(Locale.ROOT, " in %.1f s, %,.0f samples/s", seconds, speed));
  }

  @Test
  void resume_withNothingLeft_saysSo() {
    train("--epochs", "2", "--quiet");

    assertThat(console.run("train", "--resume", model.toString(), "--epochs", "2")).isZero();

    assertThat(console.out())
        .startsWith("Already trained for 2 epochs; nothing to do, give a larger --epochs.\n")
        .doesNotContain("Trained");
  }

  @Test
  void resume_beyondTheEndOfTheSchedule_isRefused() throws IOException {
    train("--epochs", "2", "--quiet", "--schedule", "cosine");
    String before = Files.readString(model.resolve("model.json"));

    assertThat(console.run("train", "--resume", model.toString(), "--epochs", "5")).isEqualTo(2);

    assertThat(console.errors())
        .isEqualTo(
            "cajal train: --epochs 5: the schedule cosine was planned for 2 epochs when the"
                + " training began, and its learning rate is 0 from then on; train anew with"
                + " --epochs 5, or with a schedule without an end such as constant\n");
    assertThat(model.resolve("model.json")).hasContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "step(2)", "exponential(0.1)", "inverse(0.1)", "cosine(0.1)"})
  void resume_ofAScheduleWithoutAnEnd_goesOn(String schedule) {
    train("--epochs", "2", "--quiet", "--schedule", schedule);

    assertThat(console.run("train", "--resume", model.toString(), "--epochs", "3")).isZero();

    assertThat(console.out()).contains(" for 3 epochs");
  }

  @Test
  void train_showsMetricsAndConfusionMatrix() {
    train("--epochs", "30", "--optimizer", "adam(0.02)");

    assertThat(console.out())
        .contains("Trained 195 parameters for 30 epochs")
        .contains("accuracy    loss")
        .contains("Confusion matrix, test part: true classes down, predicted across")
        .contains("daisy      6     ·      ·")
        .endsWith("Model: " + model + "\n");
  }

  @Test
  void train_whenOutputIsPiped_showsNoBar() {
    train("--epochs", "30");

    assertThat(console.out()).doesNotContain("\r", "\u001b", "█");
  }

  @Test
  void train_twiceAndWithAnyNumberOfThreads_givesTheSameBytes() throws IOException {
    train("--epochs", "4", "--quiet", "--seed", "7");
    byte[] first = Files.readAllBytes(model.resolve("model.safetensors"));

    for (String threads : List.of("1", "2", "3")) {
      model = folder.resolve("model" + threads);
      train("--epochs", "4", "--quiet", "--seed", "7", "--threads", threads);
      assertThat(model.resolve("model.safetensors")).hasBinaryContent(first);
    }
    model = folder.resolve("other");
    train("--epochs", "4", "--quiet", "--seed", "8");
    assertThat(Files.readAllBytes(model.resolve("model.safetensors"))).isNotEqualTo(first);
  }

  @Test
  void train_ofANumber_reportsErrorsInItsUnit() {
    int code = train("--target", "width", "--epochs", "20", "--json");

    assertThat(code).isZero();
    assertThat(lastLine().get("test"))
        .asInstanceOf(MAP)
        .containsOnlyKeys("r2", "rmse", "mae", "loss");
    assertThat(console.out()).doesNotContain("Confusion");
  }

  @Test
  void train_withoutValidationAndTest_reportsTrainingOnly() {
    int code = train("--validation", "0", "--test", "0", "--epochs", "2", "--json");

    assertThat(code).isZero();
    assertThat(lastLine().get("test")).isEqualTo(Map.of());
    assertThat(lastLine().get("validation")).isEqualTo(Map.of());
    assertThat(lastLine().get("epochs")).isEqualTo(2);
  }

  @Test
  void train_withSeparateFiles_usesThem() {
    List<String> rows = Flowers.lines();
    List<String> few = Stream.concat(rows.stream().limit(1), rows.stream().skip(61)).toList();
    String other = Flowers.write(folder.resolve("few.csv"), few).toString();

    int code = train("--test", other, "--validation", other, "--epochs", "2");

    assertThat(code).isZero();
    assertThat(console.out()).contains("daisy     ", "validation  ");
    assertThat(console.run("inspect", model.toString())).isZero();
    assertThat(console.out()).contains("test            " + other);
  }

  @Test
  void train_withTwoOutputsForTwoClasses_takesTheLossForScores() {
    List<String> two = Flowers.lines().stream().filter(line -> !line.endsWith("rose")).toList();
    data = Flowers.write(folder.resolve("two.csv"), two).toString();

    assertThat(train("--layers", "dense(4) tanh dense(2)", "--epochs", "2")).isZero();
    assertThat(console.run("inspect", model.toString())).isZero();
    assertThat(console.out()).contains("loss            cross_entropy");

    model = folder.resolve("one");
    assertThat(train("--epochs", "2")).isZero();
    assertThat(console.run("inspect", model.toString())).isZero();
    assertThat(console.out()).contains("loss            binary_cross_entropy");
  }

  @ParameterizedTest
  @CsvSource({
    "sequential(dense(4) dense(2)), cross_entropy",
    "dense(2) residual(relu dense(2)), cross_entropy",
    "concatenate(dense(1) sequential(dense(3) dense(1))), cross_entropy",
    "dense(2) dense(1) residual(dense(1)), binary_cross_entropy",
  })
  void train_withOutputsInsideOfOtherLayers_takesTheLossForThem(String layers, String loss) {
    List<String> two = Flowers.lines().stream().filter(line -> !line.endsWith("rose")).toList();
    data = Flowers.write(folder.resolve("two.csv"), two).toString();

    assertThat(train("--layers", layers, "--epochs", "1")).isZero();

    assertThat(console.run("inspect", model.toString())).isZero();
    assertThat(console.out()).contains("loss            " + loss);
  }

  @Test
  void train_withTheFunctionOfTheLossAsLastLayer_isTheSameAsWithout() throws IOException {
    train("--layers", "dense(4) tanh dense(3)", "--epochs", "3", "--quiet");
    byte[] without = Files.readAllBytes(model.resolve("model.safetensors"));
    model = folder.resolve("softmax");

    train("--layers", "dense(4) tanh dense(3) softmax", "--epochs", "3", "--quiet");

    assertThat(model.resolve("model.safetensors")).hasBinaryContent(without);
  }

  @Test
  void train_intoAnEmptyFolder_fillsIt() throws IOException {
    Files.createDirectory(model);

    assertThat(train("--epochs", "1", "--quiet")).isZero();
    assertThat(model.resolve("model.json")).exists();
  }
}
