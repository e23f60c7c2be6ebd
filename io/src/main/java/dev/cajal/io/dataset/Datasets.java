package dev.cajal.io.dataset;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.csv.CsvStream;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.file.FileProblem;
import dev.cajal.io.image.ImageForm;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import dev.cajal.nn.data.generate.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data sets by what a user calls them: the name of a built-in set, of one of the MNIST family, a
 * CSV file, a folder of IDX files, or one with a folder of images for each class; and whatever a
 * {@link TableReader} of another module reads, such as Parquet files and databases.
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
   * Loads a named set, a CSV file, a folder of IDX files or one of class folders, whose images
   * become what they suggest.
   *
   * @param nameOrPath a name of {@link #names} or a path
   * @param target name or position of the target column, see {@link
   *     dev.cajal.nn.data.Table#column}; empty means the last column
   * @param options how to read a CSV file
   * @throws DataException if there is no such data, with the nearest names, or it cannot be read
   */
  public static LoadedData load(String nameOrPath, Optional<String> target, CsvOptions options) {
    return load(nameOrPath, target, options, ImageForm.DETECT);
  }

  /**
   * Loads a named set, a CSV file, a folder of IDX files or one of class folders.
   *
   * @param nameOrPath a name of {@link #names} or a path
   * @param target name or position of the target column, see {@link
   *     dev.cajal.nn.data.Table#column}; empty means the last column
   * @param options how to read a CSV file
   * @param form what images in class folders become
   * @throws DataException if there is no such data, with the nearest names, or it cannot be read
   */
  public static LoadedData load(
      String nameOrPath, Optional<String> target, CsvOptions options, ImageForm form) {
    return load(nameOrPath, target, ReadOptions.of(options).withImages(form));
  }

  /**
   * Loads a named set, a CSV file, a folder of IDX files or one of class folders, or what a {@link
   * TableReader} reads.
   *
   * @param nameOrPath a name of {@link #names}, a path, or what a reader takes for one
   * @param target name or position of the target column, see {@link
   *     dev.cajal.nn.data.Table#column}; empty means the last column
   * @param options how to read it
   * @throws DataException if there is no such data, with the nearest names, or it cannot be read
   */
  public static LoadedData load(String nameOrPath, Optional<String> target, ReadOptions options) {
    if (nameOrPath.isBlank()) {
      throw new DataException(
          "data: expected the name of a set, a file or a folder; found an empty text");
    }
    requireDatabase(nameOrPath, options);
    Optional<LoadedData> named =
        BuiltInDatasets.find(nameOrPath).or(() -> ImageSets.find(nameOrPath));
    if (named.isPresent()) {
      return withTarget(named.get(), target);
    }
    Optional<TableReader> reader = TableReaders.find(nameOrPath);
    if (reader.isPresent()) {
      LoadedTable loaded = reader.get().read(nameOrPath, options);
      return new LoadedData(DataSource.Tabular.of(loaded.table(), target), loaded.sha256());
    }
    Path path = path(nameOrPath);
    if (Files.isDirectory(path)) {
      return withTarget(folder(nameOrPath, path, options.images()), target);
    }
    if (!Files.exists(path)) {
      throw missing(nameOrPath, path);
    }
    ByteSource file = ByteSource.of(path);
    DataSource source = DataSource.Tabular.of(Csv.read(file, options.csv()), target);
    return new LoadedData(source, file.sha256());
  }

  /**
   * Reads a table that need not have a target column: a CSV file or what a {@link TableReader}
   * reads.
   *
   * @throws DataException if it cannot be read as a table
   */
  public static Table table(String nameOrPath, ReadOptions options) {
    requireDatabase(nameOrPath, options);
    Optional<TableReader> reader = TableReaders.find(nameOrPath);
    return reader.isPresent()
        ? reader.get().read(nameOrPath, options).table()
        : Csv.read(ByteSource.of(path(nameOrPath)), options.csv());
  }

  /**
   * Prepares to read a table in pieces: a CSV file or what a {@link TableReader} reads.
   *
   * @throws DataException if it is a set that is held in memory, or cannot be read as a table
   */
  public static TableStream stream(String nameOrPath, ReadOptions options) {
    requireDatabase(nameOrPath, options);
    boolean named = names().contains(nameOrPath);
    Optional<TableReader> reader = named ? Optional.empty() : TableReaders.find(nameOrPath);
    if (reader.isPresent()) {
      return reader.get().stream(nameOrPath, options);
    }
    if (named || Files.isDirectory(path(nameOrPath))) {
      throw new DataException(
          "--stream: is for tables in files and databases, and %s is a set that is held in memory"
              .formatted(nameOrPath));
    }
    return CsvStream.open(ByteSource.of(path(nameOrPath)), options.csv());
  }

  /** Whether this is neither a named set nor a folder of images, but a table, there or not. */
  public static boolean isTable(String nameOrPath) {
    return !names().contains(nameOrPath)
        && (TableReaders.find(nameOrPath).isPresent() || !Files.isDirectory(path(nameOrPath)));
  }

  /** Whether this is the address of a database, {@code jdbc:…}. */
  public static boolean isDatabase(String nameOrPath) {
    return TableReaders.isDatabase(nameOrPath);
  }

  /** Whether there is such data as far as that is known without opening a database. */
  public static boolean exists(String nameOrPath) {
    return names().contains(nameOrPath) || isDatabase(nameOrPath) || Files.exists(path(nameOrPath));
  }

  private static void requireDatabase(String name, ReadOptions options) {
    if (options.query().isPresent() && !isDatabase(name)) {
      throw new DataException(
          "--query: is for databases, such as jdbc:postgresql://host/name, and %s is none"
              .formatted(DatabaseAddress.shown(name)));
    }
  }

  /** Whether this is a set of images, or a file of at least a megabyte: it takes time to read. */
  public static boolean isLarge(String nameOrPath) {
    if (names().contains(nameOrPath)) {
      return ImageSets.names().contains(nameOrPath);
    }
    try {
      Path path = Path.of(nameOrPath);
      return Files.isDirectory(path) || Files.size(path) >= 1 << 20;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  /** Whether this is a folder of IDX files. */
  public static boolean isIdxFolder(String nameOrPath) {
    if (isDatabase(nameOrPath)) {
      return false;
    }
    Path path = path(nameOrPath);
    return Files.isDirectory(path) && ImageFolder.holdsAny(path);
  }

  /** Whether this is a folder with a folder of images for each class. */
  public static boolean isClassFolders(String nameOrPath) {
    if (names().contains(nameOrPath) || isDatabase(nameOrPath)) {
      return false;
    }
    Path path = path(nameOrPath);
    return Files.isDirectory(path) && !ImageFolder.holdsAny(path) && ClassFolders.holdsAny(path);
  }

  private static LoadedData folder(String name, Path path, ImageForm form) {
    if (ImageFolder.holdsAny(path)) {
      return ImageFolder.load(name, path, List.of());
    }
    if (Files.exists(path.resolve("model.json")) && !ClassFolders.holdsClasses(path)) {
      throw new DataException(
          "%s: is the folder of a model, not data; cajal train --resume %s goes on training it, and cajal inspect %s shows it"
              .formatted(name, name, name));
    }
    if (ClassFolders.holdsAny(path)) {
      return ClassFolders.load(name, path, form);
    }
    if (ClassFolders.holdsImages(path)) {
      throw new DataException(
          path + ": is a folder of images without classes; expected a folder of images for each");
    }
    throw new DataException(
        "%s: is a folder without data; expected a CSV file, a folder of images for each class, or"
                .formatted(path)
            + " the files "
            + String.join(", ", ImageFolder.FILES));
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
