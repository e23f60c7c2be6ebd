package dev.cajal.app.course;

import dev.cajal.app.figure.Html;

/** Where the course's material slips, what holds instead, and the labs that show it. */
final class ErrataPage {
  private ErrataPage() {}

  static String html() {
    StringBuilder entries = new StringBuilder();
    for (Topics.Erratum erratum : Topics.errata()) {
      String labs = CataloguePage.labLinks(erratum.id());
      entries.append(
          """
          <section id="%1$s"><h2>%1$s</h2>
          <p><span class="soft">Printed:</span> %2$s</p>
          <p><span class="soft">Holds:</span> %3$s</p>
          %4$s</section>
          """
              .formatted(
                  erratum.id(),
                  Html.escape(erratum.printed()),
                  Html.escape(erratum.holds()),
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
}
