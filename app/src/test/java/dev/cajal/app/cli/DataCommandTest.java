package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCommandTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();

  private String data(String... more) {
    assertThat(console.run(more)).as(console.errors()).isZero();
    assertThat(console.errors()).isEmpty();
    return console.out();
  }

  @Test
  void data_withoutName_listsAll() {
    List<String> lines = data("data").lines().toList();
    assertThat(lines).hasSize(14);
    assertThat(lines)
        .contains("moons            0.2  two half circles that reach into each other")
        .contains("iris                  150 flowers, 4 measures, 3 species");
    assertThat(lines.getLast()).isEqualTo("cajal data moons > moons.csv && cajal train moons.csv");
  }

  @Test
  void data_generated_canBeTrainedOn() throws IOException {
    String text = data("data", "moons", "--n", "300", "--noise", "0.2");
    assertThat(text.lines()).hasSize(301);
    assertThat(text).startsWith("x,y,class\n");
    Path file = folder.resolve("moons.csv");
    assertThat(data("data", "moons", "--n", "300", "--noise", "0.2", "--out", file.toString()))
        .isEmpty();
    assertThat(file).hasContent(text);
    assertThat(data("data", "moons", "--n", "300", "--seed", "2")).isNotEqualTo(text);

    String model = folder.resolve("model").toString();
    data("train", file.toString(), "--epochs", "3", "--out", model, "--quiet");
    assertThat(data("evaluate", model)).contains("upper").contains("lower");
  }

  @Test
  void data_builtIn_isItsFile() {
    assertThat(data("data", "iris").lines()).hasSize(151);
    assertThat(data("data", "digits").lines()).hasSize(1798);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mons            | no data is called \"mons\"; did you mean \"moons\"?",
        "irsi            | no data is called \"irsi\"; did you mean \"iris\"?",
        "mnist           | mnist: is a set of images, which cannot be written as CSV; train takes"
            + " it by name",
        "iris --n 3      | --n: is for generated data, and iris is fixed",
        "iris --noise 3  | --noise: is for generated data, and iris is fixed",
        "iris --seed 3   | --seed: is for generated data, and iris is fixed",
        "xor --n 0       | xor: the number of rows must be at least 1; found 0",
        "xor --noise -1  | xor: the noise must be a number of at least 0; found -1.0",
        "qqqq            | no data is called \"qqqq\"; there are moons, circles, spirals, blobs,"
            + " xor, regression, iris, wine, breast-cancer, diabetes, digits"
      })
  void data_wrong_oneSentence(String arguments, String message) {
    assertThat(console.run(("data " + arguments).split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors()).isEqualTo("cajal data: " + message + "\n");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void train_onTheNameOfAGenerator_saysHowToMakeAFile() {
    assertThat(console.run("train", "moons")).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors())
        .isEqualTo(
            "cajal train: moons: there is no such file; cajal data moons > moons.csv makes one\n");
  }
}
