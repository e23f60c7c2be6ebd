package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code cajal tune} says about what it cannot use. */
class BadTuningTest extends Refusals {
  private void refusesTuning(String sentence, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("tune", good, "--out", model.toString()));
    arguments.addAll(List.of(more));
    refuses(sentence, arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "learning_rate=0.1#no option that can be varied is called \"learning_rate\"; did you mean"
            + " \"learning-rate\"?",
        "rate=0.1#no option that can be varied is called \"rate\"; did you mean \"rare\"?",
        "target=a,b#target must be the same for all trials; give --target instead",
        "seed=1..9#seed must be the same for all trials; give --seed instead",
        "=#search space: expected NAME=VALUES; found \"=\"",
        "`# =3`#search space: expected at least one setting such as l2=0,1e-4; found none",
        "l2=1..0#l2: range: the lower end must be below the upper one; found 1.0..0.0",
        "l2=0..x#l2: expected a range such as 1e-4..1e-1 log, 16..128 or 0.0..1.0 points 5; found"
            + " \"0..x\"",
        "batch-size=1..3 points 5#batch-size: range: 1..3 has 3 whole numbers, so points must be at"
            + " most 3; found 5",
      })
  void space(String text, String sentence) throws IOException {
    refusesTuning("--space: " + sentence, "--space", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "epochs=0..3#epochs = 0: --epochs: expected a whole number of at least 1; found 0",
        "l2=0,little#l2 = little: --l2: expected a number; found \"little\"",
        "layers=dense(3)|dnse(3)#layers = dnse(3): --layers \"dnse(3)\", position 1: no"
            + " layer is called \"dnse\"; did you mean \"dense\"?",
        "learning-rate=0..1#learning-rate = 0.0: --learning-rate: expected a number greater than 0;"
            + " found 0.0",
        "impute=mean,middle#impute = middle: --impute: expected one of mean, median,"
            + " most-frequent, constant:X; found \"middle\"",
      })
  void valueThatNoTrainingTakes(String text, String sentence) throws IOException {
    refusesTuning("--space, " + sentence, "--space", text);
  }

  @Test
  void spaceThatIsNoFile() throws IOException {
    refusesTuning(
        "--space: expected NAME=VALUES such as \"l2=0,1e-4\", or a file of such lines; nothing.txt:"
            + " cannot read it: there is no such file or folder",
        "--space",
        "nothing.txt");
  }

  @Test
  void defaultSpaceOfWhichNothingIsLeft() throws IOException {
    refusesTuning(
        "--space: layers, learning-rate and l2, which are varied by default, are all given; say"
            + " what to vary, such as --space \"batch-size=16..128 log\"",
        "--layers",
        "dense(C)",
        "--learning-rate",
        "0.1",
        "--l2",
        "0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "random(0)#\"random(0)\", position 1: random: trials must be at least 1; found 0",
        "gird#\"gird\", position 1: no search is called \"gird\"; did you mean \"grid\"?",
      })
  void search(String text, String sentence) throws IOException {
    refusesTuning("--search " + sentence, "--search", text);
  }

  @Test
  void gridOfTooMany() throws IOException {
    refusesTuning(
        "--search: grid: expected at most 100000 points; found 1000000; random(N) tries N of them",
        "--search",
        "grid",
        "--space",
        "l2=0..1.0 points 1000; l1=0..1.0 points 1000");
  }

  @Test
  void foldsThatAreNone() throws IOException {
    refusesTuning("--folds: expected a whole number of at least 2; found 1", "--folds", "1");
    refusesTuning(
        "--outer-folds: expected a whole number of at least 2; found 1", "--outer-folds", "1");
    refusesTuning("--folds: expected a whole number; found \"few\"", "--folds", "few");
  }

  @Test
  void nothingToJudgeBy() throws IOException {
    refusesTuning(
        "--validation 0: trials are judged by the validation part; give --validation 0.2, or"
            + " --folds 5",
        "--validation",
        "0");
    refusesTuning(
        "--folds and --validation: every row but those for the test is in a fold; leave out"
            + " --validation "
            + good,
        "--validation",
        good,
        "--folds",
        "3");
  }

  @Test
  void scoreThatIsNone() throws IOException {
    refusesTuning(
        "--score loss: trials with different losses or class weights cannot be compared by them;"
            + " give --score accuracy",
        "--score",
        "loss",
        "--space",
        "loss=cross_entropy,multiclass_hinge");
    refusesTuning(
        "--score: metric \"acuracy\", position 1: no metric is called \"acuracy\"; did you mean"
            + " \"accuracy\"?",
        "--score",
        "acuracy");
    refusesTuning(
        "--score: expected loss or one metric such as accuracy; found accuracy, brier",
        "--score",
        "accuracy, brier");
    refusesTuning(
        "--score rmse: is for numbers, but the target is a class; choose of accuracy, top_k,"
            + " balanced_accuracy, precision, precision_macro, precision_micro, recall,"
            + " recall_macro, recall_micro, f1, f1_macro, f1_micro, matthews, roc_auc,"
            + " average_precision, log_loss, brier, calibration_error",
        "--score",
        "rmse");
  }

  @Test
  void everyTrialFails() throws IOException {
    int code =
        console.run(
            "tune",
            good,
            "--out",
            model.toString(),
            "--search",
            "grid",
            "--space",
            "optimizer=sgd(1e30)",
            "--quiet");

    assertThat(console.errors())
        .startsWith(
            "cajal tune: all 1 trials failed, the first because: optimizer sgd(1e30), training,")
        .hasLineCount(1);
    assertThat(code).isEqualTo(2);
  }

  @Test
  void dataThatIsStreamed() throws IOException {
    refusesTuning("--stream: trials need the data in memory; leave it out", "--stream");
  }

  @Test
  void noData() throws IOException {
    refuses("expected DATA: a built-in set such as wine, or a CSV file; found nothing", "tune");
  }

  @Test
  void folderInUse() throws IOException {
    Files.createDirectories(model);
    Files.writeString(model.resolve("x"), "x");

    refusesTuning(
        "--out %s: is in use already; choose another folder, or go on with --resume %s"
            .formatted(model, model),
        "--search",
        "random(1)",
        "--quiet");
  }

  private void refusesChangedData(String changed, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("tune", good, "--out", model.toString()));
    arguments.addAll(
        List.of("--search", "grid", "--space", "l2=0,0.1", "--epochs", "1", "--quiet"));
    arguments.addAll(List.of(more));
    assertThat(console.run(arguments.toArray(String[]::new))).isZero();
    List<String> lines = new ArrayList<>(Flowers.lines());
    lines.set(1, "9.5,9.5,rose");
    Flowers.write(Path.of(changed), lines);

    refuses(
        "--resume %s: the data must be that of the beginning; %s has changed since"
            .formatted(model, changed),
        "tune",
        "--resume",
        model.toString());
  }

  @Test
  void resume_withReplacedData() throws IOException {
    refusesChangedData(good);
  }

  @Test
  void resume_withReplacedTestData() throws IOException {
    String test = Flowers.write(folder.resolve("test.csv"), Flowers.lines()).toString();
    refusesChangedData(test, "--test", test);
  }

  @Test
  void resume_withReplacedValidationData() throws IOException {
    String validation = Flowers.write(folder.resolve("more.csv"), Flowers.lines()).toString();
    refusesChangedData(validation, "--validation", validation);
  }

  @Test
  void resumeOfNoSearch() throws IOException {
    refuses(
        "--resume %s: is not the folder of a search; it holds no tuning.json".formatted(folder),
        "tune",
        "--resume",
        folder.toString());
    refuses(
        "--resume %s: goes on as the search was begun, so --l2, --search cannot be given with it"
            .formatted(folder),
        "tune",
        "--resume",
        folder.toString(),
        "--search",
        "grid",
        "--l2",
        "1");
  }
}
