package dev.cajal.io.model;

import dev.cajal.io.dataset.Datasets;
import java.nio.file.Path;
import java.util.Locale;

/** What a model is called after its data. */
public final class ModelName {
  private ModelName() {}

  /**
   * The data's name without folders and endings: {@code data/Flowers 2.csv.gz} → flowers-2, {@code
   * jdbc:postgresql://host/shop?user=me} → shop.
   */
  public static String of(String source) {
    Path file = Path.of(Datasets.isDatabase(source) ? database(source) : source).getFileName();
    String name = file == null ? "" : file.toString();
    int ending = name.indexOf('.', 1);
    String stem = ending < 0 ? name : name.substring(0, ending);
    String plain = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "model" : trimmed;
  }

  private static String database(String address) {
    String[] parts = address.replaceFirst("[?;].*", "").split("[:/\\\\@]", -1);
    return parts[parts.length - 1];
  }
}
