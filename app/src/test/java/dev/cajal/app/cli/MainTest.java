package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void run_withoutCommand_saysWhichThereAre() {
    int code = console.run();

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal: expected a command: train, evaluate, predict, inspect\nSee cajal --help.\n");
  }

  @Test
  void run_withAMisspeltOption_offersTheNearest() {
    int code = console.run("train", "iris", "--epoch", "3");

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .startsWith("cajal train: Unknown option")
        .contains("--epochs")
        .endsWith("See cajal train --help.\n");
  }
}
