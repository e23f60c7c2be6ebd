package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code --class-weights}, and the note on skewed classes. */
class ClassWeightsTest extends Refusals {
  /** Two overlapping classes, one of them rare. */
  private String skewed(int rare) {
    List<String> lines = new ArrayList<>(List.of("x,kind"));
    for (int i = 0; i < 200; i++) {
      lines.add(String.format(Locale.ROOT, "%.2f,common", (i * 37 % 100) / 50.0));
    }
    for (int i = 0; i < rare; i++) {
      lines.add(String.format(Locale.ROOT, "%.2f,rare", 1 + (i * 29 % 100) / 50.0));
    }
    return Flowers.write(folder.resolve("skewed.csv"), lines).toString();
  }

  private String train(String data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", data, "--out", model.toString()));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--epochs")) {
      arguments.addAll(List.of("--epochs", "20"));
    }
    if (!arguments.contains("--layers")) {
      arguments.addAll(List.of("--layers", "dense(1)"));
    }
    assertThat(console.run(arguments.toArray(String[]::new))).isZero();
    return console.errors();
  }

  @Test
  void train_skewedClasses_areNoted() {
    assertThat(train(skewed(10)))
        .isEqualTo(
            "note: the classes are skewed: to learn from there are 7 of \"rare\" but 140 of"
                + " \"common\"; --class-weights balanced lets every class count as much,"
                + " --class-weights none leaves it so without this note\n");
  }

  @Test
  void train_withWeightsOrLittleSkew_isSilent() {
    assertThat(train(skewed(10), "--class-weights", "balanced")).isEmpty();
    model = folder.resolve("none");
    assertThat(train(skewed(10), "--class-weights", "none")).isEmpty();
    model = folder.resolve("even");
    assertThat(train(skewed(30))).isEmpty();
  }

  @Test
  void train_balanced_findsTheRareClass() throws IOException {
    String data = skewed(20);
    train(data, "--class-weights", "none");
    assertThat(console.run("predict", model.toString(), data)).isZero();
    long before = console.out().lines().filter("rare"::equals).count();
    model = folder.resolve("balanced");
    train(data, "--class-weights", "balanced");
    assertThat(Files.readString(model.resolve("model.json"))).contains("\"class-weights\"");

    assertThat(console.run("predict", model.toString(), data)).isZero();
    assertThat(console.out().lines().filter("rare"::equals).count()).isGreaterThan(before + 15);
    assertThat(console.run("evaluate", model.toString())).isZero();
    assertThat(console.run("inspect", model.toString())).isZero();
    assertThat(console.out())
        .containsPattern("class-weights +common=\\d\\.\\d{4}, rare=\\d\\.\\d{4}\n");
  }

  @Test
  void train_weightsByLabel_areStored() throws IOException {
    train(good, "--class-weights", "rose=2, tulip=0.5", "--layers", "dense(3)");

    assertThat(Files.readString(model.resolve("model.json")).replaceAll("\\s", ""))
        .contains("\"class-weights\":{\"rose\":2.0,\"tulip\":0.5}");
    assertThat(console.run("inspect", model.toString())).isZero();
  }

  @Test
  void train_equalWeights_areTheSameBitsAsNone() throws IOException {
    train(good, "--class-weights", "none", "--layers", "dense(3)");
    byte[] none = Files.readAllBytes(model.resolve("model.safetensors"));
    model = folder.resolve("equal");
    train(good, "--class-weights", "rose=1", "--layers", "dense(3)");

    assertThat(model.resolve("model.safetensors")).hasBinaryContent(none);
  }

  @Test
  void resume_withWeights_endsWithTheSameBits() throws IOException {
    String[] settings = {"--class-weights", "balanced", "--schedule", "constant"};
    train(skewed(10), settings);
    byte[] straight = Files.readAllBytes(model.resolve("model.safetensors"));
    model = folder.resolve("parts");
    train(skewed(10), "--class-weights", "balanced", "--schedule", "constant", "--epochs", "8");

    assertThat(console.run("train", "--resume", model.toString(), "--epochs", "20")).isZero();
    assertThat(model.resolve("model.safetensors")).hasBinaryContent(straight);
  }

  @Test
  void weightsThatCannotBe_areRefused() throws IOException {
    refuses(
        "--class-weights \"rose\": expected balanced, none, or weights by label such as a=1,b=5",
        "train",
        good,
        "--class-weights",
        "rose");
    refuses(
        "--class-weights \"lily=2\": there is no class \"lily\"; classes: daisy, rose, tulip",
        "train",
        good,
        "--class-weights",
        "lily=2");
    refuses(
        "--class-weights \"rose=-2\": a weight must be a number of at least 0; found \"-2\"",
        "train",
        good,
        "--class-weights",
        "rose=-2");
    refuses(
        "--class-weights \"rose=2,rose=3\": the class \"rose\" has two weights",
        "train",
        good,
        "--class-weights",
        "rose=2,rose=3");
    refuses(
        "--class-weights \"daisy=0,rose=0,tulip=0\": one weight must be greater than 0",
        "train",
        good,
        "--class-weights",
        "daisy=0,rose=0,tulip=0");
    refuses(
        "--class-weights balanced: only classes have weights, and the target is a number",
        "train",
        good,
        "--target",
        "width",
        "--class-weights",
        "balanced");
  }

  @Test
  void train_labelWithAQuoteInside_isWeightedWithoutQuotes() throws IOException {
    List<String> lines = new ArrayList<>(List.of("x,kind"));
    for (int i = 0; i < 40; i++) {
      lines.add("%d,%s".formatted(i, i % 2 == 0 ? "\"5\"\"\"" : "b"));
    }
    String data = Flowers.write(folder.resolve("inches.csv"), lines).toString();

    train(data, "--class-weights", "5\"=2,b=0.5", "--epochs", "1");

    assertThat(Files.readString(model.resolve("model.json")))
        .contains("\"5\\\"\" : 2.0")
        .contains("\"b\" : 0.5");
  }

  @Test
  void train_labelsWithCommasAndQuotes_areWeightedAndRepeatedFromTheirConfig() throws IOException {
    List<String> lines = new ArrayList<>(List.of("x,kind"));
    for (int i = 0; i < 40; i++) {
      lines.add("%d,\"%s\"".formatted(i, i % 2 == 0 ? "red, dark" : "a \"\"b\"\"=c"));
    }
    String data = Flowers.write(folder.resolve("named.csv"), lines).toString();
    String weights = "\"red, dark\"=2, \"a \"\"b\"\"=c\"=0.5";

    train(data, "--class-weights", weights, "--epochs", "1");

    String first = Files.readString(model.resolve("model.json"));
    assertThat(first).contains("\"red, dark\" : 2.0").contains("\"a \\\"b\\\"=c\" : 0.5");
    String config = model.resolve("config.properties").toString();
    model = folder.resolve("again");
    assertThat(console.run("train", "--config", config, "--out", model.toString())).isZero();
    assertThat(Files.readString(model.resolve("config.properties")))
        .isEqualTo(Files.readString(Path.of(config)));
  }
}
