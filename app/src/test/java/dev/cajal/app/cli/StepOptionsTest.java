package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.cajal.Variable;
import dev.cajal.io.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a step does besides following the loss, through the real command: 2 steps an epoch. */
class StepOptionsTest {
  private static final int STEPS = 6;
  private static final double RATE = 0.5;
  private static final String WEIGHT = "0.weight";
  private static final String BIAS = "0.bias";

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;

  @BeforeEach
  void writeData() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
  }

  private int train(String name, int epochs, String... more) {
    Map<String, String> plain =
        Map.of(
            "--layers", "dense(3)",
            "--optimizer", "sgd(" + RATE + ")",
            "--schedule", "constant",
            "--l2", "0");
    List<String> arguments = new ArrayList<>(List.of("train", data, "--quiet"));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    arguments.addAll(List.of("--epochs", Integer.toString(epochs)));
    arguments.addAll(List.of("--batch-size", "32", "--early-stopping", "0"));
    arguments.addAll(List.of(more));
    plain.forEach(
        (option, value) -> {
          if (!arguments.contains(option)) {
            arguments.addAll(List.of(option, value));
          }
        });
    return console.run(arguments.toArray(String[]::new));
  }

  /** The variables after three epochs. */
  private Model trained(String name, String... more) {
    int code = train(name, 3, more);
    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    return open(name);
  }

  private Model open(String name) {
    return Model.open(folder.resolve(name));
  }

  private static double[] values(Model model, String path) {
    return model.network().parameters().get(path).toDoubles();
  }

  private static double size(double... values) {
    return DoubleStream.of(values).map(Math::abs).sum();
  }

  private static List<double[]> all(Model model) {
    return model.network().parameters().all().stream().map(Variable::toDoubles).toList();
  }

  private static double farthest(double[] one, double[] other) {
    double[] distances = new double[one.length];
    Arrays.setAll(distances, i -> Math.abs(one[i] - other[i]));
    return DoubleStream.of(distances).max().orElseThrow();
  }

  @Test
  void l1_makesWeightsSmall() {
    double plain = size(values(trained("plain"), WEIGHT));

    assertThat(size(values(trained("l1", "--l1", "0.2"), WEIGHT))).isLessThan(0.7 * plain);
  }

  @Test
  void weightDecay_withSgd_isTwiceTheL2Penalty() {
    Model decayed = trained("decay", "--weight-decay", "0.2");
    Model penalized = trained("l2", "--l2", "0.1");

    assertThat(values(decayed, WEIGHT)).containsExactly(values(penalized, WEIGHT), within(1e-5));
    assertThat(farthest(values(decayed, WEIGHT), values(trained("plain"), WEIGHT)))
        .isGreaterThan(0.01);
  }

  @Test
  void maxNorm_boundsEachUnit() {
    Variable weight = trained("norm", "--max-norm", "0.3").network().parameters().get(WEIGHT);

    double[] norms = weight.square().sum(0).sqrt().toDoubles();
    assertThat(norms).hasSize(3);
    assertThat(Arrays.stream(norms).boxed()).allMatch(norm -> norm < 0.3 + 1e-6);
    assertThat(Arrays.stream(norms).boxed()).anyMatch(norm -> norm > 0.3 - 1e-6);
  }

  @Test
  void regularized_choosesParameters() {
    Model model = trained("bias", "--max-norm", "0.001", "--regularized", BIAS);

    assertThat(size(values(model, BIAS))).isBetween(0.001, 0.0030001);
    assertThat(size(values(model, WEIGHT))).isGreaterThan(1);
    Model penalized =
        trained("penalized", "--l2", "10", "--regularized", BIAS, "--optimizer", "adam(0.01)");
    Model free = trained("free", "--optimizer", "adam(0.01)");
    assertThat(size(values(penalized, BIAS))).isLessThan(0.8 * size(values(free, BIAS)));
    assertThat(values(penalized, WEIGHT)).containsExactly(values(free, WEIGHT), within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"--clip-norm", "--clip-value"})
  void clipping_boundsTheWayOfTheWeights(String option) {
    double[] start = values(trained("start", "--clip-value", "1e-20"), WEIGHT);
    double[] plain = values(trained("plain"), WEIGHT);

    double[] clipped = values(trained("clipped", option, "0.01"), WEIGHT);

    assertThat(farthest(plain, start)).isGreaterThan(0.1);
    assertThat(farthest(clipped, start)).isBetween(0.001, STEPS * RATE * 0.01 + 1e-6);
  }

  @Test
  void average_isValidatedAndKept() {
    double[] last = values(trained("plain"), WEIGHT);
    double[] mean = values(trained("polyak", "--average", "polyak"), WEIGHT);
    double[] recent = values(trained("ema", "--average", "ema(0.5)"), WEIGHT);
    double[] start = values(trained("start", "--clip-value", "1e-20"), WEIGHT);

    // The way from the start goes in one direction here, so that means lie behind the last point.
    assertThat(farthest(mean, start)).isLessThan(farthest(recent, start));
    assertThat(farthest(recent, start)).isLessThan(farthest(last, start));
  }

  @Test
  void average_isWhatEachEpochIsValidatedWith() throws IOException {
    train("model", 3, "--average", "polyak", "--json");

    Map<?, ?> json = JsonMapper.shared().readValue(console.out(), Map.class);
    List<String> lines = Files.readAllLines(folder.resolve("model/history.csv"));
    int column = List.of(lines.getFirst().split(",", -1)).indexOf("validation_loss");
    assertThat(json.get("validation"))
        .asInstanceOf(MAP)
        .containsEntry("loss", Double.valueOf(lines.getLast().split(",", -1)[column]));
  }

  @Test
  void options_areInTheModel() {
    trained(
        "model",
        "--l1",
        "1e-4",
        "--weight-decay",
        "0.01",
        "--max-norm",
        "3",
        "--regularized",
        "0.weight, 0.bias",
        "--clip-norm",
        "1",
        "--clip-value",
        "0.5",
        "--average",
        "ema(0.9)");

    Map<?, ?> json =
        JsonMapper.shared().readValue(folder.resolve("model/model.json").toFile(), Map.class);
    assertThat(json.get("training"))
        .asInstanceOf(MAP)
        .containsEntry("l1", 1e-4)
        .containsEntry("weight-decay", 0.01)
        .containsEntry("max-norm", 3.0)
        .containsEntry("regularized", "0.weight, 0.bias")
        .containsEntry("clip-norm", 1.0)
        .containsEntry("clip-value", 0.5)
        .containsEntry("average", "ema(0.9)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nadam(0.1)                   | constant             | ema(0.9)
          keras_rmsprop(0.05)          | warmup(1, constant)  | polyak
          lion(0.01)                   | plateau(1, 0.5, 0.3) | none
          heavy_ball(0.1)              | cosine_restarts(1)   | polyak(2)
          """)
  void resume_goesOnExactly(String optimizer, String schedule, String average) {
    List<String> options =
        List.of(
            "--optimizer",
            optimizer,
            "--schedule",
            schedule,
            "--average",
            average,
            "--l1",
            "0.001",
            "--weight-decay",
            "0.01",
            "--max-norm",
            "2",
            "--clip-norm",
            "0.5",
            "--clip-value",
            "0.3",
            "--layers",
            "dense(4) relu dropout(0.2) dense(3)");
    assertThat(train("whole", 4, options.toArray(String[]::new))).isZero();
    assertThat(train("parts", 2, options.toArray(String[]::new))).isZero();

    int code =
        console.run("train", "--resume", folder.resolve("parts").toString(), "--epochs", "4");

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(all(open("parts"))).usingRecursiveComparison().isEqualTo(all(open("whole")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --l1           | -1     | --l1: expected a number of at least 0; found -1.0
          --weight-decay | -1     | --weight-decay: expected a number of at least 0; found -1.0
          --max-norm     | -1     | --max-norm: expected a number of at least 0; found -1.0
          --clip-norm    | NaN    | --clip-norm: expected a number of at least 0; found NaN
          --clip-value   | -2     | --clip-value: expected a number of at least 0; found -2.0
          --average      | mean   | --average "mean", position 1: no average is called "mean"; there are polyak, ema
          --average      | ema(1) | --average "ema(1)", position 1: ema: decay must be at least 0 and less than 1; found 1.0
          --regularized  | a/b    | --regularized: selection: a pattern must be names, * or ** joined by dots; found "a/b"
          --regularized  | 7.**   | --regularized "7.**": must match the path of a parameter; there are 0.bias, 0.weight
          """)
  void option_outOfRange_isRefused(String option, String value, String sentence) {
    assertThat(train("model", 1, option, value)).isEqualTo(2);

    assertThat(console.errors()).isEqualTo("cajal train: " + sentence + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--l1, 1",
    "--weight-decay, 1",
    "--max-norm, 1",
    "--regularized, **",
    "--clip-norm, 1",
    "--clip-value, 1",
    "--average, polyak"
  })
  void option_withResume_isRefused(String option, String value) {
    String model = folder.resolve("model").toString();

    assertThat(console.run("train", "--resume", model, option, value)).isEqualTo(2);

    assertThat(console.errors())
        .isEqualTo(
            "cajal train: --resume %s: goes on as the training was begun, so %s cannot be given"
                    .formatted(model, option)
                + " with it\n");
  }

  @Test
  void help_namesEveryOption() {
    console.run("train", "--help");

    assertThat(console.out())
        .contains("--l1", "--weight-decay", "--max-norm", "--regularized")
        .contains("--clip-norm", "--clip-value", "--average");
  }
}
