package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command on input that it must refuse, word for word, leaving every file as it is. */
abstract class Refusals {
  @TempDir Path folder;
  final CapturedConsole console = new CapturedConsole();
  String good;
  Path model;

  @BeforeEach
  void writeData() {
    good = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
    model = folder.resolve("model");
  }

  /** Runs the command, which must refuse with this sentence and leave every file as it is. */
  final void refuses(String sentence, String... arguments) throws IOException {
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

  final Map<Path, String> content() throws IOException {
    Map<Path, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        content.put(file, Files.isDirectory(file) ? "" : Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  final String file(String name, String... lines) {
    return Flowers.write(folder.resolve(name), List.of(lines)).toString();
  }

  final String changed(String name, int line, String content) {
    List<String> lines = new ArrayList<>(Flowers.lines());
    lines.set(line - 1, content);
    return Flowers.write(folder.resolve(name), lines).toString();
  }

  final void trainModel() {
    int code = console.run("train", good, "--epochs", "1", "--quiet", "--out", model.toString());
    assertThat(code).isZero();
  }
}
