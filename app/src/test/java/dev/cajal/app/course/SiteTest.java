package dev.cajal.app.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");
  private static final Pattern ENTRY = Pattern.compile("^\\[\"([^\"]+)\", .*, \"([^\"]*)\", ");
  private static final long MOST_BYTES = 25_000_000;

  @TempDir static Path folder;

  private static Map<String, String> files;

  @BeforeAll
  static void writeSite() throws IOException {
    Site.write(folder, Settings.SEED, card -> {});
    files = read(folder);
  }

  private static Map<String, String> read(Path from) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.list(from)) {
      for (Path file : all.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void links_allLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".html")) {
            LINK.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.startsWith("data:") && !leads(target))
                .forEach(target -> broken.add(name + " → " + target));
          }
        });
    assertThat(broken).isEmpty();
  }

  @Test
  void files_referToNothingOutside() {
    files.forEach(
        (name, text) -> {
          // The names of SVG's own language are no addresses that anything is fetched from.
          String rest = text.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "");
          assertThat(rest).as(name).doesNotContain("http:", "https:", "//cdn", "@import", "url(\"");
          assertThat(rest).as(name).doesNotContainPattern("src=\"//|fetch\\(|XMLHttpRequest");
        });
  }

  @Test
  void pages_haveWhatBrowsersAndReadersNeed() {
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".html")) {
        assertThat(file.getValue())
            .as(file.getKey())
            .contains("<html lang=\"en\">", "name=\"viewport\"", "<h1>", "id=\"search\"", "<main>");
      }
    }
    assertThat(files.get("style.css"))
        .contains("prefers-color-scheme: dark", "max-width: 40rem", ":focus-visible");
  }

  @Test
  void labs_haveTheirPageWithFiguresAndSource() {
    for (Lab lab : Course.labs()) {
      String page = files.get(lab.card().id() + ".html");
      assertThat(page).as(lab.card().id()).isNotNull();
      assertThat(page)
          .as(lab.card().id())
          .contains("public final class " + lab.getClass().getSimpleName())
          .contains("cajal lab " + lab.card().id());
      boolean pictured = page.contains("<svg ") || page.contains("<table>");
      assertThat(pictured).as("%s has a figure or a table", lab.card().id()).isTrue();
      assertThat(files.get("index.html")).contains("href=\"" + lab.card().id() + ".html\"");
    }
  }

  @Test
  void search_findsEveryIdentifierOfTheCatalogue() {
    Map<String, String> found = new TreeMap<>();
    files
        .get("search.js")
        .lines()
        .map(ENTRY::matcher)
        .filter(java.util.regex.Matcher::find)
        .forEach(entry -> found.put(entry.group(1), entry.group(2)));
    List<String> ids =
        Stream.concat(
                Topics.all().stream().map(Topics.Topic::id),
                Topics.errata().stream().map(Topics.Erratum::id))
            .toList();
    assertThat(ids).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    for (String id : ids) {
      assertThat(found).containsKey(id);
      assertThat(leads(found.get(id))).as("%s → %s", id, found.get(id)).isTrue();
    }
    assertThat(found)
        .containsKeys(Course.labs().stream().map(l -> l.card().id()).toArray(String[]::new));
  }

  @Test
  void secondSite_hasTheSameBytes(@TempDir Path second) throws IOException {
    Site.write(second, Settings.SEED, card -> {});

    Map<String, String> again = read(second);
    assertThat(again.keySet()).isEqualTo(files.keySet());
    assertThat(files.keySet()).allMatch(name -> again.get(name).equals(files.get(name)));
  }

  @Test
  void size_isSmall() throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void errata_areAllThere() {
    assertThat(Topics.errata()).hasSize(43);
    for (int i = 1; i <= 43; i++) {
      assertThat(Topics.errata().get(i - 1).id()).isEqualTo("E" + i);
      assertThat(files.get("errata.html")).contains("<section id=\"E%d\">".formatted(i));
    }
  }

  @Test
  void errata_areEachComputedAsPrintedAndCorrected() {
    for (String section : ErrataPage.html().split("<section ", -1)) {
      if (section.startsWith("id=")) {
        assertThat(section).contains("as printed</th>", "corrected</th>", "<td>");
      }
    }
  }

  private static boolean leads(String target) {
    String[] parts = target.split("#", -1);
    String text = files.get(parts[0]);
    return text != null && (parts.length == 1 || text.contains("id=\"%s\"".formatted(parts[1])));
  }
}
