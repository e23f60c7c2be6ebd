package dev.cajal.app.course;

import dev.cajal.app.figure.Html;
import java.util.stream.Collectors;

/** Every identifier of the catalogue and the labs that show it. */
final class CataloguePage {
  private CataloguePage() {}

  /** Where an identifier is explained. */
  static String placeOf(String id) {
    return (id.startsWith("E") ? "errata.html#" : "catalogue.html#") + id;
  }

  static String html() {
    StringBuilder rows = new StringBuilder();
    for (Topics.Topic topic : Topics.all()) {
      rows.append(
          "<tr id=\"%1$s\"><th scope=\"row\">%1$s</th><td>%2$s</td><td>%3$s</td></tr>\n"
              .formatted(topic.id(), Html.escape(topic.title()), labLinks(topic.id())));
    }
    return Page.html(
        "Catalogue",
        """
        <h1>Catalogue</h1>
        <p>Everything that the course's material describes, by its identifier, and the labs that \
        show it.</p>
        <div class="scroll"><table class="words"><thead><tr><th scope="col">id</th>\
        <th scope="col">what</th><th scope="col">labs</th></tr></thead><tbody>
        %s</tbody></table></div>
        """
            .formatted(rows),
        "<span></span>");
  }

  static String labLinks(String id) {
    return Topics.labs(id).stream()
        .map(lab -> Page.link(Page.fileOf(lab.card()), lab.card().title()))
        .collect(Collectors.joining(", "));
  }
}
