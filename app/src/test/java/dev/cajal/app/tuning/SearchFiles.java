package dev.cajal.app.tuning;

import dev.cajal.io.json.Json;
import java.nio.file.Path;

/** Opens the files of a search to tests of other packages. */
public final class SearchFiles {
  private SearchFiles() {}

  /** Reads a plan and gives its text again. */
  public static String plan(Path file) {
    return Json.pretty(TuningPlan.read(Json.read(file)).toMap());
  }

  /** Reads a journal. */
  public static void journal(Path file) {
    Journal.open(file).close();
  }
}
