package dev.cajal.app.figure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page about one training or several: one HTML file with nothing fetched from elsewhere, in light
 * and dark.
 *
 * @param title the heading
 * @param summary one sentence under it
 * @param metricHeader the names above the columns of the metrics
 * @param metrics a row per part of the data, its name first; empty for no such section
 * @param charts curves over the epochs
 * @param confusion how classes were mistaken, if there are classes
 * @param sections what stands between these and the settings
 * @param settings how it was trained, by name
 */
public record Report(
    String title,
    String summary,
    List<String> metricHeader,
    List<List<String>> metrics,
    List<Figure> charts,
    Optional<Confusion> confusion,
    List<Section> sections,
    Map<String, String> settings) {

  /** A page without sections of its own. */
  public Report(
      String title,
      String summary,
      List<String> metricHeader,
      List<List<String>> metrics,
      List<Figure> charts,
      Optional<Confusion> confusion,
      Map<String, String> settings) {
    this(title, summary, metricHeader, metrics, charts, confusion, List.of(), settings);
  }

  /**
   * A part of the page.
   *
   * @param heading above it
   * @param text a sentence or more under the heading
   * @param figures side by side
   * @param header the names above the columns of the table
   * @param rows of the table, the name of each first; empty for no table
   */
  public record Section(
      String heading,
      String text,
      List<Figure> figures,
      List<String> header,
      List<List<String>> rows) {
    /** Keeps unmodifiable copies. */
    public Section {
      figures = List.copyOf(figures);
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }

    private String html() {
      return section(
          heading,
          Html.element("p", text)
              + (figures.isEmpty() ? "" : drawn(figures))
              + (rows.isEmpty() ? "" : Html.table("metrics", header, rows)));
    }
  }

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #cfccc2; --right: 46 125 80; --wrong: 196 62 48; }
      @media (prefers-color-scheme: dark) {
        :root { --line: #39404b; --right: 86 190 130; --wrong: 232 104 88; } }
      body { background: var(--fig-paper); color: var(--fig-ink); margin: 2.5rem auto; padding: 0 1.25rem;
        max-width: 74rem; font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
      p { color: var(--fig-soft); margin: .3rem 0 0; }
      .charts { display: grid; gap: 1.5rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
      .figure { width: 100%; height: auto; }
      .scroll { overflow-x: auto; } .scroll p { max-width: 48rem; margin-bottom: .9rem; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .25rem .8rem; border-bottom: 1px solid var(--line); text-align: right; }
      tbody th, thead th:first-child { text-align: left; font-weight: 500; }
      @media (max-width: 40rem) { table { font-size: .85rem; } th, td { padding: .25rem .3rem; } }
      .settings td { text-align: left; overflow-wrap: anywhere; }
      .confusion td { min-width: 2.2rem; padding: .25rem .5rem; text-align: center; }
      .confusion thead th { text-align: center; font-weight: 500; }
      .right { background: rgb(var(--right) / var(--share)); }
      .wrong { background: rgb(var(--wrong) / var(--share)); }
      """;

  /** Keeps unmodifiable copies. */
  public Report {
    metricHeader = List.copyOf(metricHeader);
    metrics = metrics.stream().map(List::copyOf).toList();
    charts = List.copyOf(charts);
    sections = List.copyOf(sections);
  }

  /** The whole page. */
  public String html() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    %s
    <style>
    :root { %s }
    @media (prefers-color-scheme: dark) { :root { %s } }
    %s</style>
    </head>
    <body>
    %s
    %s
    %s%s%s%s%s</body>
    </html>
    """
        .formatted(
            Html.element("title", title),
            Colour.definitions(false),
            Colour.definitions(true),
            STYLE,
            Html.element("h1", title),
            Html.element("p", summary),
            metrics.isEmpty()
                ? ""
                : section("Metrics", Html.table("metrics", metricHeader, metrics)),
            charts.isEmpty() ? "" : section("Curves", drawn(charts)),
            confusion.map(Report::confusionSection).orElse(""),
            sections.stream().map(Section::html).collect(Collectors.joining()),
            section("Settings", Html.table("settings", List.of(), settingRows())));
  }

  private static String drawn(List<Figure> figures) {
    return figures.stream()
        .map(chart -> chart.svg().element())
        .collect(Collectors.joining("\n", "<div class=\"charts\">\n", "\n</div>\n"));
  }

  private List<List<String>> settingRows() {
    return settings.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
  }

  private static String section(String heading, String body) {
    return "<section>\n%s\n<div class=\"scroll\">\n%s</div>\n</section>\n"
        .formatted(Html.element("h2", heading), body);
  }

  private static String confusionSection(Confusion confusion) {
    StringBuilder table = new StringBuilder("<table class=\"confusion\">\n<thead><tr><th></th>");
    confusion.labels().forEach(label -> table.append(heading("col", label)));
    table.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < confusion.labels().size(); row++) {
      table.append("<tr>").append(heading("row", confusion.labels().get(row)));
      for (int column = 0; column < confusion.labels().size(); column++) {
        table.append(cell(confusion, row, column));
      }
      table.append("</tr>\n");
    }
    table.append(
        "</tbody></table>\n<p>Rows are the true classes, columns the predicted ones.</p>\n");
    return section("Confusion matrix, " + confusion.part() + " part", table.toString());
  }

  private static String heading(String scope, String label) {
    return "<th scope=\"%s\">%s</th>".formatted(scope, Html.escape(label));
  }

  private static String cell(Confusion confusion, int row, int column) {
    long count = confusion.counts().get(row).get(column);
    if (count == 0) {
      return "<td></td>";
    }
    double share = confusion.share(row, column);
    // A single mistake among many samples must still be seen.
    double strength = row == column ? 0.15 + 0.55 * share : Math.min(0.8, 0.2 + share);
    return String.format(
        Locale.ROOT,
        "<td class=\"%s\" style=\"--share: %.2f\">%d</td>",
        row == column ? "right" : "wrong",
        strength,
        count);
  }
}
