package dev.cajal.app.training;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.model.Model;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Predictions;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What a user names to have predictions for it. */
public final class PredictionInput {
  private PredictionInput() {}

  /**
   * Predicts for a CSV file, or for the images of a set or a folder, of which those for testing.
   *
   * @param encoding of text without a byte order mark; if empty that of the training
   * @param notes takes sentences that a user should read
   * @throws DataException if model or data cannot be used
   */
  public static Predictions predict(
      ModelFolder folder, String source, Optional<Charset> encoding, Consumer<String> notes) {
    boolean named = Datasets.names().contains(source);
    if (!named && !Files.isDirectory(Path.of(source))) {
      return Model.of(folder).predict(ByteSource.of(Path.of(source)), encoding);
    }
    DataSource data = Datasets.load(source, Optional.empty(), CsvOptions.detect()).source();
    return switch (data) {
      case DataSource.Tabular tabular -> Model.of(folder).predict(tabular.table());
      case DataSource.Images _ -> {
        ModelData all =
            ModelData.load(
                folder, Optional.of(source), Optional.of(ModelData.ALL), encoding, notes);
        yield Model.of(folder).predict(all.dataset().features());
      }
    };
  }
}
