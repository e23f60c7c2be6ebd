package dev.cajal.app.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code train --stream}. */
class StreamTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();

  private String moons() {
    Path file = folder.resolve("moons.csv");
    if (!Files.exists(file)) {
      run("data", "moons", "--n", "1500", "--out", file.toString());
    }
    return file.toString();
  }

  private String run(String... arguments) {
    assertThat(console.run(arguments)).as(console.errors()).isZero();
    return console.out();
  }

  private String train(String name, String... more) {
    String model = folder.resolve(name).toString();
    List<String> arguments =
        new ArrayList<>(List.of("train", moons(), "--stream", "--quiet", "--out", model));
    arguments.addAll(List.of(more));
    run(arguments.toArray(String[]::new));
    return model;
  }

  private static byte[] weights(String model) throws IOException {
    return Files.readAllBytes(Path.of(model, "model.safetensors"));
  }

  @Test
  void train_streamed_learnsAndIsJudgedByTheSameRows() throws IOException {
    String model = train("model", "--epochs", "12", "--shuffle-window", "300", "--json");
    String trained = console.out();
    String test = trained.substring(trained.indexOf("\"test\":"));
    double accuracy = Double.parseDouble(test.replaceFirst(".*?accuracy\":([0-9.]+).*\\R", "$1"));
    assertThat(accuracy).isGreaterThan(0.9);

    String judged = run("evaluate", model, "--quiet", "--json");
    assertThat(judged).contains("\"part\":\"test\"").contains("\"accuracy\":" + accuracy);
    assertThat(run("evaluate", model, moons(), "--part", "validation")).contains("validation");
    assertThat(Files.readString(Path.of(model, "config.properties")))
        .contains("stream = true\nshuffle-window = 300\n");
    assertThat(run("predict", model, moons()).lines()).hasSize(1501);
    assertThat(console.run("evaluate", model, "--query", "select 1")).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal evaluate: --query: is for databases, such as jdbc:postgresql://host/name, and %s"
                    .formatted(moons())
                + " is none\n");
    for (String data : new String[] {"--quiet", moons()}) {
      assertThat(console.run("evaluate", model, data, "--encoding", "UTF-16")).isEqualTo(2);
    }
  }

  @Test
  void train_interruptedOrAgain_givesTheSameBits() throws IOException {
    String whole = train("whole", "--epochs", "4", "--schedule", "constant");
    String begun = train("begun", "--epochs", "2", "--schedule", "constant");
    run("train", "--resume", begun, "--epochs", "4", "--quiet");
    assertThat(weights(begun)).isEqualTo(weights(whole));

    String config = Path.of(whole, "config.properties").toString();
    String again = folder.resolve("again").toString();
    run("train", "--config", config, "--quiet", "--out", again);
    assertThat(weights(again)).isEqualTo(weights(whole));
    String other = train("other", "--epochs", "4", "--schedule", "constant", "--seed", "2");
    assertThat(weights(other)).isNotEqualTo(weights(whole));
  }

  @Test
  void train_numbers_areMeasuredInTheirUnit() {
    String file = folder.resolve("numbers.csv").toString();
    run("data", "regression", "--n", "800", "--out", file);
    String model = folder.resolve("numbers").toString();
    run("train", file, "--stream", "--epochs", "15", "--out", model);
    assertThat(console.out()).contains("rmse").contains("test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rare 3           | --rare: needs all rows in memory, so it cannot be given with"
            + " --stream",
        "--group x          | --group: needs all rows in memory, so it cannot be given with"
            + " --stream",
        "--time x           | --time: needs all rows in memory, so it cannot be given with"
            + " --stream",
        "--resample over    | --resample: needs all rows in memory, so it cannot be given with"
            + " --stream",
        "--folds 3          | --folds: needs all rows in memory, so it cannot be given with"
            + " --stream",
        "--calibrate        | --calibrate: needs the validation part in memory, so it cannot be"
            + " given with --stream",
        "--find-rate r.html | --find-rate: needs the samples in memory, so it cannot be given with"
            + " --stream",
        "--test t.csv       | --test t.csv: with --stream, expected a share of the rows; found a"
            + " file",
        "--shuffle-window 0 | --shuffle-window: expected a whole number of at least 1; found 0"
      })
  void train_withWhatNeedsAllRows_oneSentence(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("train", moons(), "--stream"));
    arguments.addAll(List.of(options.split(" ", -1)));
    assertThat(console.run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors()).isEqualTo("cajal train: " + message + "\n");
  }

  @Test
  void train_streamOfWhatIsNoFile_oneSentence() {
    assertThat(console.run("train", "iris", "--stream")).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors())
        .isEqualTo(
            "cajal train: --stream: is for tables in files and databases, and iris is a set that is"
                + " held in memory\n");
    assertThat(console.run("train", moons(), "--shuffle-window", "5")).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors())
        .isEqualTo("cajal train: --shuffle-window: belongs to --stream; give both or none\n");
  }

  private String written(String name, String head, int rows, IntFunction<String> line)
      throws IOException {
    StringBuilder text = new StringBuilder(head).append('\n');
    IntStream.range(0, rows).forEach(i -> text.append(line.apply(i)).append('\n'));
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String config(String file, String... more) throws IOException {
    Path model = folder.resolve("of-" + more.length);
    List<String> arguments =
        new ArrayList<>(
            List.of("train", file, "--stream", "--epochs", "1", "--validation", "0", "--test"));
    arguments.addAll(List.of("0", "--early-stopping", "0", "--out", model.toString()));
    arguments.addAll(List.of(more));
    run(arguments.toArray(String[]::new));
    return Files.readString(model.resolve("config.properties"));
  }

  @Test
  void train_classSkew_isThatOfAllTrainingRows() throws IOException {
    String file =
        written(
            "skewed.csv",
            "n,t",
            100_000,
            i -> i % 7 + "," + (i == 99 ? "c" : i % 2 == 0 ? "a" : "b"));
    config(file, "--layers", "dense(C)", "--batch-size", "8192");
    assertThat(console.errors())
        .contains("to learn from there are 1 of \"c\" but 50,000 of \"a\";");
    String weights =
        config(file, "--layers", "dense(C)", "--batch-size", "8192", "--class-weights", "balanced");
    assertThat(weights).contains("c=33333.333");
  }

  @Test
  void train_wideFile_hasTheDefaultsOfItsRows() throws IOException {
    // A sample of so many columns has fewer rows than make a table large.
    String wide = ",x".repeat(900);
    String head = "n,t" + IntStream.range(0, 900).mapToObj(i -> ",w" + i).collect(joining());
    String file = written("wide.csv", head, 5200, i -> i % 7 + "," + i % 2 + wide);
    assertThat(config(file, "--target", "t")).contains("layers = dense(128) relu dropout(0.1)");
  }

  @Test
  void train_manyCategoriesInASmallHeap_fits() throws IOException, InterruptedException {
    String file =
        written("wide.csv", "c,t", 18_000, i -> "L" + (1000 + i % 1000) + "," + i / 1000 % 2);
    ChildProcess streamed =
        ChildProcess.startWith(
            List.of("-Xmx160m", "-XX:+UseSerialGC"),
            folder,
            "train",
            file,
            "--stream",
            "--shuffle-window",
            "256",
            "--layers",
            "dense(1)",
            "--batch-size",
            "512",
            "--epochs",
            "1",
            "--validation",
            "0",
            "--test",
            "0",
            "--quiet",
            "--out",
            folder.resolve("model").toString());
    assertThat(streamed.waitFor()).as(streamed.errors()).isZero();
  }

  @Test
  void train_fileLargerThanTheHeap_fitsStreamed() throws IOException, InterruptedException {
    Path file = folder.resolve("big.csv");
    long size = writeLarge(file);
    assertThat(size).isGreaterThan(48L << 20);
    Path model = folder.resolve("big");
    ChildProcess streamed =
        ChildProcess.startWith(
            List.of("-Xmx32m", "-XX:+UseSerialGC"),
            folder,
            "train",
            file.toString(),
            "--stream",
            "--shuffle-window",
            "4096",
            "--layers",
            "dense(4) relu dense(1)",
            "--batch-size",
            "2048",
            "--epochs",
            "1",
            "--quiet",
            "--out",
            model.toString());
    assertThat(streamed.waitFor()).as(streamed.errors()).isZero();
    assertThat(model.resolve("model.safetensors")).isNotEmptyFile();
  }

  /** About 50 MB of numbers, most of it the same block again and again. */
  private static long writeLarge(Path file) throws IOException {
    Random random = new Random(1);
    StringBuilder block = new StringBuilder();
    for (int row = 0; row < 5000; row++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      block.append(x).append(',').append(y).append(',').append(random.nextGaussian());
      block.append(',').append(random.nextGaussian()).append(x * y > 0 ? ",same\n" : ",other\n");
    }
    byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("a,b,c,d,answer\n".getBytes(StandardCharsets.UTF_8));
      for (long written = 0; written < 50L << 20; written += bytes.length) {
        out.write(bytes);
      }
    }
    return Files.size(file);
  }
}
