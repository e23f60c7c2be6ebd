package dev.cajal.app.course;

import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Html;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.figure.Svg;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.LabNumber;
import dev.cajal.app.lab.LabResult;
import dev.cajal.app.lab.LabTable;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import java.util.List;
import java.util.stream.Collectors;

/** The page of one lab. */
final class LabPage {
  private static final int WIDE = 520;

  private final LabCard card;
  private final Settings settings;
  private final LabResult result;

  private LabPage(LabCard card, Settings settings, LabResult result) {
    this.card = card;
    this.settings = settings;
    this.result = result;
  }

  /** The page, with links to the labs before and after if there are any. */
  static String html(Lab lab, Settings settings, LabResult result, LabCard before, LabCard after) {
    LabPage page = new LabPage(lab.card(), settings, result);
    String back = before == null ? "" : Page.link(Page.fileOf(before), "← " + before.title());
    String next = after == null ? "" : Page.link(Page.fileOf(after), after.title() + " →");
    return Page.html(
        lab.card().title(),
        page.head()
            + page.figures()
            + page.look()
            + page.numbers()
            + page.tables()
            + page.parameters()
            + source(lab),
        "<span>%s</span><span>%s</span>".formatted(back, next));
  }

  private String head() {
    Chapter chapter = card.chapter();
    String chips =
        card.covers().stream()
            .map(id -> "<li>" + Page.link(CataloguePage.placeOf(id), id) + "</li>")
            .collect(Collectors.joining(""));
    return Html.element("h1", card.title())
        + "<p class=\"soft\">Chapter "
        + Page.link("index.html#chapter-" + chapter.number(), chapterName(chapter))
        + "</p>\n<ul class=\"chips\" aria-label=\"Catalogue\">"
        + chips
        + "</ul>\n"
        + Page.paragraphs(card.about());
  }

  static String chapterName(Chapter chapter) {
    return "%d. %s".formatted(chapter.number(), chapter.title());
  }

  private String figures() {
    StringBuilder html = new StringBuilder("<div class=\"figures\">\n");
    for (Figure figure : result.figures()) {
      if (figure instanceof Panels panels) {
        html.append("<div class=\"group\"><h3>%s</h3><div>".formatted(Html.escape(panels.title())));
        panels.parts().forEach(part -> html.append(shown(part.svg())).append('\n'));
        html.append("</div></div>\n");
      } else {
        html.append(shown(figure.svg())).append('\n');
      }
    }
    return html.append("</div>\n").toString();
  }

  /** A wide picture scrolls on a narrow screen, so that its texts stay readable. */
  private static String shown(Svg picture) {
    if (picture.width() <= WIDE) {
      return picture.element();
    }
    return "<div class=\"scroll wide\" style=\"--least:%dpx\" tabindex=\"0\">%s</div>"
        .formatted(picture.width() * 3 / 4, picture.element());
  }

  private String look() {
    String notes = result.notes().stream().map(Page::paragraphs).collect(Collectors.joining());
    return notes + Html.element("h2", "What to look for") + "\n" + Page.paragraphs(card.look());
  }

  private String numbers() {
    if (result.numbers().isEmpty()) {
      return "";
    }
    boolean expects = result.numbers().stream().anyMatch(number -> number.expected().isPresent());
    StringBuilder rows = new StringBuilder();
    for (LabNumber number : result.numbers()) {
      rows.append("<tr><th scope=\"row\">%s</th>".formatted(Html.escape(number.name())));
      rows.append(Html.element("td", number.text()));
      if (expects) {
        String expected = settings.isInitial() ? number.expected().orElse("") : "";
        String mark = expected.isEmpty() ? "" : number.agrees() ? "✓" : "≠";
        rows.append(Html.element("td", expected.replace('-', '−')));
        rows.append("<td>%s</td>".formatted(mark));
        rows.append("<td class=\"text\">%s</td>".formatted(sourceLink(number.source())));
      }
      rows.append("</tr>\n");
    }
    String header =
        "<thead><tr><th scope=\"col\">number</th><th scope=\"col\">value</th>%s</tr></thead>\n"
            .formatted(
                expects
                    ? "<th scope=\"col\">expected</th><th scope=\"col\">agrees</th>"
                        + "<th scope=\"col\" class=\"text\">id</th>"
                    : "");
    return section("Numbers", "<table>%s<tbody>%s</tbody></table>".formatted(header, rows));
  }

  private static String sourceLink(String source) {
    return source.isEmpty() ? "" : Page.link(CataloguePage.placeOf(source), source);
  }

  private String tables() {
    StringBuilder html = new StringBuilder();
    for (LabTable table : result.tables()) {
      html.append(section(table.title(), Html.table("numbers", table.header(), table.rows())));
    }
    return html.toString();
  }

  private String parameters() {
    StringBuilder html = new StringBuilder(Html.element("h2", "Try it"));
    String example = "cajal lab " + card.id();
    if (!card.parameters().isEmpty()) {
      Parameter<?> first = card.parameters().getFirst();
      example += " --set %s=%s".formatted(first.name(), first.extremes().getFirst());
    }
    html.append("\n<pre tabindex=\"0\">%s</pre>\n".formatted(Html.escape(example)));
    if (!card.parameters().isEmpty()) {
      List<List<String>> rows =
          card.parameters().stream()
              .map(
                  parameter ->
                      List.of(
                          parameter.name(),
                          settings.texts().get(parameter.name()),
                          parameter.range(),
                          parameter.meaning()))
              .toList();
      html.append("<div class=\"scroll\">");
      html.append(Html.table("words", List.of("parameter", "value", "takes", "meaning"), rows));
      html.append("</div>\n");
    }
    return html.toString();
  }

  private static String section(String heading, String body) {
    return "%s\n<div class=\"scroll\">%s</div>\n".formatted(Html.element("h2", heading), body);
  }

  private static String source(Lab lab) {
    return "<h2>Source</h2>\n<details><summary>%s.java</summary><pre tabindex=\"0\">%s</pre></details>\n"
        .formatted(lab.getClass().getSimpleName(), Html.escape(LabSource.of(lab)));
  }
}
