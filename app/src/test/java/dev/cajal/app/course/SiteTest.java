package dev.cajal.app.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.lab.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");

  @TempDir Path folder;

  @Test
  void write_makesPagesWhoseLinksAllLeadSomewhere() throws IOException {
    Site.write(folder, Settings.SEED, card -> {});

    List<String> broken = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        // The names of SVG's own language are no addresses that anything is fetched from.
        String page = Files.readString(file).replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "");
        assertThat(page).doesNotContain("http:", "https:").contains("<h1>");
        LINK.matcher(page)
            .results()
            .map(found -> found.group(1))
            .filter(target -> !target.startsWith("data:") && !leads(target))
            .forEach(target -> broken.add(file.getFileName() + " → " + target));
      }
    }
    assertThat(broken).isEmpty();
    assertThat(Files.readString(folder.resolve("search.js")))
        .contains("\"N12\"", "\"E43\"", "\"toy-map\"");
  }

  @Test
  void errata_areAllThere() {
    assertThat(Topics.errata()).hasSize(43);
    for (int i = 1; i <= 43; i++) {
      assertThat(Topics.errata().get(i - 1).id()).isEqualTo("E" + i);
      assertThat(ErrataPage.html()).contains("<section id=\"E%d\">".formatted(i));
    }
  }

  private boolean leads(String target) {
    String[] parts = target.split("#", -1);
    Path file = folder.resolve(parts[0]);
    try {
      return Files.isRegularFile(file)
          && (parts.length == 1
              || Files.readString(file).contains("id=\"%s\"".formatted(parts[1])));
    } catch (IOException e) {
      return false;
    }
  }
}
