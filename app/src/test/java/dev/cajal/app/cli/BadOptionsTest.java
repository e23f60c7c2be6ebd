package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the command says about options that cannot be used. */
class BadOptionsTest extends Refusals {
  @Test
  void layerOfNoUnits() throws IOException {
    refuses(
        "--layers \"dense(0)\", position 1: dense: units must be at least 1; found 0",
        "train",
        good,
        "--layers",
        "dense(0)");
  }

  @Test
  void unknownLayer() throws IOException {
    refuses(
        "--layers \"dnse(8) relu dense(3)\", position 1: no layer is called \"dnse\"; did"
            + " you mean \"dense\"?",
        "train",
        good,
        "--layers",
        "dnse(8) relu dense(3)");
  }

  @Test
  void layersAsElsewhere() throws IOException {
    refuses(
        "--layers \"linear(16)\", position 1: no layer is called \"linear\"; a layer of weights is"
            + " called dense and takes only the number of its outputs: dense(16)",
        "train",
        good,
        "--layers",
        "linear(16)");
    refuses(
        "--layers \"\": a name is expected; the text is empty; a network is written like"
            + " dense(16) relu dense(3)",
        "train",
        good,
        "--layers",
        "");
  }

  @Test
  void layersThatDoNotEndWithTheClasses() throws IOException {
    refuses(
        "--layers \"dense(8) relu\": the output must be one number for each of the 3 classes; found"
            + " shape [8]; let the last layer be dense(3)",
        "train",
        good,
        "--layers",
        "dense(8) relu");
  }

  @Test
  void negativeEpochs() throws IOException {
    refuses(
        "--epochs: expected a whole number of at least 1; found -5",
        "train",
        good,
        "--epochs",
        "-5");
  }

  @Test
  void numbersOutOfRange() throws IOException {
    refuses(
        "--batch-size: expected a whole number of at least 1; found 0",
        "train",
        good,
        "--batch-size",
        "0");
    refuses("--l2: expected a number of at least 0; found -1.0", "train", good, "--l2", "-1");
    refuses(
        "--validation: expected a share of the rows from 0 to below 1, or a file; found 1.5",
        "train",
        good,
        "--validation",
        "1.5");
    refuses(
        "--validation 0.6 and --test 0.5: expected shares that together leave rows to learn from",
        "train",
        good,
        "--validation",
        "0.6",
        "--test",
        "0.5");
    refuses(
        "--threads: expected a whole number from 1 to 1024; found 0",
        "train",
        good,
        "--threads",
        "0");
    refuses(
        "--early-stopping 3: needs a validation part to watch, but there is none; give"
            + " --validation 0.1, or leave it out",
        "train",
        good,
        "--early-stopping",
        "3",
        "--validation",
        "0");
  }

  @Test
  void textForANumber() throws IOException {
    refuses(
        "--epochs: expected a whole number; found \"many\"\nSee cajal train --help.",
        "train",
        good,
        "--epochs",
        "many");
  }

  @Test
  void folderThatCannotBeMade() throws IOException {
    String out = folder.resolve("x".repeat(300)).toString();

    refuses(
        out + ": cannot create it: File name too long; --out names another folder",
        "train",
        good,
        "--out",
        out);
  }

  @Test
  void unwritableFolder() throws IOException {
    String out = good + "/model";

    refuses(
        out + ": cannot create it: " + good + " is a file, not a folder",
        "train",
        good,
        "--out",
        out);
  }

  @Test
  void folderInUse() throws IOException {
    trainModel();

    refuses(
        "--out %s: is in use already; choose another folder, or go on with --resume %s"
            .formatted(model, model),
        "train",
        good);
  }

  @Test
  void learningRateThatDiverges() throws IOException {
    int code = console.run("train", good, "--optimizer", "sgd(1e30)", "--out", model.toString());

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .startsWith("cajal train: optimizer sgd(1e30), training, epoch 1, batch ")
        .contains("try a smaller learning rate")
        .hasLineCount(1);
    assertThat(model).doesNotExist();
    assertThat(content().keySet()).containsExactly(folder, Path.of(good));
  }

  @Test
  void learningRateWhoseLossGrowsButStaysFinite() throws IOException {
    int code = console.run("train", good, "--optimizer", "sgd(100000)", "--out", model.toString());

    assertThat(console.errors())
        .startsWith(
            "cajal train: the training diverges with the optimizer sgd(100000): its loss grew from"
                + " ")
        .endsWith(" by epoch 1; try a smaller --learning-rate\n");
    assertThat(code).isEqualTo(2);
    assertThat(content().keySet()).containsExactly(folder, Path.of(good));
  }

  @Test
  void minimizerForAllSamplesAtOnce() throws IOException {
    refuses(
        "--optimizer lbfgs(10): takes all samples at once and searches along lines, while train"
            + " steps from batch to batch; in Java: new Lbfgs().minimize(loss, variables) of"
            + " dev.cajal.nn.optimizer; here adam and nesterov are near",
        "train",
        good,
        "--optimizer",
        "lbfgs(10)");
  }

  @Test
  void learningRateThatIsNone() throws IOException {
    refuses(
        "--learning-rate: expected a number greater than 0; found 0.0",
        "train",
        good,
        "--learning-rate",
        "0");
  }

  @Test
  void noData() throws IOException {
    refuses("expected DATA: a built-in set such as digits, or a CSV file; found nothing", "train");
  }

  @Test
  void lossThatDoesNotSuitTheTarget() throws IOException {
    int code = console.run("train", good, "--loss", "squared_error", "--out", model.toString());

    assertThat(code).isEqualTo(2);
    assertThat(console.errors()).startsWith("cajal train: --loss squared_error: ").hasLineCount(1);
    assertThat(content().keySet()).containsExactly(folder, Path.of(good));
  }

  @Test
  void settingsThatAResumedTrainingCannotChange() throws IOException {
    trainModel();

    refuses(
        "--resume %s: goes on as the training was begun, so --optimizer, --seed cannot be given"
                .formatted(model)
            + " with it",
        "train",
        "--resume",
        model.toString(),
        "--seed",
        "3",
        "--optimizer",
        "sgd(1)");
  }

  @Test
  void probabilitiesOfANumber() throws IOException {
    console.run(
        "train", good, "--target", "width", "--epochs", "1", "--quiet", "--out", model.toString());

    refuses(
        "--probabilities: only classes have probabilities; the model predicts the number \"width\"",
        "predict",
        model.toString(),
        good,
        "--probabilities");
  }
}
