package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train iris --lr 0.1 | there is no option --lr; here it is --learning-rate",
        "train iris --hidden=16"
            + " | there is no option --hidden; here it is --layers \"dense(16) relu dense(3)\"",
        "predict m --lr 0.1 | there is no option --lr",
        "-Dcajal.threads=1 bench | there is no option -Dcajal.threads; threads are chosen with"
            + " --threads 1 after the command",
        "bench -Xmx1g | there is no option -Xmx1g; Java's own options are given as"
            + " JAVA_TOOL_OPTIONS=-Xmx1g",
        "--threads 1 bench"
            + " | there is no option --threads; options stand after the command that they are for"
      })
  void run_withAnOptionOfAnotherProgram_saysWhatThereIs(String words, String sentence) {
    assertThat(console.run(words.split(" ", -1))).isEqualTo(2);
    assertThat(console.errors().lines().findFirst().orElseThrow()).endsWith(": " + sentence);
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
  void trainHelp_whatStandsInQuotes_isOnOneLine() {
    assertThat(console.run("train", "--help")).isZero();

    assertThat(console.out())
        .contains("\"huber(2)\"", "\"step(10, 0.5)\"", "\"plateau(5, 0.5)\"", "\"hashing(16)\"")
        .doesNotContain("\u00a0", "\u01c0");
    assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
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
