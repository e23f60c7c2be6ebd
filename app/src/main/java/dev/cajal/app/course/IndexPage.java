package dev.cajal.app.course;

import dev.cajal.app.figure.Html;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;

/** The first page: the chapters and their labs. */
final class IndexPage {
  private IndexPage() {}

  static String html() {
    StringBuilder main =
        new StringBuilder(
            """
            <h1>Neural networks as a laboratory</h1>
            <p>Small experiments, from one formal neuron to deep networks. Each runs on the engine, \
            draws its picture, shows its numbers beside those of the catalogue, and lets its \
            parameters be changed. <kbd>/</kbd> goes to the search box.</p>
            """);
    for (Chapter chapter : Site.chapters()) {
      main.append(
          "<h2 id=\"chapter-%d\">%s</h2>\n<ul class=\"labs\">\n"
              .formatted(chapter.number(), Html.escape(LabPage.chapterName(chapter))));
      for (Lab lab : Course.labs(chapter)) {
        main.append(
            "<li>%s <span class=\"soft\">%s</span></li>\n"
                .formatted(
                    Page.link(Page.fileOf(lab.card()), lab.card().title()),
                    Html.escape(String.join(" ", lab.card().covers()))));
      }
      main.append("</ul>\n");
    }
    return Page.html("Cajal: the course", main.toString(), "<span></span>");
  }
}
