package dev.cajal.app.course;

import dev.cajal.app.figure.Html;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the course's material slips, what holds instead, and what both give when computed. */
final class ErrataPage {
  private static final List<String> HEADER = List.of("computed", "as printed", "corrected");

  private ErrataPage() {}

  /** What the labs of the errata computed, by identifier; they run when it is first asked for. */
  private static final class Computed {
    static final Map<String, List<List<String>>> ROWS =
        Course.labs(Chapter.ERRATA).stream()
            .flatMap(lab -> lab.result(Settings.initial(lab)).tables().stream())
            .flatMap(table -> table.rows().stream())
            .collect(
                Collectors.groupingBy(
                    List::getFirst,
                    Collectors.mapping(row -> row.subList(1, row.size()), Collectors.toList())));
  }

  static String html() {
    StringBuilder entries = new StringBuilder();
    for (Topics.Erratum erratum : Topics.errata()) {
      String labs = CataloguePage.labLinks(erratum.id());
      entries.append(
          """
          <section id="%1$s"><h2>%1$s</h2>
          <p><span class="soft">Printed:</span> %2$s</p>
          <p><span class="soft">Holds:</span> %3$s</p>
          %4$s%5$s</section>
          """
              .formatted(
                  erratum.id(),
                  Html.escape(erratum.printed()),
                  Html.escape(erratum.holds()),
                  computed(erratum.id()),
                  labs.isEmpty() ? "" : "<p>Seen in " + labs + ".</p>\n"));
    }
    return Page.html(
        "Errata",
        """
        <h1>Errata</h1>
        <p>Where the course's material slips, what holds instead, and the labs that show the \
        printed form failing beside the corrected one. D0 to D4 are its five decks.</p>
        %s\
        """
            .formatted(entries),
        "<span></span>");
  }

  private static String computed(String id) {
    List<List<String>> rows = Computed.ROWS.getOrDefault(id, List.of());
    return rows.isEmpty()
        ? ""
        : "<div class=\"scroll\">" + Html.table("words", HEADER, rows) + "</div>\n";
  }
}
