package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** evaluate, predict and inspect on a trained model. */
class ModelCommandsTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;
  private String model;

  @BeforeEach
  void train() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    model = folder.resolve("model").toString();
    String[] command = {
      "train", data, "--out", model, "--epochs", "30", "--optimizer", "adam(0.02)", "--quiet"
    };
    assertThat(console.run(command)).isZero();
  }

  @Test
  void predict_inATerminal_saysThatItWaitsForRows() {
    String rows = String.join("\n", Flowers.lines().subList(0, 2)) + "\n";

    assertThat(console.runInteractively(rows, "predict", model)).isZero();
    assertThat(console.errors())
        .isEqualTo("note: reads rows of CSV from standard input, to its end (Ctrl-D)\n");
    assertThat(console.runWithInput(rows, "predict", model)).isZero();
    assertThat(console.errors()).isEmpty();
  }

  @Test
  void evaluate_onTheDataOfTheTraining_takesTheTestPart() {
    assertThat(console.run("evaluate", model, data, "--json")).isZero();

    assertThat(console.out())
        .contains(
            ": 18 samples", "Confusion matrix, test part", "{\"part\":\"test\",\"samples\":18");
  }

  @Test
  void evaluate_withoutData_takesThatOfTheTraining() {
    assertThat(console.run("evaluate", model, data, "--json")).isZero();
    String named = console.out();

    assertThat(console.run("evaluate", model, "--json")).isZero();
    assertThat(console.out()).isEqualTo(named);
  }

  @Test
  void evaluate_withoutDataThatIsStillThere_saysWhatToDo() throws IOException {
    Files.writeString(Path.of(data), "\n9.5,0.5,tulip\n", StandardOpenOption.APPEND);
    assertThat(console.run("evaluate", model)).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            ("cajal evaluate: %s: has changed since %s learned from it; name the data to judge it"
                    + " by: cajal evaluate %s DATA\n")
                .formatted(data, model, model));

    Files.delete(Path.of(data));
    assertThat(console.run("evaluate", model)).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            ("cajal evaluate: %s: is gone, and %s learned from it; name the data to judge it by:"
                    + " cajal evaluate %s DATA\n")
                .formatted(data, model, model));
  }

  @Test
  void evaluate_withAPart_takesIt() {
    assertThat(console.run("evaluate", model, data, "--part", "all")).isZero();
    assertThat(console.out()).contains(": 90 samples");

    assertThat(console.run("evaluate", model, data, "--part", "validation")).isZero();
    assertThat(console.out()).contains(": 9 samples");
  }

  @Test
  void evaluate_onOtherData_takesAll() {
    String other =
        Flowers.write(folder.resolve("other.csv"), Flowers.lines().subList(0, 13)).toString();

    assertThat(console.run("evaluate", model, other)).isZero();
    assertThat(console.out()).contains(": 12 samples", "all part");

    assertThat(console.run("evaluate", model, other, "--part", "test")).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal evaluate: --part test: only the data that the model was trained on has parts,"
                + " and %s is other data\n".formatted(other));
  }

  @Test
  void evaluate_withAnUnknownPart_saysWhichThereAre() {
    assertThat(console.run("evaluate", model, data, "--part", "tests")).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal evaluate: --part: expected training, validation, test or all; found"
                + " \"tests\"\n");
  }

  @Test
  void predict_readsStandardInputAndWritesCsv() {
    int code = console.runWithInput("length,width\n1.2,3.1\n5.4,1.2\n", "predict", model);

    assertThat(code).isZero();
    assertThat(console.out()).isEqualTo("prediction\ndaisy\ntulip\n");
  }

  @Test
  void predict_takesColumnsByName() {
    console.runWithInput("extra,width,length\nx,3.1,1.2\n", "predict", model, "-");

    assertThat(console.out()).isEqualTo("prediction\ndaisy\n");
  }

  @Test
  void predict_withProbabilities_addsOneForEachClass() {
    console.runWithInput("length,width\n1.2,3.1\n", "predict", model, "--probabilities");

    List<String> lines = console.out().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("prediction,probability_daisy,probability_rose,probability_tulip");
    String[] cells = lines.get(1).split(",", -1);
    double sum = 0;
    for (int i = 1; i < cells.length; i++) {
      sum += Double.parseDouble(cells[i]);
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void predict_givesARowTheSameDigitsAloneAndInAnyBatch() {
    console.run("predict", model, data, "--probabilities");
    List<String> together = console.out().lines().toList();

    List<String> rows = Flowers.lines();
    for (int row = 1; row < rows.size(); row += 11) {
      console.runWithInput(
          rows.get(0) + "\n" + rows.get(row) + "\n", "predict", model, "--probabilities");
      assertThat(console.out().lines().toList().get(1)).isEqualTo(together.get(row));
    }
    String some = String.join("\n", rows.subList(0, 38)) + "\n";
    console.runWithInput(some, "predict", model, "--probabilities");
    assertThat(console.out().lines().toList()).isEqualTo(together.subList(0, 38));
  }

  @Test
  void predict_intoAFile_writesItAtOnce() throws IOException {
    Path out = folder.resolve("predictions.csv");

    assertThat(console.run("predict", model, data, "--out", out.toString())).isZero();
    assertThat(console.out()).isEmpty();
    assertThat(Files.readAllLines(out)).hasSize(91).startsWith("prediction", "daisy");
  }

  @Test
  void inspect_showsLayersPreprocessingOriginAndMetrics() {
    assertThat(console.run("inspect", model)).isZero();

    assertThat(console.out())
        .startsWith("flowers: predicts \"kind\", one of 3 classes: daisy, rose, tulip\n")
        .containsPattern("dense\\(32\\) +32 +96\n")
        .containsPattern("dense\\(3\\) +3 +99\n")
        .containsPattern("total +195\n")
        .containsPattern("length +\\d\\.\\d{4} +\\d\\.\\d{4}\n")
        .containsPattern("optimizer +adam\\(0\\.02\\)\n")
        .containsPattern("SHA-256 +[0-9a-f]{64}\n")
        .contains("Metrics after 30 epochs")
        .containsPattern("test +\\d\\.\\d{4}");
  }

  @Test
  void inspect_withJson_isOneLine() {
    assertThat(console.run("inspect", model, "--json")).isZero();

    assertThat(console.out()).startsWith("{\"format\":\"cajal-model\"").hasLineCount(1);
  }

  @Test
  void predict_namesInAnotherCase_areThoseOfTheModel() {
    assertThat(console.runWithInput("LENGTH,Width\n1.2,3.1\n", "predict", model)).isZero();
    assertThat(console.out()).isEqualTo("prediction\ndaisy\n");

    assertThat(console.runWithInput("LENGTH,Length,width\n1,2,3\n", "predict", model)).isEqualTo(2);
    assertThat(console.errors())
        .contains("the model needs column \"length\" (nearest: \"LENGTH\")");
  }

  @Test
  void predict_keep_repeatsColumnsBeforeThePredictions() {
    String rows = "id,length,width,note\n007,1.2,3.1,\"a, b\"\n008,5.40,1.2,\n";

    assertThat(console.runWithInput(rows, "predict", model, "--keep", "id, note,-3,id")).isZero();
    assertThat(console.out())
        .isEqualTo("id,note,length,prediction\n007,\"a, b\",1.2,daisy\n008,,5.4,tulip\n");

    assertThat(console.runWithInput(rows, "predict", model, "--keep", "nota")).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal predict: --keep: standard input: no column is called \"nota\"; did you mean"
                + " \"note\"?\n");
  }

  @Test
  void predict_missingValues_saysWhichItFilledIn() {
    String filling = folder.resolve("filling").toString();
    assertThat(console.run("train", data, "--out", filling, "--epochs", "1", "--impute", "median"))
        .isZero();

    assertThat(console.runWithInput("length,width\n,3.1\n5.4,\n,1\n", "predict", filling)).isZero();
    assertThat(console.errors())
        .isEqualTo(
            "note: standard input: filled in missing values, of 3 rows in \"length\" 2, \"width\""
                + " 1\n");
  }

  @Test
  void predict_markersOfMissingValues_areThoseOfTheTraining() {
    String filling = folder.resolve("marked").toString();
    String[] command = {
      "train",
      data,
      "--out",
      filling,
      "--epochs",
      "1",
      "--impute",
      "median",
      "--missing",
      "-9, none"
    };
    assertThat(console.run(command)).isZero();

    assertThat(console.runWithInput("length,width\n-9,3.1\n5.4,None\n", "predict", filling))
        .isEqualTo(2);
    assertThat(console.errors()).contains("line 3, column \"width\"").contains("\"None\"");
    assertThat(console.runWithInput("length,width\n-9,3.1\n5.4,none\n", "predict", filling))
        .isZero();
    assertThat(console.errors()).contains("of 2 rows in \"length\" 1, \"width\" 1");
  }
}
