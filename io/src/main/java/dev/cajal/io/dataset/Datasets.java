package dev.cajal.io.dataset;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.generate.Generator;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data sets by what a user calls them: the name of a built-in set, of one of the MNIST family, a
 * CSV file, or a folder of IDX files.
 *
 * <p>A name comes before a file of the same name, which {@code ./iris} still reaches.
 */
public final class Datasets {
  private Datasets() {}

  /** The names of all named sets. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(BuiltInDatasets.names());
    names.addAll(ImageSets.names());
    return names;
  }

  /**
   * Loads a named set, a CSV file or a folder of IDX files.
   *
   * @param nameOrPath a name of {@link #names} or a path
   * @param target name or position of the target column, see {@link
   *     dev.cajal.nn.data.Table#column}; empty means the last column
   * @param options how to read a CSV file
   * @throws DataException if there is no such data, with the nearest names, or it cannot be read
   */
  public static LoadedData load(String nameOrPath, Optional<String> target, CsvOptions options) {
    if (nameOrPath.isBlank()) {
      throw new DataException(
          "data: expected the name of a set, a file or a folder; found an empty text");
    }
    Optional<LoadedData> named =
        BuiltInDatasets.find(nameOrPath).or(() -> ImageSets.find(nameOrPath));
    if (named.isPresent()) {
      return withTarget(named.get(), target);
    }
    Path path = path(nameOrPath);
    if (Files.isDirectory(path)) {
      if (!ImageFolder.holdsAny(path)) {
        throw new DataException(
            "%s: is a folder without data; expected a CSV file, or a folder with %s"
                .formatted(path, String.join(", ", ImageFolder.FILES)));
      }
      return withTarget(ImageFolder.load(nameOrPath, path, List.of()), target);
    }
    if (!Files.exists(path)) {
      throw missing(nameOrPath, path);
    }
    ByteSource file = ByteSource.of(path);
    DataSource source = DataSource.Tabular.of(Csv.read(file, options), target);
    return new LoadedData(source, file.sha256());
  }

  private static LoadedData withTarget(LoadedData data, Optional<String> target) {
    if (target.isEmpty()) {
      return data;
    }
    return switch (data.source()) {
      case DataSource.Tabular tabular ->
          new LoadedData(DataSource.Tabular.of(tabular.table(), target), data.sha256());
      case DataSource.Images images ->
          throw new DataException(
              "%s: is a set of images, whose target is the label; expected no target, found %s"
                  .formatted(images.name(), Quoted.of(target.get())));
    };
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DataException(Quoted.of(text) + ": is neither a data set nor a path", e);
    }
  }

  private static DataException missing(String nameOrPath, Path path) {
    boolean looksLikePath =
        path.getNameCount() > 1 || path.isAbsolute() || nameOrPath.indexOf('.') >= 0;
    if (looksLikePath) {
      return FileProblem.missing(path);
    }
    if (Generator.names().contains(nameOrPath)) {
      return new DataException(
          "%s: there is no such file; cajal data %s > %s.csv makes one"
              .formatted(nameOrPath, nameOrPath, nameOrPath));
    }
    String nearest = Nearest.suggestion(nameOrPath, names());
    return new DataException(
        "%s: there is no such data set or file; %s"
            .formatted(
                nameOrPath,
                nearest.isEmpty() ? "data sets: " + String.join(", ", names()) : nearest));
  }
}
