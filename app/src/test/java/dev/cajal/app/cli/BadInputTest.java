package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says about input that cannot be used, word for word. */
class BadInputTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String good;
  private Path model;

  @BeforeEach
  void writeData() {
    good = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    model = folder.resolve("model");
  }

  /** Runs the command, which must refuse with this sentence and leave every file as it is. */
  private void refuses(String sentence, String... arguments) throws IOException {
    Map<Path, String> before = content();
    List<String> complete = new ArrayList<>(List.of(arguments));
    if (arguments[0].equals("train")
        && !complete.contains("--out")
        && !complete.contains("--resume")) {
      complete.addAll(List.of("--out", model.toString()));
    }

    int code = console.run(complete.toArray(String[]::new));

    assertThat(console.errors()).isEqualTo("cajal " + arguments[0] + ": " + sentence + "\n");
    assertThat(console.out()).isEmpty();
    assertThat(code).isEqualTo(2);
    assertThat(content()).isEqualTo(before);
  }

  private Map<Path, String> content() throws IOException {
    Map<Path, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        content.put(file, Files.isDirectory(file) ? "" : Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  private String file(String name, String... lines) {
    return Flowers.write(folder.resolve(name), List.of(lines)).toString();
  }

  private String changed(String name, int line, String content) {
    List<String> lines = new ArrayList<>(Flowers.lines());
    lines.set(line - 1, content);
    return Flowers.write(folder.resolve(name), lines).toString();
  }

  private void trainModel() {
    int code = console.run("train", good, "--epochs", "1", "--quiet", "--out", model.toString());
    assertThat(code).isZero();
  }

  @Test
  void missingFile() throws IOException {
    String path = folder.resolve("flower.csv").toString();

    refuses(path + ": there is no such file; did you mean \"flowers.csv\"?", "train", path);
  }

  @Test
  void emptyFile() throws IOException {
    String path = file("empty.csv");

    refuses(path + ": the file is empty", "train", path);
  }

  @Test
  void raggedRow() throws IOException {
    String path = changed("ragged.csv", 17, "1.0,2.0");

    refuses(path + ", line 17: expected 3 fields as in line 1; found 2", "train", path);
  }

  @Test
  void textInANumericColumn() throws IOException {
    String path = changed("text.csv", 8, "long,2.0,rose");

    refuses(
        path
            + ", line 8, column \"length\": expected a number; found \"long\"; correct it or remove"
            + " the row; most other values of the column are numbers",
        "train",
        path);
  }

  @Test
  void targetThatDoesNotExist() throws IOException {
    refuses(
        good + ": no column is called \"kinds\"; did you mean \"kind\"?",
        "train",
        good,
        "--target",
        "kinds");
  }

  @Test
  void oneClassOnly() throws IOException {
    List<String> roses = new ArrayList<>(List.of("length,width,kind"));
    Flowers.lines().stream().filter(line -> line.endsWith("rose")).forEach(roses::add);
    String path = Flowers.write(folder.resolve("roses.csv"), roses).toString();

    refuses(
        path + ", column \"kind\": the target needs at least two classes; found only \"rose\"",
        "train",
        path);
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] whole = Flowers.compressed(Flowers.lines());
    Path path = folder.resolve("flowers.csv.gz");
    Files.write(path, Arrays.copyOf(whole, whole.length / 2));

    refuses(
        path + ": the compressed data ends too early; copy or download the file again",
        "train",
        path.toString());
  }

  @Test
  void truncatedIdx() throws IOException {
    Path images = Files.createDirectory(folder.resolve("images"));
    for (String part : List.of("train", "t10k")) {
      ByteBuffer labels = ByteBuffer.allocate(8 + 20).putInt(0x0801).putInt(20);
      Files.write(images.resolve(part + "-labels-idx1-ubyte"), labels.array());
      ByteBuffer pixels = ByteBuffer.allocate(16 + 20 * 16).putInt(0x0803).putInt(20);
      pixels.putInt(4).putInt(4);
      Files.write(images.resolve(part + "-images-idx3-ubyte"), Arrays.copyOf(pixels.array(), 100));
    }

    refuses(
        images.resolve("train-images-idx3-ubyte")
            + ": the header promises more data than the file can hold: axis 2 has extent 4, the"
            + " file has 100 bytes",
        "train",
        images.toString());
  }

  @Test
  void truncatedSafetensors() throws IOException {
    trainModel();
    Path weights = model.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length - 7));

    refuses(
        weights
            + ": tensor \"3.weight\": offsets must rise and lie in 0 to 773, the length of the"
            + " data; found 396 to 780",
        "evaluate",
        model.toString(),
        good);
  }

  @Test
  void safetensorsHeaderThatClaimsTooMuch() throws IOException {
    trainModel();
    Path weights = model.resolve("model.safetensors");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0, 1L << 60);
    Files.write(weights, bytes.array());

    refuses(
        "%s: the header claims 1152921504606846976 bytes; the file has %d after the length"
            .formatted(weights, bytes.capacity() - 8),
        "predict",
        model.toString(),
        good);
  }

  @Test
  void dataWithOtherColumns() throws IOException {
    trainModel();
    String path = file("other.csv", "height,colour,kind", "1,2,rose");

    refuses(
        path
            + ": the model needs columns \"length\", \"width\"; columns found: \"height\","
            + " \"colour\", \"kind\"",
        "predict",
        model.toString(),
        path);
  }

  @Test
  void layerOfNoUnits() throws IOException {
    refuses(
        "--layers: layer \"dense(0)\", position 1: dense: units must be at least 1; found 0",
        "train",
        good,
        "--layers",
        "dense(0)");
  }

  @Test
  void unknownLayer() throws IOException {
    refuses(
        "--layers: layer \"dnse(8) relu dense(3)\", position 1: no layer is called \"dnse\"; did"
            + " you mean \"dense\"?",
        "train",
        good,
        "--layers",
        "dnse(8) relu dense(3)");
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
        .startsWith("cajal train: --optimizer sgd(1e30): training, epoch 1, batch ")
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
            "cajal train: --optimizer sgd(100000): the training diverges, its loss grew from ")
        .endsWith(" by epoch 1; try a smaller learning rate\n");
    assertThat(code).isEqualTo(2);
    assertThat(content().keySet()).containsExactly(folder, Path.of(good));
  }

  @Test
  void noData() throws IOException {
    refuses("expected DATA: a built-in set such as digits, or a CSV file; found nothing", "train");
  }

  @Test
  void misspeltDataSet() throws IOException {
    refuses(
        "diggits: there is no such data set or file; did you mean \"digits\"?", "train", "diggits");
  }

  @Test
  void lossThatDoesNotSuitTheTarget() throws IOException {
    int code = console.run("train", good, "--loss", "squared_error", "--out", model.toString());

    assertThat(code).isEqualTo(2);
    assertThat(console.errors()).startsWith("cajal train: --loss squared_error: ").hasLineCount(1);
    assertThat(content().keySet()).containsExactly(folder, Path.of(good));
  }

  @Test
  void folderThatIsNoModel() throws IOException {
    refuses(
        folder + ": is not the folder of a model; it holds no model.json",
        "inspect",
        folder.toString());
    refuses(
        model + ": there is no such folder; expected that of a model, which cajal train makes",
        "train",
        "--resume",
        model.toString());
  }

  @Test
  void damagedModelDescription() throws IOException {
    trainModel();
    Files.writeString(model.resolve("model.json"), "{\"format\": \"cajal-model\", \"version\": 1");

    refuses(
        model.resolve("model.json")
            + ", line 1: expected a JSON object; the text breaks off or is damaged there",
        "inspect",
        model.toString());
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
  void dataThatHasChangedSinceTheTraining() throws IOException {
    trainModel();
    changed("flowers.csv", 5, "9.9,9.9,rose");

    refuses(
        "--resume %s: the data must be that of the beginning; %s has changed since, or is another"
            .formatted(model, good),
        "train",
        "--resume",
        model.toString());
  }

  @Test
  void probabilitiesOfANumber() throws IOException {
    console.run(
        "train", good, "--target", "width", "--epochs", "1", "--quiet", "--out", model.toString());

    refuses(
        "--probabilities: only classes have probabilities; the model flowers predicts the number"
            + " \"width\"",
        "predict",
        model.toString(),
        good,
        "--probabilities");
  }
}
