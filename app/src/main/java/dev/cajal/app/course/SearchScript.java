package dev.cajal.app.course;

import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import java.util.ArrayList;
import java.util.List;

/** The search box: a list of everything that can be found, and the few lines that find it. */
final class SearchScript {
  private static final String CODE =
      """
      const box = document.getElementById('search');
      const found = document.getElementById('found');
      const plain = text => text.toLowerCase();
      function rank(entry, wanted) {
        const [id, title] = [plain(entry[0]), plain(entry[1])];
        if (id === wanted) return 0;
        if (id.startsWith(wanted)) return 1;
        if (title.startsWith(wanted)) return 2;
        return title.includes(wanted) || plain(entry[3]).includes(wanted) ? 3 : 9;
      }
      function search() {
        const wanted = plain(box.value.trim());
        found.replaceChildren();
        if (!wanted) return;
        const hits = entries.map(entry => [rank(entry, wanted), entry])
            .filter(hit => hit[0] < 9).sort((a, b) => a[0] - b[0]).slice(0, 12);
        for (const [, entry] of hits) {
          const link = document.createElement('a');
          link.href = entry[2];
          link.textContent = entry[0] + '  ' + entry[1];
          const item = document.createElement('li');
          item.append(link);
          found.append(item);
        }
        if (!hits.length) {
          const item = document.createElement('li');
          item.textContent = 'nothing found';
          found.append(item);
        }
      }
      box.addEventListener('input', search);
      box.addEventListener('keydown', event => {
        const first = found.querySelector('a');
        if (event.key === 'Enter' && first) location.href = first.href;
        if (event.key === 'ArrowDown' && first) { first.focus(); event.preventDefault(); }
        if (event.key === 'Escape') { box.value = ''; search(); }
      });
      found.addEventListener('click', () => found.replaceChildren());
      found.addEventListener('keydown', event => {
        const item = event.target.closest('li');
        const next = event.key === 'ArrowDown' ? item.nextSibling
            : event.key === 'ArrowUp' ? item.previousSibling : null;
        if (event.key.startsWith('Arrow')) {
          event.preventDefault();
          (next ? next.firstChild : box).focus();
        }
        if (event.key === 'Escape') { found.replaceChildren(); box.focus(); }
      });
      document.addEventListener('keydown', event => {
        if (event.key === '/' && document.activeElement !== box) {
          box.focus();
          event.preventDefault();
        }
      });
      """;

  private SearchScript() {}

  static String text() {
    List<String> entries = new ArrayList<>();
    for (Lab lab : Course.labs()) {
      LabCard card = lab.card();
      entries.add(
          entry(card.id(), card.title(), Page.fileOf(card), String.join(" ", card.covers())));
    }
    for (Topics.Topic topic : Topics.all()) {
      entries.add(entry(topic.id(), topic.title(), CataloguePage.placeOf(topic.id()), ""));
    }
    for (Topics.Erratum erratum : Topics.errata()) {
      String place = CataloguePage.placeOf(erratum.id());
      entries.add(entry(erratum.id(), "Erratum: " + erratum.printed(), place, ""));
    }
    return "const entries = [\n" + String.join(",\n", entries) + "];\n" + CODE;
  }

  private static String entry(String... parts) {
    List<String> quoted = new ArrayList<>();
    for (String part : parts) {
      quoted.add("\"" + part.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    return "[" + String.join(", ", quoted) + "]";
  }
}
