package dev.cajal.app.training;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.DatabaseAddress;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.image.ImageFiles;
import dev.cajal.io.model.Model;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Predictions;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a user names to have predictions for it, with these.
 *
 * @param kept columns to write before the predictions: those of a table that are to be kept, or the
 *     image files
 * @param predictions as many rows
 */
public record PredictionInput(List<Column> kept, Predictions predictions) {
  private static final Pattern IMAGE_NAME = Pattern.compile("(?is).*\\.(png|jpe?g|gif|bmp)");

  /** Keeps an unmodifiable copy. */
  public PredictionInput {
    kept = List.copyOf(kept);
  }

  /**
   * Predicts for a table, for image files and folders of them, or for a set's images for testing.
   *
   * @param sources at least one; several must all be image files
   * @param reading how a table is to be read
   * @param keep columns of a table to write before the predictions, by name or position
   * @param notes takes sentences that a user should read
   * @throws DataException if model or data cannot be used
   */
  public static PredictionInput predict(
      ModelFolder folder,
      List<String> sources,
      Reading reading,
      List<String> keep,
      Consumer<String> notes) {
    String first = sources.getFirst();
    if (sources.size() == 1 && !isImageFile(first)) {
      return predict(folder, first, reading, keep, notes);
    }
    for (String source : sources) {
      if (Datasets.isDatabase(source) || !Files.isRegularFile(Path.of(source))) {
        throw new DataException(
            DatabaseAddress.shown(source)
                + ": expected an image file, as several files are given; found none");
      }
    }
    return images(folder, sources.stream().map(Path::of).toList(), sources, keep);
  }

  /** Whether it is called an image or begins like one: of either, a message should speak so. */
  private static boolean isImageFile(String source) {
    return !Datasets.names().contains(source)
        && !Datasets.isDatabase(source)
        && Files.isRegularFile(Path.of(source))
        && (IMAGE_NAME.matcher(source).matches() || ImageFiles.isImage(Path.of(source)));
  }

  /** Predicts for the bytes of a CSV file. */
  public static PredictionInput predict(
      ModelFolder folder, ByteSource csv, Reading reading, List<String> keep) {
    return table(folder, Csv.read(csv, reading.csv(folder.description())), keep);
  }

  private static PredictionInput images(
      ModelFolder folder, List<Path> files, List<String> names, List<String> keep) {
    refuseKept(keep);
    return new PredictionInput(
        List.of(CategoricalColumn.ofTexts("file", names)), Model.of(folder).predictImages(files));
  }

  private static void refuseKept(List<String> keep) {
    if (!keep.isEmpty()) {
      throw new DataException("--keep: names columns of a table; found images");
    }
  }

  private static PredictionInput predict(
      ModelFolder folder,
      String source,
      Reading reading,
      List<String> keep,
      Consumer<String> notes) {
    if (Datasets.isTable(source)) {
      ReadOptions options = reading.of(source, folder.description());
      return table(folder, Datasets.table(source, options), keep);
    }
    if (!Datasets.names().contains(source) && !Datasets.isIdxFolder(source)) {
      Path path = Path.of(source);
      List<Path> files = ImageFiles.within(path);
      List<String> names = new ArrayList<>();
      files.forEach(file -> names.add(path.relativize(file).toString().replace('\\', '/')));
      return images(folder, files, names, keep);
    }
    DataSource data = Datasets.load(source, Optional.empty(), CsvOptions.detect()).source();
    return switch (data) {
      case DataSource.Tabular tabular -> table(folder, tabular.table(), keep);
      case DataSource.Images _ -> {
        refuseKept(keep);
        ModelData all =
            ModelData.load(folder, Optional.of(source), Optional.of(ModelData.ALL), reading, notes);
        yield new PredictionInput(List.of(), Model.of(folder).predict(all.dataset().features()));
      }
    };
  }

  private static PredictionInput table(ModelFolder folder, Table table, List<String> keep) {
    List<Column> kept = new ArrayList<>();
    for (String name : keep) {
      try {
        Column column = table.column(name);
        if (!kept.contains(column)) {
          kept.add(column);
        }
      } catch (DataException e) {
        throw new DataException("--keep: " + e.getMessage(), e);
      }
    }
    return new PredictionInput(kept, Model.of(folder).predict(table));
  }
}
