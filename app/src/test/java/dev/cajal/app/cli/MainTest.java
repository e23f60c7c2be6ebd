package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void run_withoutCommand_showsTheUsage() {
    int code = console.run();

    assertThat(code).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.errors())
        .startsWith("Usage: cajal")
        .contains("  train ", "  evaluate ", "  predict ", "  inspect ", "  help ");
  }

  @Test
  void help_showsTheUsageOfAllOrOfOneCommand() {
    assertThat(console.run("help")).isZero();
    assertThat(console.out()).startsWith("Usage: cajal [").contains("  inspect ");

    assertThat(console.run("help", "train")).isZero();
    assertThat(console.out()).startsWith("Usage: cajal train ").contains("--epochs");

    assertThat(console.run("help", "fly")).isEqualTo(2);
    assertThat(console.errors()).contains("fly").endsWith("--help.\n");
  }

  @Test
  void run_withAnUnknownCommand_offersTheNearest() {
    assertThat(console.run("trian", "iris")).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal: there is no command \"trian\"; did you mean \"train\"?\nSee cajal --help.\n");
  }

  @Test
  void run_withAMisspeltOption_offersTheNearest() {
    int code = console.run("train", "iris", "--epoch", "3");

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .startsWith("cajal train: there is no option --epoch; did you mean \"--epochs\"?\n")
        .endsWith("See cajal train --help.\n");
  }

  @Test
  void run_withAnArgumentTooMany_namesIt() {
    int code = console.run("lab", "xor-relu", "gates");

    assertThat(code).isEqualTo(2);
    assertThat(console.errors())
        .isEqualTo(
            "cajal lab: found \"gates\", where nothing more was expected\nSee cajal lab --help.\n");
  }

  @Test
  void trainHelp_hasItsOptionsUnderHeadings() {
    assertThat(console.run("train", "--help")).isZero();

    List<String> headings =
        console.out().lines().filter(line -> line.matches("[A-Z][a-z ]+")).toList();
    assertThat(headings)
        .containsExactly(
            "What is learnt",
            "How data is read and encoded",
            "The network and its training",
            "Against overfitting and for stable steps",
            "How it is judged",
            "This command");
    String last = console.out().substring(console.out().indexOf("This command"));
    assertThat(
            last.lines()
                .filter(line -> line.matches(" {2}.{4}--.*"))
                .map(line -> line.replaceAll("^.*?(--[a-z-]+).*", "$1")))
        .containsExactlyInAnyOrder(
            "--out",
            "--resume",
            "--find-rate",
            "--config",
            "--json",
            "--quiet",
            "--threads",
            "--debug",
            "--help",
            "--version");
  }
}
