package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Options of train, evaluate and predict that say how data is read, encoded and divided. */
class DataOptionsTest {
  private static final int ROWS = 60;
  private static final List<String> TOWNS = List.of("Köln", "Ulm", "Bonn");

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private Path data;
  private Path model;

  /** A table as a spreadsheet of a German writes it: age and town tell the answer. */
  private static List<String> people() {
    List<String> lines = new ArrayList<>(List.of("Alter;Größe;Ort;seit;Haushalt;ja"));
    for (int i = 0; i < ROWS; i++) {
      String age = i % 11 == 5 ? "" : (20 + i % 17) + ",5";
      String town = i == 7 ? "Trier" : i % 13 == 4 ? "NA" : TOWNS.get(i % 3);
      String since = "%d.%d.2024".formatted(1 + i % 28, 1 + i % 12);
      boolean yes = i % 17 > 8 || i % 3 == 1;
      lines.add(
          "%s;%s;%s;%s;h%d;%s"
              .formatted(age, "1." + (100 + i), town, since, i % 10, yes ? "ja" : "nein"));
    }
    return lines;
  }

  @BeforeEach
  void write() throws IOException {
    data = Files.write(folder.resolve("people.csv"), people(), Charset.forName("windows-1252"));
    model = folder.resolve("model");
  }

  private void succeeds(String... arguments) {
    assertThat(console.run(arguments)).as(console.errors()).isZero();
  }

  private void train(String... more) {
    trainFor(2, more);
  }

