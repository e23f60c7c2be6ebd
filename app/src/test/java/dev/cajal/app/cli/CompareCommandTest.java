package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir static Path folder;
  private static String data;
  private static String slow;
  private static String fast;
  private final CapturedConsole console = new CapturedConsole();

  @BeforeAll
  static void train() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    slow = folder.resolve("slow").toString();
    fast = folder.resolve("fast").toString();
    CapturedConsole console = new CapturedConsole();
    console.run(
        "train", data, "--optimizer", "sgd(0.001)", "--epochs", "3", "--quiet", "--out", slow);
    console.run("train", data, "--epochs", "12", "--quiet", "--out", fast);
  }

  @Test
  void compare_showsWhatDiffersAndWhatCameOut() {
    int code = console.run("compare", slow, fast);

    assertThat(code).isZero();
    List<String> lines = console.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("test part");
    assertThat(lines.get(1).split(" {2,}"))
        .containsExactly("run", "optimizer", "epochs", "epochs run", "accuracy", "loss");
    assertThat(lines.get(2)).startsWith(slow).contains("sgd(0.001)");
    assertThat(lines.get(3)).startsWith(fast).contains("adam(0.01)");
  }

  @Test
  void compare_otherWordsForTheSame_areNoDifference() {
    String same = folder.resolve("same").toString();
    console.run(
        ("train %s --epochs 12 --quiet --out %s --loss crossentropy --schedule COSINE"
                + " --optimizer adam(rate=0.01)")
            .formatted(data, same)
            .split(" ", -1));

    assertThat(console.run("compare", fast, same)).isZero();

    List<String> lines = console.out().lines().toList();
    assertThat(lines.get(lines.indexOf("test part") + 1).split(" {2,}"))
        .containsExactly("run", "epochs run", "accuracy", "loss");
  }

  @Test
  void compare_withOut_drawsTheCurvesOverEachOther() throws IOException {
    Path page = folder.resolve("page.html");

    console.run("compare", slow, fast, "--out", page.toString());

    assertThat(console.out()).endsWith("Page: " + page + "\n");
    assertThat(Files.readString(page))
        .contains("Comparison of 2 models", "<svg ", slow, fast, "cross_entropy");
  }

  @Test
  void compare_modelWithoutATestPart_saysWhyAnotherPartIsShown() {
    String untested = folder.resolve("untested").toString();
    console.run("train", data, "--test", "0", "--epochs", "1", "--quiet", "--out", untested);

    assertThat(console.run("compare", fast, untested)).isZero();

    assertThat(console.out()).startsWith("validation part; not every model has a test part\n");
  }

  @Test
  void compare_ofOneModel_showsItsMetrics() {
    assertThat(console.run("compare", fast)).isZero();
    assertThat(console.out()).contains("accuracy");
  }

  @Test
  void compare_ofTheSameModelTwice_isRefused() {
    assertThat(console.run("compare", fast, fast)).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors())
        .isEqualTo("cajal compare: " + fast + ": is named twice; name each model once\n");
  }

  @Test
  void compare_ofSomethingElse_isRefused() {
    assertThat(console.run("compare", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors()).contains("is not the folder of a model");
  }
}
