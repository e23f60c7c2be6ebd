package dev.cajal.app.cli;

import dev.cajal.io.model.ConfigFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Opens the files of options to tests of other packages. */
public final class OptionFiles {
  private OptionFiles() {}

  /** Reads a file of options as a training does. */
  public static void request(Path file) {
    Map<String, String> options = new TreeMap<>(ConfigFile.read(file));
    options.keySet().retainAll(RecipeOptions.plainNames());
    RecipeOptions.request(options);
  }
}
