package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandTest {
  private final CapturedConsole console = new CapturedConsole();

  /** The lines that the shell shows as examples. */
  private static List<String> examples() throws IOException {
    try (InputStream script = ShellCommand.class.getResourceAsStream("startup.jsh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("  "))
          .map(String::strip)
          .toList();
    }
  }

  @Test
  void shell_runsTheExamplesThatItShows() throws IOException {
    assertThat(examples()).hasSize(4);

    int code = console.runWithInput(String.join("\n", examples()) + "\n/exit\n", "shell");

    assertThat(code).isZero();
    assertThat(console.out())
        .contains("Everything of Cajal is imported")
        .contains("$1 ==> [2.0, 4.0, 6.0]")
        .contains("$3 ==> [6.0]")
        .contains("33 parameters: dense(8) tanh dense(1)")
        .doesNotContain("Error")
        .doesNotContain("Exception");
  }
}
