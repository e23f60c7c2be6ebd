package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says about how far its model may be trusted. */
class TrustTest {
  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();

  private String report(String data, String... more) throws IOException {
    Path out = folder.resolve("model" + more.length + data.length());
    List<String> arguments = new ArrayList<>(List.of("train", data, "--out", out.toString()));
    arguments.addAll(List.of(more));
    int code = console.run(arguments.toArray(String[]::new));
    assertThat(code).as(console.errors()).isZero();
    return Files.readString(out.resolve("report.html"));
  }

  private String flowers() {
    return Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
  }

  /** The price follows the town most, the age less, and the height not at all. */
  private String prices() {
    List<String> lines = new ArrayList<>(List.of("height,age,town,price"));
    Random random = new Random(4);
    List<String> towns = List.of("Graz", "Lyon", "Porto");
    for (int i = 0; i < 240; i++) {
      int town = random.nextInt(3);
      int age = random.nextInt(60);
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%d,%s,%.2f",
              random.nextInt(100),
              age,
              towns.get(town),
              40.0 * town + 0.5 * age + random.nextGaussian()));
    }
    return Flowers.write(folder.resolve("prices.csv"), lines).toString();
  }

  private static List<String> headings(String page) {
    return Pattern.compile("<h2>(.*?)</h2>")
        .matcher(page)
        .results()
        .map(heading -> heading.group(1))
        .toList();
  }

  @Test
  void report_onClasses_hasCalibrationImportanceAndDependence() throws IOException {
    String page = report(flowers(), "--epochs", "5");

    assertThat(headings(page))
        .containsExactly(
            "Metrics",
            "Curves",
            "Confusion matrix, test part",
            "Calibration, test part",
            "Importance of columns, test part",
            "Partial dependence",
            "Settings");
    assertThat(page)
        .contains("over 18 samples in 5 bins", "growth of log_loss", "Measured with 18 samples.");
  }

  @Test
  void report_onNumbers_ranksColumnsByWhatTheyAreWorth() throws IOException {
    String page = report(prices(), "--epochs", "30");

    assertThat(headings(page)).doesNotContain("Calibration, test part");
    String importance =
        page.substring(page.indexOf("Importance of columns"), page.indexOf("Partial dependence"));
    assertThat(importance).contains("fall of r2");
    // Sideways, the first category is the lowest bar.
    assertThat(importance.lastIndexOf(">height<"))
        .isPositive()
        .isLessThan(importance.lastIndexOf(">age<"));
    assertThat(importance.lastIndexOf(">age<")).isLessThan(importance.lastIndexOf(">town<"));
    assertThat(page.substring(page.indexOf("Partial dependence")))
        .contains(">Lyon<", ">Porto<", ">Graz<", ">price<");
  }

  @Test
  void report_withoutTestPart_judgesByTheValidationPart() throws IOException {
    assertThat(headings(report(flowers(), "--epochs", "2", "--test", "0")))
        .contains("Calibration, validation part", "Importance of columns, validation part");
  }

  @Test
  void report_withoutProbabilities_hasNoCalibration() throws IOException {
    String page = report(flowers(), "--epochs", "2", "--loss", "multiclass_hinge");

    assertThat(headings(page))
        .doesNotContain("Calibration, test part")
        .contains("Importance of columns, test part");
    assertThat(page).contains("fall of accuracy");
  }

  @Test
  void report_onPolynomials_leavesImportanceOut() throws IOException {
    assertThat(headings(report(flowers(), "--epochs", "2", "--polynomial", "2")))
        .contains("Calibration, test part")
        .doesNotContain("Importance of columns, test part", "Partial dependence");
  }

  @Test
  void report_onImages_leavesImportanceOut() throws IOException {
    String page = report("digits", "--epochs", "1", "--layers", "dense(C)");

    assertThat(headings(page))
        .contains("Calibration, test part")
        .doesNotContain("Importance of columns, test part", "Partial dependence");
  }

  @Test
  void report_repeated_isTheSame() throws IOException {
    String data = prices();
    String first = report(data, "--epochs", "2");
    String second = report(data, "--epochs", "2", "--threads", "1");

    assertThat(
            second.substring(second.indexOf("Importance of columns"), second.indexOf("Settings")))
        .isEqualTo(
            first.substring(first.indexOf("Importance of columns"), first.indexOf("Settings")));
  }
}
