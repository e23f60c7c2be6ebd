package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every option of {@code cajal train} through the whole command, from the words of the command line
 * to the files: an option without a row here is a failure.
 */
class EveryOptionTest {
  @TempDir static Path folder;
  private static final CapturedConsole CONSOLE = new CapturedConsole();
  private static final Set<String> TRIED_APART =
      Set.of(
          "--out",
          "--resume",
          "--find-rate",
          "--config",
          "--json",
          "--quiet",
          "--threads",
          "--debug",
          "--help",
          "--version",
          "--encoding",
          "--image-size",
          "--image-colour",
          "--query");
  private static byte[] usualWeights;

  /**
   * An option and what must be seen of it.
   *
   * @param option with its dashes
   * @param table the file
   * @param arguments besides the file
   * @param config a line of the effective configuration
   * @param learnsOtherwise whether other weights come out than without the option
   */
  record Row(
      String option, String table, String arguments, String config, boolean learnsOtherwise) {
    @Override
    public String toString() {
      return option;
    }

    List<String> words() {
      return Arrays.stream(arguments.split(" (?=--)| (?=\")", -1))
          .flatMap(
              word ->
                  word.startsWith("\"")
                      ? Stream.of(word.replace("\"", ""))
                      : Arrays.stream(word.split(" ", -1)))
          .toList();
    }
  }

  private static Row row(String option, String value, boolean learnsOtherwise) {
    return new Row(
        option,
        "whole",
        "%s \"%s\"".formatted(option, value),
        "%s = %s".formatted(option.substring(2), value),
        learnsOtherwise);
  }

  static List<Row> rows() {
    return List.of(
        row("--target", "colour", true),
        new Row("--task", "whole", "--task regression --target size", "task = regression", true),
        row("--layers", "dense(4) tanh dense(3)", true),
        row("--loss", "multiclass_hinge", true),
        row("--optimizer", "momentum(0.05, 0.8)", true),
        new Row("--learning-rate", "whole", "--learning-rate 0.5", "optimizer = adam(0.5)", true),
        row("--schedule", "exponential(0.5)", true),
        row("--epochs", "3", true),
        row("--batch-size", "7", true),
        row("--validation", "0.3", true),
        row("--test", "0.4", true),
        row("--l2", "0.5", true),
        row("--l1", "0.1", true),
        row("--weight-decay", "0.3", true),
        row("--max-norm", "0.1", true),
        new Row("--regularized", "whole", "--l2 0.5 --regularized 0.*", "regularized = 0.*", true),
        row("--clip-norm", "0.001", true),
        row("--clip-value", "0.001", true),
        row("--average", "polyak", true),
        row("--scale", "minmax", true),
        row("--encode", "ordinal", true),
        new Row("--impute", "gaps", "--impute median", "impute = median", true),
        new Row(
            "--missing-indicator",
            "gaps",
            "--impute mean --missing-indicator",
            "missing-indicator = true",
            true),
        new Row(
            "--missing",
            "whole",
            "--impute most-frequent --missing violet,3.0",
            "missing = violet,3.0",
            true),
        row("--polynomial", "2", true),
        row("--rare", "12", true),
        row("--ignore", "size", true),
        row("--group", "person", true),
        row("--time", "day", true),
        row("--resample", "over", true),
        row("--folds", "2", true),
        new Row("--stream", "whole", "--stream", "stream = true", true),
        new Row(
            "--shuffle-window", "whole", "--stream --shuffle-window 5", "shuffle-window = 5", true),
        new Row(
            "--early-stopping",
            "whole",
            "--early-stopping 1 --epochs 30 --optimizer sgd(5)",
            "early-stopping = 1",
            true),
        new Row(
            "--class-weights", "whole", "--class-weights rose=9", "class-weights = rose=9.0", true),
        row("--metrics", "f1_macro, brier", false),
        new Row("--calibrate", "whole", "--calibrate", "calibrate = true", false),
        row("--seed", "5", true));
  }

  @BeforeAll
  static void learnAsUsual() throws IOException {
    write("whole", false);
    write("gaps", true);
    usualWeights = weights(train("usual", "whole"));
  }

