package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the table of {@code cajal tune} holds. */
class TrialTableTest extends Refusals {
  private Path tune(String name, String... more) {
    Path out = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("tune", good, "--epochs", "2", "--out", out.toString()));
    arguments.addAll(List.of(more));
    int code = console.run(arguments.toArray(String[]::new));
    assertThat(code).as(console.errors()).isZero();
    return out;
  }

  @Test
  void tune_byHalving_numbersTrialsInOneWay() throws IOException {
    Path out =
        tune("search", "--search", "halving(4, 2)", "--space", "l2=0,1e-3; batch-size=8..32");

    List<String> rows = Files.readAllLines(out.resolve("trials.csv"));
    assertThat(rows.stream().skip(1).map(row -> row.substring(0, row.indexOf(','))))
        .containsExactly("1", "2", "3", "4", "5", "6", "7");
    String last =
        console
            .out()
            .lines()
            .filter(line -> line.startsWith("trial 7 of 7: "))
            .findFirst()
            .orElseThrow();
    String score = last.substring("trial 7 of 7: loss ".length(), last.indexOf(" with "));
    assertThat(console.out())
        .contains(
            "Of 7 trials, trial 7 is the best: loss "
                + score
                + ". Trials of more epochs stand first: compare those of as many.\n");
    assertThat(console.out()).containsPattern("(?m)^7 .* " + score + " ");
  }

  @Test
  void tune_overARangeOfRealNumbersWithWholeEnds_triesAllPoints() throws IOException {
    Path out = tune("search", "--search", "grid", "--space", "l2=0..1 points 5");

    assertThat(
            Files.readAllLines(out.resolve("trials.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", -1)[4]))
        .containsExactly("0.0", "0.25", "0.5", "0.75", "1.0");
    Map<Path, String> before = content();
    assertThat(console.out()).doesNotContain("Trials of more epochs");
    assertThat(console.run("tune", "--resume", out.toString())).isZero();
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void tune_calibrated_judgesCalibratedModels() throws IOException {
    List<Double> plain = new ArrayList<>();
    List<Double> calibrated = new ArrayList<>();
    for (String folds : List.of("0", "2")) {
      List<String> more =
          new ArrayList<>(
              List.of("--search", "grid", "--space", "l2=0,0.1", "--score", "log_loss"));
      if (!folds.equals("0")) {
        more.addAll(List.of("--folds", folds));
      }
      plain.addAll(scores(tune("plain" + folds, more.toArray(String[]::new))));
      more.add("--calibrate");
      calibrated.addAll(scores(tune("calibrated" + folds, more.toArray(String[]::new))));
    }

    for (int i = 0; i < 2; i++) {
      assertThat(calibrated.get(i)).as("by the part that fits").isLessThan(plain.get(i));
    }
    assertThat(calibrated.subList(2, 4)).doesNotContainAnyElementsOf(plain.subList(2, 4));
  }

  private static List<Double> scores(Path out) throws IOException {
    return Files.readAllLines(out.resolve("trials.csv")).stream()
        .skip(1)
        .map(row -> Double.valueOf(row.split(",", -1)[2]))
        .toList();
  }
}