  private void trainFor(int epochs, String... more) {
    succeeds(
        Stream.concat(
                Stream.of(
                    "train",
                    data.toString(),
                    "--out",
                    model.toString(),
                    "--epochs",
                    Integer.toString(epochs),
                    "--layers",
                    "dense(4) relu dense(1)"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Map<?, ?> description(Path of) throws IOException {
    return JsonMapper.shared().readValue(Files.readString(of.resolve("model.json")), Map.class);
  }

  private Map<?, ?> training() throws IOException {
    return (Map<?, ?>) description(model).get("training");
  }

  private String predict(Path file) {
    succeeds("predict", model.toString(), file.toString(), "--probabilities");
    return console.out();
  }

  @Test
  void train_withEveryFeatureOption_keepsThemAndPredictsTheSame() throws IOException {
    train(
        "--impute",
        "median",
        "--missing-indicator",
        "--scale",
        "robust",
        "--encode",
        "ordinal",
        "--rare",
        "3",
        "--polynomial",
        "2",
        "--ignore",
        "Haushalt,2");

    assertThat(console.errors())
        .contains(
            "note: %s: is not UTF-8 text and was read as windows-1252".formatted(data),
            ("note: %s: filled in missing values of 60 rows (median; most-frequent for categories):"
                    + " \"Alter\" 5, \"Ort\" 5")
                .formatted(data));
    assertThat(training().get("impute")).isEqualTo("median");
    assertThat(training().get("missing-indicator")).isEqualTo("true");
    assertThat(training().get("scale")).isEqualTo("robust");
    assertThat(training().get("encode")).isEqualTo("ordinal");
    assertThat(training().get("rare")).isEqualTo("3");
    assertThat(training().get("polynomial")).isEqualTo("2");
    assertThat(training().get("ignore")).isEqualTo("Haushalt,2");
    String all = predict(data);
    // Some rows alone, as UTF-8, without names: the same columns in the same order.
    Path some = folder.resolve("some.csv");
    Files.write(some, people().subList(5, 9), StandardCharsets.UTF_8);
    assertThat(predict(some).lines().skip(1).toList())
        .isEqualTo(all.lines().skip(5).limit(4).toList());
    succeeds("evaluate", model.toString(), "--quiet", "--json");
    assertThat(console.out()).contains("\"part\":\"test\",\"samples\":12,");
    succeeds("inspect", model.toString());
    assertThat(console.out()).contains("Köln", "; missing: ");
  }

  @ParameterizedTest
  @CsvSource({
    "--scale, minmax",
    "--scale, quantile",
    "--scale, none",
    "--encode, onehot",
    "--encode, hashing(5)",
    "--impute, constant:0",
    "--impute, most-frequent"
  })
  void train_withOneOption_remembersIt(String option, String value) throws IOException {
    if (option.equals("--impute")) {
      train(option, value);
    } else {
      train(option, value, "--impute", "mean");
    }
    Object expected = value.equals("onehot") ? null : value;
    assertThat(training().get(option.substring(2))).isEqualTo(expected);
    assertThat(predict(data).lines()).hasSize(ROWS + 1);
  }

  @ParameterizedTest
  @CsvSource({"--group, Haushalt", "--time, seit", "--resample, over", "--resample, under"})
  void train_divided_resumesExactly(String option, String value) throws IOException {
    train(option, value, "--impute", "mean", "--schedule", "constant");
    assertThat(training().get(option.substring(2))).isEqualTo(value);
    succeeds("train", "--resume", model.toString(), "--epochs", "4", "--quiet");
    Path whole = folder.resolve("whole");
    Path resumed = model;
    model = whole;
    trainFor(4, option, value, "--impute", "mean", "--schedule", "constant");
    assertThat(resumed.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
    succeeds("evaluate", resumed.toString(), "--quiet", "--json");
  }

  @Test
  void train_withFolds_showsATableAndLearnsFromAllRows() throws IOException {
    train("--impute", "mean", "--folds", "3", "--json", "--schedule", "constant");

    assertThat(console.out()).contains("fold 1 ", "fold 3 ", "fold mean ", "fold spread ");
    assertThat(console.errors()).contains("note: fold 1 of 3: accuracy ");
    Map<?, ?> json =
        JsonMapper.shared().readValue(console.out().lines().toList().getLast(), Map.class);
    Map<?, ?> folds = (Map<?, ?>) json.get("folds");
    assertThat(folds.keySet().stream().map(Object::toString))
        .containsExactly("fold 1", "fold 2", "fold 3", "fold mean", "fold spread");
    double[] accuracies =
        IntStream.rangeClosed(1, 3)
            .mapToDouble(i -> (Double) ((Map<?, ?>) folds.get("fold " + i)).get("accuracy"))
            .toArray();
    double mean = (accuracies[0] + accuracies[1] + accuracies[2]) / 3;
    assertThat((Double) ((Map<?, ?>) folds.get("fold mean")).get("accuracy"))
        .isEqualTo(mean, org.assertj.core.api.Assertions.within(1e-12));
    assertThat((Map<?, ?>) json.get("test")).isEmpty();
    succeeds("train", "--resume", model.toString(), "--epochs", "3", "--quiet");
    Map<?, ?> results = (Map<?, ?>) description(model).get("results");
    assertThat(((Map<?, ?>) results.get("metrics")).get("fold mean"))
        .isEqualTo(folds.get("fold mean"));
  }

  @Test
  void train_withFoldsIntoAFolderInUse_isRefusedBeforeAnyFold() throws IOException {
    Files.createDirectories(model);
    Files.writeString(model.resolve("x"), "x");

    int code =
        console.run(
            "train",
            data.toString(),
            "--impute",
            "mean",
            "--folds",
            "3",
            "--epochs",
            "1",
            "--out",
            model.toString());

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal train: --out %s: is in use already; choose another folder, or go on with --resume %s\n"
                .formatted(model, model));
  }

  @Test
  void encoding_isThatOfTheTrainingUnlessNamed() throws IOException {
    List<String> lines = people();
    data = Files.write(folder.resolve("mac.csv"), lines, Charset.forName("x-MacRoman"));
    train("--impute", "mean", "--encoding", "x-MacRoman");
    assertThat(console.errors()).doesNotContain("UTF-8");
    assertThat(training().get("encoding")).isEqualTo("x-MacRoman");
    String expected = predict(data);
    Path utf8 = Files.write(folder.resolve("utf8.csv"), lines, StandardCharsets.UTF_8);
    succeeds(
        "predict", model.toString(), utf8.toString(), "--probabilities", "--encoding", "utf-8");
    assertThat(console.out()).isEqualTo(expected);
    succeeds("evaluate", model.toString(), utf8.toString(), "--encoding", "utf-8", "--quiet");
  }

  @Test
  void predict_withoutNames_matchesByPosition() throws IOException {
    train("--impute", "mean");
    String expected = predict(data);
    List<String> rows = people().subList(1, ROWS + 1);
    Path bare = Files.write(folder.resolve("bare.csv"), rows);
    assertThat(predict(bare)).isEqualTo(expected);
    List<String> inputs = rows.stream().map(row -> row.substring(0, row.lastIndexOf(';'))).toList();
    Path noTarget = Files.write(folder.resolve("inputs.csv"), inputs);
    assertThat(predict(noTarget)).isEqualTo(expected);
    succeeds("evaluate", model.toString(), bare.toString(), "--quiet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scale|log|--scale: expected one of standard, minmax, robust, quantile, none; found"
            + " \"log\"",
        "--encode|hashing(0)|--encode: hashing needs 1 to 65536 features; found 0",
        "--impute|mode|--impute: expected one of mean, median, most-frequent, constant:X; found"
            + " \"mode\"",
        "--polynomial|x|--polynomial: expected a whole number; found \"x\"",
        "--polynomial|11|--polynomial: the degree must lie in 1 to 10; found 11",
        "--rare|-1|--rare: expected the least number of rows of a category, at least 0; found -1",
        "--resample|more|--resample: expected one of over, under; found \"more\"",
        "--folds|1|--folds: expected a whole number of at least 2; found 1",
        "--encoding|klingon|--encoding: expected the name of an encoding such as UTF-8, UTF-16 or"
            + " windows-1252; found \"klingon\"",
        "--ignore|Wohnort|people.csv: no column is called \"Wohnort\"",
        "--group|Haus|people.csv: no column is called \"Haus\"",
        "--time|Ort|people.csv, line 6, column \"Ort\": the value is missing"
      })
  void train_withWrongText_oneSentence(String option, String value, String message) {
    int code = console.run("train", data.toString(), "--out", model.toString(), option, value);
    assertThat(code).isNotZero();
    assertThat(console.errors()).contains(message);
    assertThat(console.errors().lines().filter(line -> !line.startsWith("note:"))).hasSize(1);
    assertThat(model).doesNotExist();
  }

  @Test
  void train_withoutImputation_countsWhatIsMissing() {
    int code = console.run("train", data.toString(), "--out", model.toString());
    assertThat(code).isNotZero();
    assertThat(console.errors())
        .contains(
            "people.csv, line 6, column \"Ort\": the value is missing; of 60 rows, values are"
                + " missing in \"Alter\" 5, \"Ort\" 5; fill them in, remove the rows, or train with"
                + " --impute median or another way");
  }

  @Test
  void options_thatDoNotGoTogether_oneSentence() {
    refuses(
        "--group and --time: rows are divided by groups or by time", "--group", "1", "--time", "2");
    refuses("--missing-indicator: needs values to be imputed", "--missing-indicator");
    refuses("--folds and --test: every row is in the test part", "--folds", "3", "--test", "0.1");
    assertThat(console.run("train", "digits", "--out", model.toString(), "--impute", "mean"))
        .isNotZero();
    assertThat(console.errors()).contains("--impute: is for tables, and digits is a set of images");
    for (String set : List.of("digits", "iris")) {
      assertThat(console.run("train", set, "--out", model.toString(), "--missing", "-9"))
          .isEqualTo(2);
      assertThat(console.errors())
          .isEqualTo(
              "cajal train: --missing: is for tables in files and databases, and %s is none\n"
                  .formatted(set));
    }
  }

  private void refuses(String message, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", data.toString(), "--out", "x"));
    arguments.addAll(List.of(more));
    assertThat(console.run(arguments.toArray(String[]::new))).isNotZero();
    assertThat(console.errors()).contains(message);
  }

  @Test
  void resume_withDataOption_refused() {
    train("--impute", "mean");
    assertThat(console.run("train", "--resume", model.toString(), "--scale", "none")).isNotZero();
    assertThat(console.errors()).contains("so --scale cannot be given with it");
  }
}