  /** Kinds of flowers by numbers, a category with a rare value, persons and days. */
  private static void write(String name, boolean gaps) throws IOException {
    List<String> kinds = List.of("daisy", "rose", "tulip");
    List<String> lines = new ArrayList<>(List.of("size,width,colour,person,day,kind"));
    for (int i = 0; i < 90; i++) {
      int kind = i % 7 == 0 ? 1 : i % 3;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%.1f,%s,%d,2024-01-%02d,%s",
              gaps && i % 9 == 4 ? "" : "%.1f".formatted(1 + 2 * kind + 0.1 * (i % 11)),
              3 - kind + 0.2 * (i % 5),
              i % 10 == 3 ? "violet" : i % 2 == 0 ? "red" : "white",
              i / 6,
              1 + i * 7 % 28,
              kinds.get(kind)));
    }
    Files.write(folder.resolve(name + ".csv"), lines);
  }

  private static Path train(String out, String table, String... more) {
    Path model = folder.resolve(out);
    assertThat(run(model, folder.resolve(table + ".csv"), more)).as(CONSOLE.errors()).isZero();
    return model;
  }

  private static int run(Path model, Path table, String... more) {
    List<String> words =
        new ArrayList<>(List.of("train", table.toString(), "--out", model.toString()));
    words.addAll(List.of(more));
    if (!words.contains("--epochs")) {
      words.addAll(List.of("--epochs", "2"));
    }
    return CONSOLE.run(words.toArray(String[]::new));
  }

  private static byte[] weights(Path model) throws IOException {
    return Files.readAllBytes(model.resolve("model.safetensors"));
  }

  @Test
  void everyOption_hasARow() {
    Set<String> options =
        new CommandLine(new TrainCommand(Console.system()))
            .getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tried = rows().stream().map(Row::option).collect(Collectors.toSet());
    tried.addAll(TRIED_APART);

    assertThat(tried).containsExactlyInAnyOrderElementsOf(options);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void option_takesEffect_andItsConfigurationRepeatsIt(Row row) throws IOException {
    Path model = train(row.option(), row.table(), row.words().toArray(String[]::new));

    assertThat(Files.readAllLines(model.resolve("config.properties"))).contains(row.config());
    assertThat(Arrays.equals(weights(model), usualWeights)).isNotEqualTo(row.learnsOtherwise());
    Path config = model.resolve("config.properties");
    Path again = folder.resolve(row.option() + "-again");
    assertThat(CONSOLE.run("train", "--config", config.toString(), "--out", again.toString()))
        .as(CONSOLE.errors())
        .isZero();
    assertThat(weights(again)).isEqualTo(weights(model));
    assertThat(again.resolve("config.properties")).hasSameTextualContentAs(config);
  }

  @Test
  void metrics_areShown() {
    train("metrics", "whole", "--metrics", "f1_macro, brier");

    assertThat(CONSOLE.out()).contains("f1_macro", "brier");
  }

  @Test
  void calibrate_keepsATemperature() throws IOException {
    Path model = train("calibrated", "whole", "--calibrate");

    assertThat(Files.readString(model.resolve("model.json"))).contains("\"temperature\"");
  }

  @Test
  void folds_areJudged() {
    train("folds", "whole", "--folds", "3");

    assertThat(CONSOLE.out()).contains("fold 3", "fold mean", "fold spread");
  }

  @Test
  void earlyStopping_ends() {
    train("early", "whole", "--early-stopping", "1", "--epochs", "30", "--optimizer", "sgd(5)");

    assertThat(CONSOLE.out()).contains(", stopped early in ");
  }

  @Test
  void encoding_readsTheText() throws IOException {
    String text = Files.readString(folder.resolve("whole.csv")).replace("size", "größe");
    Path table = folder.resolve("umlaut.csv");
    Files.write(table, text.getBytes(StandardCharsets.UTF_16LE));
    Path model = folder.resolve("umlaut");

    assertThat(run(model, table, "--encoding", "UTF-16LE")).as(CONSOLE.errors()).isZero();

    assertThat(Files.readString(model.resolve("model.json"))).contains("größe");
    assertThat(weights(model)).isEqualTo(usualWeights);
  }

  @Test
  void threads_changeNoBit() throws IOException {
    assertThat(weights(train("one", "whole", "--threads", "1"))).isEqualTo(usualWeights);
    assertThat(weights(train("three", "whole", "--threads", "3"))).isEqualTo(usualWeights);
  }

  @Test
  void quietAndJson_sayLittle() {
    Path quiet = train("quiet", "whole", "--quiet");
    assertThat(CONSOLE.out()).isEqualTo(quiet + "\n");

    train("json", "whole", "--json", "--quiet");
    assertThat(CONSOLE.out()).startsWith("{\"test\":").hasLineCount(1);
  }

  @Test
  void resumeAndConfig_repeatATraining() throws IOException {
    Path model = train("begun", "whole", "--epochs", "1", "--schedule", "constant");
    Path config = model.resolve("config.properties");

    assertThat(CONSOLE.run("train", "--resume", model.toString(), "--epochs", "2")).isZero();
    assertThat(Files.readAllLines(model.resolve("history.csv"))).hasSize(3);

    Path again = folder.resolve("again");
    assertThat(CONSOLE.run("train", "--config", config.toString(), "--out", again.toString()))
        .isZero();
    assertThat(Files.readAllLines(again.resolve("config.properties")))
        .isEqualTo(Files.readAllLines(config));
  }

  @Test
  void findRate_drawsAPage() throws IOException {
    Path page = folder.resolve("rate.html");

    int code =
        CONSOLE.run(
            "train", folder.resolve("whole.csv").toString(), "--find-rate", page.toString());

    assertThat(code).as(CONSOLE.errors()).isZero();
    assertThat(Files.readString(page)).contains("<svg ");
  }

  @Test
  void debug_showsThePlace() {
    assertThat(CONSOLE.run("train", "nothing.csv", "--debug")).isEqualTo(2);

    assertThat(CONSOLE.errors()).contains("\tat dev.cajal.", "nothing.csv");
  }

  @Test
  void helpAndVersion_areShown() {
    assertThat(CONSOLE.run("train", "--help")).isZero();
    assertThat(rows()).allSatisfy(row -> assertThat(CONSOLE.out()).contains(row.option()));

    assertThat(CONSOLE.run("train", "--version")).isZero();
  }
}
