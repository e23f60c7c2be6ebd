package dev.cajal.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Task;
import dev.cajal.shape.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private static final String FOUR_FILES =
      "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
          + " t10k-labels-idx1-ubyte";

  @TempDir Path folder;

  private static LoadedData load(String nameOrPath, String... target) {
    return Datasets.load(nameOrPath, List.of(target).stream().findFirst(), CsvOptions.detect());
  }

  private static byte[] images(int count) {
    byte[] bytes = new byte[16 + 2 * count];
    byte[] header = {0, 0, 8, 3, 0, 0, 0, (byte) count, 0, 0, 0, 1, 0, 0, 0, 2};
    System.arraycopy(header, 0, bytes, 0, header.length);
    for (int i = header.length; i < bytes.length; i++) {
      bytes[i] = (byte) (250 + i);
    }
    return bytes;
  }

  private static byte[] labels(int... labels) {
    byte[] bytes = new byte[8 + labels.length];
    bytes[2] = 8;
    bytes[3] = 1;
    bytes[7] = (byte) labels.length;
    for (int i = 0; i < labels.length; i++) {
      bytes[8 + i] = (byte) labels[i];
    }
    return bytes;
  }

  private Path set(String name) throws IOException {
    Path set = Files.createDirectories(folder.resolve(name));
    Files.write(set.resolve("train-images-idx3-ubyte"), images(3));
    Files.write(set.resolve("train-labels-idx1-ubyte"), labels(0, 9, 1));
    Files.write(set.resolve("t10k-images.idx3-ubyte"), images(1));
    Files.write(set.resolve("t10k-labels-idx1-ubyte"), labels(5));
    return set;
  }

  @Test
  void load_csvFile_withTargetByNameOrLast() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n1,a\n2,b\n");
    LoadedData data = load(file.toString());
    assertThat(((DataSource.Tabular) data.source()).target()).isEqualTo("y");
    assertThat(data.sha256())
        .isEqualTo("01331cf653a16b7278f66569b5719303c2f18ce869c87638c09943a49d3e73dd");
    assertThat(((DataSource.Tabular) load(file.toString(), "x").source()).target()).isEqualTo("x");
    assertThatThrownBy(() -> load(file.toString(), "z"))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": no column is called \"z\"; did you mean \"x\" or \"y\"?");
  }

  @Test
  void load_builtInWithOtherTarget() {
    DataSource.Tabular iris = (DataSource.Tabular) load("iris", "sepal length (cm)").source();
    assertThat(Task.infer(iris.table().column(iris.target()))).isEqualTo(Task.REGRESSION);
    assertThatThrownBy(() -> load("digits", "digit"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "digits: is a set of images, whose target is the label; expected no target, found"
                + " \"digit\"");
  }

  @Test
  void load_unknownName_offersNearest() {
    assertThatThrownBy(() -> load("irsi"))
        .isInstanceOf(DataException.class)
        .hasMessage("irsi: there is no such data set or file; did you mean \"iris\"?");
    assertThatThrownBy(() -> load("housing"))
        .hasMessage(
            "housing: there is no such data set or file; data sets: iris, wine, breast-cancer,"
                + " diabetes, digits, fashion-mnist, mnist");
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> load(missing.toString()))
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> load("a\0b"))
        .isInstanceOf(DataException.class)
        .hasMessage("\"a?b\": is neither a data set nor a path");
  }

  @Test
  void load_folderOfIdxFiles() throws IOException {
    DataSource.Images images = (DataSource.Images) load(set("own").toString()).source();
    assertThat(images.training().size()).isEqualTo(3);
    assertThat(images.training().sampleShape()).isEqualTo(Shape.of(1, 2, 1));
    assertThat(images.training().classNames()).hasSize(10).endsWith("9");
    assertThat(((ClassTargets) images.test().orElseThrow().targets()).codes()).containsExactly(5);
  }

  @Test
  void load_dataWithAFileOfAModelsName_isStillData() throws IOException {
    Path set = set("set");
    Files.writeString(set.resolve("model.json"), "{}");
    Path classes = folder.resolve("classes");
    for (String name : List.of("cat", "dog")) {
      Path image = Files.createDirectories(classes.resolve(name)).resolve("1.png");
      ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
    }
    Files.writeString(classes.resolve("model.json"), "{}");
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.createDirectory(model.resolve("checkpoints"));
    Files.writeString(model.resolve("model.json"), "{}");

    assertThat(load(set.toString()).source()).isInstanceOf(DataSource.Images.class);
    assertThat(load(classes.toString()).source()).isInstanceOf(DataSource.Images.class);
    assertThatThrownBy(() -> load(model.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(model + ": is the folder of a model, not data; ");
  }

  @Test
  void load_folderWithoutData_says() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> load(empty.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            empty
                + ": is a folder without data; expected a CSV file, a folder of images for each"
                + " class, or the files "
                + FOUR_FILES);
  }

  @Test
  void load_folderThatDoesNotFit_says() throws IOException {
    Path set = set("own");
    String path = set.toString();
    Files.write(set.resolve("t10k-labels-idx1-ubyte"), labels(5, 6));
    assertThatThrownBy(() -> load(path))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(
            set.resolve("t10k-images.idx3-ubyte")
                + ": every image needs one label; found 1 images and, in "
                + set.resolve("t10k-labels-idx1-ubyte")
                + ", 2 labels");
    Files.write(set.resolve("t10k-labels-idx1-ubyte"), images(1));
    assertThatThrownBy(() -> load(path))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(
            set.resolve("t10k-labels-idx1-ubyte")
                + ": labels must have one axis, not empty; found shape [1, 1, 2]");
    Files.write(set.resolve("t10k-labels-idx1-ubyte"), labels(5));
    Files.write(set.resolve("train-images-idx3-ubyte"), labels(1, 2, 3));
    assertThatThrownBy(() -> load(path))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(
            set.resolve("train-images-idx3-ubyte")
                + ": images must have the axes count, height, width and, if there are several,"
                + " channels; found shape [3]");
    Files.delete(set.resolve("train-images-idx3-ubyte"));
    assertThatThrownBy(() -> load(path))
        .isInstanceOf(DataException.class)
        .hasMessage(
            set
                + ": the file train-images-idx3-ubyte, as it is or with .gz, is missing; the set"
                + " needs "
                + FOUR_FILES);
  }

  @Test
  void imageSets_rootsInOrder() {
    Path home = Path.of("h");
    assertThat(ImageSets.roots("p", "v", home))
        .containsExactly(Path.of("p"), Path.of("v"), home, Path.of("/usr/share/datasets"));
    assertThat(ImageSets.roots(null, " ", home))
        .containsExactly(home, Path.of("/usr/share/datasets"));
  }

  @Test
  void imageSets_firstRootThatHasIt() throws IOException {
    set("fashion-mnist");
    List<Path> roots = List.of(folder.resolve("nowhere"), folder);
    DataSource.Images images =
        (DataSource.Images) ImageSets.find("fashion-mnist", roots, folder).orElseThrow().source();
    assertThat(images.training().classNames()).startsWith("T-shirt/top").endsWith("Ankle boot");
    assertThat(images.name()).isEqualTo("fashion-mnist");
    assertThat(ImageSets.find("cifar", roots, folder)).isEqualTo(Optional.empty());
  }

  @Test
  void imageSets_labelOutOfRange_says() throws IOException {
    Path set = set("mnist");
    Files.write(set.resolve("train-labels-idx1-ubyte"), labels(0, 10, 1));
    assertThatThrownBy(() -> ImageSets.find("mnist", List.of(folder), folder))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(
            set.resolve("train-labels-idx1-ubyte")
                + ": labels must lie in 0 to 9, for the classes \"0\", \"1\", \"2\", \"3\", \"4\","
                + " \"5\", \"6\", \"7\", \"8\", \"9\"; number 2 is 10");
  }

  @Test
  void imageSets_nowhere_saysWhatToDo() {
    Path home = folder.resolve("home");
    List<Path> roots = List.of(folder, home);
    assertThatThrownBy(() -> ImageSets.find("fashion-mnist", roots, home))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "fashion-mnist: its files are in none of %s, %s; install the Debian package"
                    .formatted(folder.resolve("fashion-mnist"), home.resolve("fashion-mnist"))
                + " dataset-fashion-mnist, or put %s, each as it is or with .gz, into %s"
                    .formatted(FOUR_FILES, home.resolve("fashion-mnist")));
    assertThatThrownBy(() -> ImageSets.find("mnist", roots, home))
        .hasMessageContaining("; put train-images-idx3-ubyte, ");
  }
}
