package dev.cajal.app.course;

import dev.cajal.app.figure.Colour;
import dev.cajal.app.figure.Html;
import dev.cajal.app.lab.LabCard;

/** What all pages of the site have in common. */
final class Page {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; LIGHT --line: #cfccc2; --well: #f1efe9; --link: #0a5c94; }
      @media (prefers-color-scheme: dark) { :root { DARK --line: #39404b; --well: #1d2229;
        --link: #7cc0f0; } }
      * { box-sizing: border-box; }
      body { background: var(--fig-paper); color: var(--fig-ink); margin: 0;
        font: 17px/1.55 system-ui, sans-serif; }
      header, main, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.1rem; }
      header { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; align-items: center;
        padding-top: 1rem; padding-bottom: .8rem; border-bottom: 1px solid var(--line); }
      header nav { display: flex; gap: 1.2rem; flex: 1; }
      footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: .8rem;
        padding-bottom: 2rem; display: flex; flex-wrap: wrap; justify-content: space-between;
        gap: 1rem; }
      a { color: var(--link); text-underline-offset: .15em; }
      a:focus-visible, input:focus-visible, summary:focus-visible, pre:focus-visible,
      .wide:focus-visible {
        outline: 3px solid var(--fig-orange); outline-offset: 2px; border-radius: 2px; }
      .brand { font-weight: 650; text-decoration: none; color: var(--fig-ink); }
      h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.6rem 0 .6rem; text-wrap: balance; }
      h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; }
      p { max-width: 44rem; margin: .5rem 0; }
      .soft { color: var(--fig-soft); }
      .search { position: relative; }
      .search input { font: inherit; color: inherit; background: var(--well);
        border: 1px solid var(--line); border-radius: 6px; padding: .3rem .6rem; width: 17rem;
        max-width: 100%; }
      .search ul { position: absolute; right: 0; left: 0; z-index: 2; margin: .2rem 0 0;
        padding: .3rem; list-style: none; background: var(--fig-paper);
        border: 1px solid var(--line); border-radius: 6px; max-height: 60vh; overflow: auto;
        min-width: 100%; }
      .search li a { display: block; padding: .25rem .4rem; text-decoration: none; }
      .search ul:empty { display: none; }
      .chips { display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: .4rem 0;
        list-style: none; }
      .chips a { display: inline-block; background: var(--well); border: 1px solid var(--line);
        border-radius: 999px; padding: .02rem .6rem; font-size: .9rem; text-decoration: none; }
      .figures { display: flex; flex-wrap: wrap; gap: 1.6rem 2rem; align-items: flex-start;
        margin: 1.2rem 0; }
      .group { width: 100%; }
      .group h3 { font-size: 1rem; margin: 0 0 .4rem; }
      .group div { display: flex; flex-wrap: wrap; gap: 1rem; }
      .figure { width: 100%; height: auto; display: block; }
      .figures > .figure, .group .figure { flex: 0 1 auto; }
      .scroll { overflow-x: auto; } .wide { width: 100%; }
      .wide > .figure { min-width: var(--least); }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .95rem; }
      th, td { padding: .25rem .9rem .25rem 0; border-bottom: 1px solid var(--line);
        text-align: right; vertical-align: top; }
      th:first-child, td.text, th.text { text-align: left; } tbody th { font-weight: 500; }
      .words td, .words th { text-align: left; }
      pre { background: var(--well); padding: .8rem 1rem; overflow-x: auto; border-radius: 6px;
        font: 14px/1.5 ui-monospace, monospace; }
      code { font-family: ui-monospace, monospace; font-size: .92em; }
      .labs { columns: 20rem; padding: 0; list-style: none; } .labs li { break-inside: avoid;
        margin: 0 0 .35rem; }
      :target { background: color-mix(in srgb, var(--fig-orange) 25%, transparent); }
      @media (max-width: 40rem) { body { font-size: 16px; } .search, .search input { width: 100%; }
        th, td { padding-right: .6rem; } }
      @media print { header, footer { display: none; } }
      """;

  private Page() {}

  /** The style sheet of all pages. */
  static String style() {
    return STYLE
        .replace("LIGHT", Colour.definitions(false))
        .replace("DARK", Colour.definitions(true));
  }

  /** The name of a lab's page. */
  static String fileOf(LabCard card) {
    return card.id() + ".html";
  }

  /** A page with the common head and navigation around its main part. */
  static String html(String title, String main, String footer) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="style.css">
    <script src="search.js" defer></script>
    </head>
    <body>
    <header>
    <a class="brand" href="index.html">Cajal: the course</a>
    <nav aria-label="Site"><a href="index.html">Labs</a> <a href="catalogue.html">Catalogue</a> \
    <a href="errata.html">Errata</a></nav>
    <div class="search" role="search"><input type="search" id="search" \
    placeholder="N12, softmax, …" aria-label="Find a lab or an identifier of the catalogue" \
    autocomplete="off"><ul id="found" aria-live="polite"></ul></div>
    </header>
    <main>
    %s</main>
    <footer>%s</footer>
    </body>
    </html>
    """
        .formatted(Html.escape(title), main, footer);
  }

  /** Paragraphs of a text, which empty lines separate. */
  static String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.split("\n\\s*\n", -1)) {
      html.append(Html.element("p", paragraph.strip())).append('\n');
    }
    return html.toString();
  }

  /** A link. */
  static String link(String target, String text) {
    return "<a href=\"%s\">%s</a>".formatted(Html.escape(target), Html.escape(text));
  }
}
