package dev.cajal.app.course;

import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * All labs as pages that need nothing but a browser: an index with a search box, a page for each
 * lab, the catalogue and its errata.
 */
public final class Site {
  private Site() {}

  /**
   * Runs every lab with its initial settings and writes the pages.
   *
   * @param folder created if it is missing
   * @param seed of all labs
   * @param progress told of each lab before it runs
   * @throws DataException if the folder cannot be written
   */
  public static void write(Path folder, long seed, Consumer<LabCard> progress) {
    try {
      Files.createDirectories(folder);
      List<Lab> labs = Course.labs();
      for (int i = 0; i < labs.size(); i++) {
        Lab lab = labs.get(i);
        progress.accept(lab.card());
        Settings settings = Settings.initial(lab).seed(seed);
        put(
            folder,
            Page.fileOf(lab.card()),
            LabPage.html(
                lab,
                settings,
                lab.result(settings),
                i == 0 ? null : labs.get(i - 1).card(),
                i + 1 == labs.size() ? null : labs.get(i + 1).card()));
      }
      put(folder, "index.html", IndexPage.html());
      put(folder, "catalogue.html", CataloguePage.html());
      put(folder, "errata.html", ErrataPage.html());
      put(folder, "style.css", Page.style());
      put(folder, "search.js", SearchScript.text());
    } catch (IOException e) {
      throw new DataException("%s: the site cannot be written here: %s".formatted(folder, e), e);
    }
  }

  /** The chapters that have labs. */
  static List<Chapter> chapters() {
    return List.of(Chapter.values()).stream().filter(c -> !Course.labs(c).isEmpty()).toList();
  }

  private static void put(Path folder, String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
