package dev.cajal.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command says about data and models that cannot be used. */
class BadInputTest extends Refusals {
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
  void misspeltDataSet() throws IOException {
    refuses(
        "diggits: there is no such data set or file; did you mean \"digits\"?", "train", "diggits");
  }

  @Test
  void emptyName() throws IOException {
    refuses(
        "data: expected the name of a set, a file or a folder; found an empty text", "train", "");
  }

  @Test
  void folderThatIsNoModel() throws IOException {
    refuses(
        folder + ": is not the folder of a model; it holds no model.json",
        "inspect",
        folder.toString());
    Path description = Files.writeString(folder.resolve("model.json"), "{}");
    refuses(
        description + ": is a file; expected the folder of a model: give " + folder,
        "inspect",
        description.toString());
    Path other = Files.writeString(folder.resolve("rows.csv"), "a\n1\n");
    refuses(
        other + ": is a file; expected the folder of a model, which cajal train makes",
        "evaluate",
        other.toString());
    refuses(
        model + ": there is no such folder; expected that of a model, which cajal train makes",
        "train",
        "--resume",
        model.toString());
  }

  @Test
  void modelWhereDataIsExpected_andTuningWhereAModelIs() throws IOException {
    trainModel();
    refuses(
        "%s: is the folder of a model, not data; cajal train --resume %s goes on training it, and"
                .formatted(model, model)
            + " cajal inspect %s shows it".formatted(model),
        "train",
        model.toString(),
        "--out",
        folder.resolve("other").toString());
    refuses(
        "%s: is not the folder of a model; it holds no model.json; %s does"
            .formatted(folder, model),
        "inspect",
        folder.toString());
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
}
