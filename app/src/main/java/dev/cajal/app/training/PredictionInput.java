package dev.cajal.app.training;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.image.ImageFiles;
import dev.cajal.io.model.Model;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Predictions;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
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
 * @param files the image file of each row as it is to be written; empty for rows of anything else
 * @param predictions as many rows
 */
public record PredictionInput(List<String> files, Predictions predictions) {
  private static final Pattern IMAGE_NAME = Pattern.compile("(?is).*\\.(png|jpe?g|gif|bmp)");

  /** Keeps an unmodifiable copy. */
  public PredictionInput {
    files = List.copyOf(files);
  }

  /**
   * Predicts for a table, for image files and folders of them, or for a set's images for testing.
   *
   * @param sources at least one; several must all be image files
   * @param reading how a table is to be read
   * @param notes takes sentences that a user should read
   * @throws DataException if model or data cannot be used
   */
  public static PredictionInput predict(
      ModelFolder folder, List<String> sources, Reading reading, Consumer<String> notes) {
    String first = sources.getFirst();
    if (sources.size() == 1 && !isImageFile(first)) {
      return predict(folder, first, reading, notes);
    }
    for (String source : sources) {
      if (Datasets.isDatabase(source) || !Files.isRegularFile(Path.of(source))) {
        throw new DataException(
            source + ": expected an image file, as several files are given; found none");
      }
    }
    return images(folder, sources.stream().map(Path::of).toList(), sources);
  }

  /** Whether it is called an image or begins like one: of either, a message should speak so. */
  private static boolean isImageFile(String source) {
    return !Datasets.names().contains(source)
        && !Datasets.isDatabase(source)
        && Files.isRegularFile(Path.of(source))
        && (IMAGE_NAME.matcher(source).matches() || ImageFiles.isImage(Path.of(source)));
  }

  private static PredictionInput images(ModelFolder folder, List<Path> files, List<String> names) {
    return new PredictionInput(names, Model.of(folder).predictImages(files));
  }

  private static PredictionInput predict(
      ModelFolder folder, String source, Reading reading, Consumer<String> notes) {
    if (Datasets.isTable(source)) {
      ReadOptions options = reading.of(source, folder.description());
      return table(Model.of(folder).predict(Datasets.table(source, options)));
    }
    if (!Datasets.names().contains(source) && !Datasets.isIdxFolder(source)) {
      Path path = Path.of(source);
      List<Path> files = ImageFiles.within(path);
      List<String> names = new ArrayList<>();
      files.forEach(file -> names.add(path.relativize(file).toString().replace('\\', '/')));
      return images(folder, files, names);
    }
    DataSource data = Datasets.load(source, Optional.empty(), CsvOptions.detect()).source();
    return switch (data) {
      case DataSource.Tabular tabular -> table(Model.of(folder).predict(tabular.table()));
      case DataSource.Images _ -> {
        ModelData all =
            ModelData.load(folder, Optional.of(source), Optional.of(ModelData.ALL), reading, notes);
        yield table(Model.of(folder).predict(all.dataset().features()));
      }
    };
  }

  private static PredictionInput table(Predictions predictions) {
    return new PredictionInput(List.of(), predictions);
  }
}
