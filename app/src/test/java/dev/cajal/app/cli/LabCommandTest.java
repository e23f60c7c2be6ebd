package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();

  @Test
  void lab_withoutName_listsThemByChapter() {
    assertThat(console.run("lab")).isZero();

    assertThat(console.out())
        .contains("1. A neuron\n", "  toy-map ", "8. Gradient descent\n", "  four-step-sizes ")
        .contains("cajal lab NAME runs one");
  }

  @Test
  void lab_withName_printsItsNumbersAndWritesItsFigures() throws Exception {
    assertThat(console.run("lab", "boundary-distance", "--out", folder.toString())).isZero();

    assertThat(console.out())
        .contains("Boundary and distance", "r(5, 5)", "5.656854249", "a number from -3 to 3");
    Path svg = folder.resolve("boundary-distance-1.svg");
    assertThat(Files.readString(svg)).startsWith("<svg ").contains("prefers-color-scheme:dark");
    byte[] png = Files.readAllBytes(folder.resolve("boundary-distance-1.png"));
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(5000);
  }

  @Test
  void lab_withAnotherSetting_comparesWithNothing() {
    String out = folder.toString();
    assertThat(console.run("lab", "boundary-distance", "--set", "b=0", "--out", out)).isZero();

    assertThat(console.out()).contains("7.071067812").doesNotContain("5.656854249");
  }

  @Test
  void lab_withBadInput_isRefusedInOneSentence() {
    refuses("there is no lab \"toy-mop\"; did you mean \"toy-map\"?", "toy-mop");
    refuses("there is no lab \"qqq\"; cajal lab lists them", "qqq");
    refuses("a must be a number from 0.01 to 20; found \"900\"", "toy-map", "--set", "a=900");
    refuses("a must be a number from 0.01 to 20; found \"x\"", "toy-map", "--set", "a=x");
    refuses("a must be a number from 0.01 to 20; found \"NaN\"", "toy-map", "--set", "a=NaN");
    refuses(
        "steps must be a whole number from 1 to 50; found \"2.5\"",
        "four-step-sizes",
        "--set",
        "steps=2.5");
    refuses("--set: expected NAME=VALUE such as a=0.1; found \"a\"", "toy-map", "--set", "a");
    refuses("lab toy-map has no parameter \"z\"; it has a, w1, w2, b", "toy-map", "--set", "z=1");
    refuses(
        "lab four-step-sizes has no parameter \"step\"; did you mean \"steps\"?",
        "four-step-sizes",
        "--set",
        "step=1");
    refuses(
        "table: truth table: there must be 2, 4, 8, … or 1024 values, one for each row; found 3 in"
            + " \"011\"",
        "any-truth-table",
        "--set",
        "table=011");
    refuses("--set belongs to one lab; found it with all", "all", "--set", "a=1");
    refuses(
        "without a lab's name there is nothing to set; cajal lab lists the labs", "--set", "a=1");
  }

  private void refuses(String sentence, String... arguments) {
    String[] complete = new String[arguments.length + 1];
    complete[0] = "lab";
    System.arraycopy(arguments, 0, complete, 1, arguments.length);
    assertThat(console.run(complete)).isEqualTo(2);
    assertThat(console.errors()).isEqualTo("cajal lab: " + sentence + "\n");
  }
}
