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
  void html_withSections_showsThemBeforeTheSettings() {
    Report.Section section =
        new Report.Section(
            "Trials & errors",
            "The best first.",
            List.of(Chart.of("Score").categories("a").bars("b", 1)),
            List.of("trial", "loss"),
            List.of(List.of("1", "0.5")));
    Report report =
        new Report(
            "t",
            "s",
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(section),
            Map.of("seed", "1"));

    String page = report.html();

    assertThat(page)
        .contains("<h2>Trials &amp; errors</h2>", "<p>The best first.</p>")
        .contains("aria-label=\"Score\"", "<th scope=\"row\">1</th><td>0.5</td>")
        .doesNotContain("<h2>Metrics</h2>", "<h2>Curves</h2>");
    assertThat(page.indexOf("Trials &amp;")).isLessThan(page.indexOf("<h2>Settings</h2>"));
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
