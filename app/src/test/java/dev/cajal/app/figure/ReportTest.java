package dev.cajal.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          "digits <1>",
          "1797 samples",
          List.of("part", "accuracy"),
          List.of(List.of("test", "0.975")),
          List.of(
              Chart.of("Loss")
                  .axes("epoch", "loss")
                  .line("training", new double[] {1, 2}, new double[] {2, 1})),
          Optional.of(
              new Confusion("test", List.of("a", "b"), List.of(List.of(8L, 2L), List.of(0L, 5L)))),
          Map.of("optimizer", "adam(0.001)"));

  @Test
  void html_showsEverythingEscaped() {
    assertThat(REPORT.html())
        .contains("<title>digits &lt;1&gt;</title>")
        .contains("<tr><th scope=\"row\">test</th><td>0.975</td></tr>")
        .contains("<svg ")
        .contains("<td class=\"right\" style=\"--share: 0.59\">8</td>")
        .contains("<td class=\"wrong\" style=\"--share: 0.40\">2</td>")
        .contains("<tr><th scope=\"row\">optimizer</th><td>adam(0.001)</td></tr>");
  }

  @Test
  void html_fetchesNothing() {
    String others = REPORT.html().replaceAll("xmlns(:xlink)?=\"[^\"]*\"|url\\(#[\\w-]+\\)", "");

    assertThat(others).doesNotContain("http", "src=", "url(", "@import", "<script", "<link");
  }

  @Test
  void html_hasADarkForm() {
    assertThat(REPORT.html()).contains("prefers-color-scheme: dark", "color-scheme: light dark");
  }
}
