package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders of image files through train, evaluate and predict. */
class ImageFoldersTest extends Refusals {
  private Path drawings;

  @BeforeEach
  void draw() {
    drawings = Drawings.write(folder.resolve("drawings"), 40, 16, 16, 1);
  }

  private void train(Path data, String... more) {
    String[] start = {"train", data.toString(), "--out", model.toString(), "--quiet"};
    String[] all = Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    assertThat(console.run(all)).describedAs(console.errors()).isZero();
  }

  private double accuracy(Object... data) {
    String[] command = {"evaluate", model.toString(), "--json", "--quiet"};
    if (data.length > 0) {
      command =
          new String[] {"evaluate", model.toString(), data[0].toString(), "--json", "--quiet"};
    }
    assertThat(console.run(command)).describedAs(console.errors()).isZero();
    Matcher matcher = Pattern.compile("\"accuracy\":([0-9.]+)").matcher(console.out());
    assertThat(matcher.find()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void train_circlesAndCrosses_tellsThemApart() throws IOException {
    Path many = Drawings.write(folder.resolve("many"), 150, 16, 16, 10);

    train(many, "--epochs", "60");

    assertThat(accuracy()).isGreaterThan(0.9);
    assertThat(Files.readString(model.resolve("model.json")))
        .contains("\"circle\"", "\"cross\"", "\"height\" : 16", "\"channels\" : 1");
    Path others = Drawings.write(folder.resolve("others"), 100, 16, 16, 2);
    assertThat(accuracy(others)).isGreaterThan(0.9);
  }

  @Test
  void predict_takesFoldersAndFiles_ofAnySizeAndColour() throws IOException {
    train(drawings, "--epochs", "30");
    Path mixed = folder.resolve("mixed");
    Random random = new Random(9);
    Drawings.write(mixed.resolve("deep/b.png"), 48, 48, false, random);
    Drawings.write(mixed.resolve("z.png"), 32, 32, false, random);
    Drawings.write(mixed.resolve("a.png"), 16, 16, true, random);

    assertThat(console.run("predict", model.toString(), mixed.toString())).isZero();
    assertThat(console.out())
        .isEqualTo("file,prediction\na.png,circle\ndeep/b.png,cross\nz.png,cross\n");

    String one = mixed.resolve("a.png").toString();
    String two = mixed.resolve("z.png").toString();
    assertThat(console.run("predict", model.toString(), two, one)).isZero();
    assertThat(console.out())
        .isEqualTo("file,prediction\n%s,cross\n%s,circle\n".formatted(two, one));
    assertThat(console.run("predict", model.toString(), one, "--probabilities")).isZero();
    assertThat(console.out())
        .startsWith("file,prediction,probability_circle,probability_cross\n" + one + ",circle,0.");
  }

  @Test
  void train_withSizeAndColour_keepsThemInTheModel() throws IOException {
    Path large = Drawings.write(folder.resolve("large"), 10, 40, 48, 3);
    Drawings.write(large.resolve("circle/small.png"), 20, 20, true, new Random(4));

    train(large, "--epochs", "2", "--image-size", "12x8", "--image-colour", "rgb");

    assertThat(Files.readString(model.resolve("model.json")))
        .contains("\"height\" : 8", "\"width\" : 12", "\"channels\" : 3");
    assertThat(Files.readString(model.resolve("config.properties")))
        .contains("image-size = 12x8\nimage-colour = rgb\n");
    assertThat(console.run("evaluate", model.toString(), "--json")).isZero();
    assertThat(console.out()).contains("\"part\":\"test\"");
    assertThat(accuracy(drawings)).isBetween(0.0, 1.0);
  }

  @Test
  void train_withTestFolder_comparesClassesByName() throws IOException {
    Path crosses = folder.resolve("crosses");
    Random random = new Random(5);
    for (int i = 0; i < 10; i++) {
      Drawings.write(crosses.resolve("cross/" + i + ".png"), 16, 16, false, random);
    }

    train(drawings, "--epochs", "30", "--test", crosses.toString());

    assertThat(accuracy(crosses)).isGreaterThan(0.9);
    Path stranger = folder.resolve("stranger");
    Drawings.write(stranger.resolve("square/a.png"), 16, 16, false, random);
    refuses(
        stranger + ": expected folders of the classes \"circle\", \"cross\"; found \"square\"",
        "evaluate",
        model.toString(),
        stranger.toString());
  }

  @Test
  void train_twice_givesTheSameWeights() throws IOException {
    train(drawings, "--epochs", "2");
    byte[] first = Files.readAllBytes(model.resolve("model.safetensors"));
    model = folder.resolve("again");
    train(drawings, "--epochs", "2");
    assertThat(Files.readAllBytes(model.resolve("model.safetensors"))).isEqualTo(first);
  }

  @Test
  void evaluate_afterAnImageChanged_saysSo() throws IOException {
    train(drawings, "--epochs", "1");
    Files.delete(drawings.resolve("circle/c00.png"));
    refuses(
        ("%s: has changed since %s learned from it; name the data to judge it by:"
                + " cajal evaluate %s DATA")
            .formatted(drawings, model, model),
        "evaluate",
        model.toString());
  }

  @Test
  void folderWithoutClasses_isRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refuses(
        empty
            + ": is a folder without data; expected a CSV file, a folder of images for each class,"
            + " or the files train-images-idx3-ubyte, train-labels-idx1-ubyte,"
            + " t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte",
        "train",
        empty.toString());
    Path flat = drawings.resolve("cross");
    refuses(
        flat + ": is a folder of images without classes; expected a folder of images for each",
        "train",
        flat.toString());
  }

  @Test
  void singleClass_isRefused() throws IOException {
    Path single = folder.resolve("single");
    Drawings.write(single.resolve("cross/a.png"), 16, 16, false, new Random(6));
    refuses(
        single + ": expected at least two classes, one folder each; found only \"cross\"",
        "train",
        single.toString());
  }

  @Test
  void classWithoutImage_isRefused() throws IOException {
    Path square = Files.createDirectory(drawings.resolve("square"));
    refuses(
        square + ": the class has no image; put some into its folder, or remove it",
        "train",
        drawings.toString());
  }

  @Test
  void strayFiles_areRefused() throws IOException {
    Path inner = Files.createDirectory(drawings.resolve("cross/inner"));
    refuses(
        inner + ": is a folder in that of the class \"cross\"; expected images only",
        "train",
        drawings.toString());
    Files.delete(inner);
    Path beside = drawings.resolve("a.png");
    Drawings.write(beside, 16, 16, false, new Random(7));
    refuses(
        beside + ": the image lies beside the folders of the classes; move it into one of them",
        "train",
        drawings.toString());
  }

  @Test
  void noImageAndDamagedImage_areRefused() throws IOException {
    Path file = drawings.resolve("cross/x01.png");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    refuses(
        file + ": the PNG image is damaged or of a rare kind; save it anew as PNG",
        "train",
        drawings.toString());
    Files.writeString(file, "x,y\n1,2\n");
    refuses(
        file + ": is no image; expected a PNG, JPEG, GIF or BMP file",
        "train",
        drawings.toString());
  }

  @Test
  void differentSizes_areRefused() throws IOException {
    Path wide = drawings.resolve("cross/wide.png");
    Drawings.write(wide, 20, 16, false, new Random(8));
    refuses(
        ("images must be of one size, but %s has 16x16 pixels and %s has 20x16; give one with"
                + " --image-size, such as --image-size 28x28")
            .formatted(drawings.resolve("circle/c00.png"), wide),
        "train",
        drawings.toString());
  }

  @Test
  void options_areRefusedWhereTheyMeanNothing() throws IOException {
    refuses(
        "--image-size: is for folders of image files, and %s is none".formatted(good),
        "train",
        good,
        "--image-size",
        "8x8");
    refuses(
        "--image-colour: is for folders of image files, and digits is none",
        "train",
        "digits",
        "--image-colour",
        "grey");
    refuses(
        "--image-size: expected width and height in pixels such as 28x28; found \"28\"",
        "train",
        drawings.toString(),
        "--image-size",
        "28");
    refuses(
        "--scale: is for tables, and %s is a set of images".formatted(drawings),
        "train",
        drawings.toString(),
        "--image-size",
        "8x8",
        "--scale",
        "none");
  }

  @Test
  void predict_whatDoesNotSuit_isRefused() throws IOException {
    trainModel();
    String image = drawings.resolve("cross/x01.png").toString();
    refuses(
        image + ": is an image, and the model learned from a table; expected a CSV file",
        "predict",
        model.toString(),
        image);
    refuses(
        "the model learned from a table; expected one file with rows, found 2: "
            + image
            + " and others",
        "predict",
        model.toString(),
        image,
        image);
    refuses(
        good + ": is no image; expected a PNG, JPEG, GIF or BMP file",
        "predict",
        imageModel().toString(),
        image,
        good);
    String text = file("text.PNG", "no picture");
    refuses(
        text + ": is no image; expected a PNG, JPEG, GIF or BMP file",
        "predict",
        model.toString(),
        text);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refuses(empty + ": is a folder without images", "predict", model.toString(), empty.toString());
    refuses(
        empty + ": expected an image file, as several files are given; found none",
        "predict",
        model.toString(),
        image,
        empty.toString());
  }

  private Path imageModel() {
    model = folder.resolve("images");
    train(drawings, "--epochs", "1");
    return model;
  }

  @Test
  void predict_forDigits_takesImageFiles() throws IOException {
    assertThat(
            console.run("train", "digits", "--epochs", "1", "--quiet", "--out", model.toString()))
        .isZero();
    List<String> files =
        List.of(
            drawings.resolve("cross/x01.png").toString(),
            drawings.resolve("cross/x02.png").toString());
    assertThat(console.run("predict", model.toString(), files.get(0), files.get(1))).isZero();
    assertThat(console.out().lines()).hasSize(3);
  }
}
