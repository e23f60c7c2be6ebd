package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;

  @BeforeEach
  void writeData() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
  }

  private Path out(String name) {
    return folder.resolve(name);
  }

  private byte[] weights(String name) throws IOException {
    return Files.readAllBytes(out(name).resolve("model.safetensors"));
  }

  private void refuses(String message, String... arguments) {
    assertThat(console.run(arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors().lines().findFirst().orElse("")).isEqualTo(message);
  }

  @Test
  void config_thatATrainingLeft_repeatsIt() throws IOException {
    console.run(
        "train",
        data,
        "--target",
        "kind",
        "--layers",
        "dense(5) tanh dense(3)",
        "--optimizer",
        "sgd(0.05)",
        "--epochs",
        "7",
        "--l1",
        "0.001",
        "--seed",
        "9",
        "--quiet",
        "--out",
        out("first").toString());
    Path config = out("first").resolve("config.properties");

    int code =
        console.run(
            "train", "--config", config.toString(), "--quiet", "--out", out("second").toString());

    assertThat(console.errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(weights("second")).isEqualTo(weights("first"));
    assertThat(Files.readString(out("second").resolve("config.properties")))
        .isEqualTo(Files.readString(config))
        .contains("layers = dense(5) tanh dense(3)\n", "seed = 9\n", "target = kind\n");
  }

  @Test
  void config_givesWayToTheCommandLine() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("my.config"), "# mine\ndata = " + data + "\nepochs = 50\nquiet=true\n");

    int code =
        console.run(
            "train", "--config=" + config, "--epochs", "2", "--out", out("model").toString());

    assertThat(code).isZero();
    assertThat(console.out()).isEqualTo(out("model") + "\n");
    assertThat(Files.readAllLines(out("model").resolve("history.csv"))).hasSize(3);
  }

  @Test
  void config_withAnUnknownName_offersTheNearest() throws IOException {
    Path config = Files.writeString(folder.resolve("my.config"), "epoch = 3\n");

    refuses(
        "cajal train: --config %s: no option is called \"epoch\"; did you mean \"epochs\"?"
            .formatted(config),
        "train",
        data,
        "--config",
        config.toString());
  }

  @Test
  void config_withAWrongValue_namesTheOption() throws IOException {
    Path config = Files.writeString(folder.resolve("my.config"), "epochs = many\n");

    refuses(
        "cajal train: --epochs: expected a whole number; found \"many\"",
        "train",
        data,
        "--config",
        config.toString());
  }

  @Test
  void config_thatIsMissing_isTold() {
    Path config = folder.resolve("none");

    refuses(
        "cajal train: " + config + ": cannot read it: there is no such file or folder",
        "train",
        data,
        "--config",
        config.toString());
  }

  @Test
  void config_withResume_isRefused() throws IOException {
    console.run("train", data, "--epochs", "1", "--quiet", "--out", out("model").toString());
    Path config = out("model").resolve("config.properties");

    refuses(
        ("cajal train: --resume %s: goes on as the training was begun, so --config cannot be given"
                + " with it")
            .formatted(out("model")),
        "train",
        "--resume",
        out("model").toString(),
        "--config",
        config.toString());
  }
}
