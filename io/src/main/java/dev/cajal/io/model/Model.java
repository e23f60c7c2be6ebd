package dev.cajal.io.model;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.image.ImageFiles;
import dev.cajal.io.image.ImageForm;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Encoded;
import dev.cajal.nn.data.Features;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Rows;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Predictor;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A trained model from its folder, which takes rows as they were in the data that it learned from;
 * any number of threads may use it at once.
 *
 * <pre>{@code
 * Model model = Model.open(Path.of("models/houses-1"));
 * float price = model.predict(Map.of("rooms", 4, "area", 97.5, "town", "Zaragoza")).value(0);
 * }</pre>
 */
public final class Model {
  private final ModelDescription description;
  private final Network network;
  private final Loss loss;
  private final Predictor predictor;

  private Model(ModelDescription description, ModelNetwork model) {
    this.description = Objects.requireNonNull(description, "description");
    this.network = model.network();
    this.loss = model.loss();
    this.predictor = Predictor.of(network);
  }

  /**
   * Loads a model.
   *
   * @param folder that {@code cajal train} made
   * @throws DataException if it is not such a folder, or damaged
   */
  public static Model open(Path folder) {
    return of(ModelFolder.open(folder));
  }

  /**
   * The model of a folder.
   *
   * @throws DataException if its weights are missing, damaged or of another network
   */
  public static Model of(ModelFolder folder) {
    return new Model(folder.description(), folder.load());
  }

  /** How it was trained and on what. */
  public ModelDescription description() {
    return description;
  }

  /** The network, which takes encoded samples. */
  public Network network() {
    return network;
  }

  /** The columns that a row needs, by name: those of the training data without the target. */
  public Map<String, Column.Kind> columns() {
    Map<String, Column.Kind> columns = new LinkedHashMap<>(preprocessing().columns());
    columns.remove(preprocessing().target().name());
    return columns;
  }

  /**
   * Predicts for one row.
   *
   * @param row values by column: a {@link Number} where the training data had numbers; entries
   *     under other names are left aside
   * @throws DataException if a value is missing or no number
   */
  public Predictions predict(Map<String, ?> row) {
    return predict(List.of(Objects.requireNonNull(row, "predict: row")));
  }

  /**
   * Predicts for rows; each gets the same bits alone and among others.
   *
   * @throws DataException if there is no row, or a value is missing or no number
   */
  public Predictions predict(List<? extends Map<String, ?>> rows) {
    Objects.requireNonNull(rows, "predict: rows");
    return predict(Rows.table("rows to predict", columns(), rows));
  }

  /**
   * Predicts for a table that has the model's columns, the target or not.
   *
   * @throws DataException if columns are missing or unusable
   */
  public Predictions predict(Table table) {
    Objects.requireNonNull(table, "predict: table");
    Encoded encoded = preprocessing().encode(table);
    List<String> notes = new ArrayList<>(table.notes());
    preprocessing().filled(table).ifPresent(notes::add);
    notes.addAll(encoded.notes());
    return predict(encoded.features(), notes);
  }

  /**
   * Predicts for each row of a CSV file.
   *
   * @throws DataException if it cannot be read or does not have the model's columns
   */
  public Predictions predict(ByteSource csv) {
    return predict(csv, Optional.empty());
  }

  /**
   * Predicts for each row of a CSV file.
   *
   * @param encoding of a file without a byte order mark; if empty that of the training
   * @throws DataException if it cannot be read or does not have the model's columns
   */
  public Predictions predict(ByteSource csv, Optional<Charset> encoding) {
    CsvOptions usual = description.recipe().data().csv(CsvOptions.forModel(preprocessing()));
    CsvOptions options = encoding.map(usual::withEncoding).orElse(usual);
    return predict(Csv.read(csv, options));
  }

  /**
   * Predicts for images, each brought to the size and the colour of the training's.
   *
   * @param files PNG, JPEG, GIF or BMP, at least one
   * @throws DataException if the model learned from something else than images, or a file is no
   *     image, is damaged or too large
   */
  public Predictions predictImages(List<Path> files) {
    ImageForm form = ImageForm.of(preprocessing());
    if (form.size().isEmpty()) {
      throw new DataException(
          files.size() == 1
              ? "%s: is an image, and the model learned from a table; expected a CSV file"
                  .formatted(files.getFirst())
              : "the model learned from a table; expected one file with rows, found %d: %s and others"
                  .formatted(files.size(), files.getFirst()));
    }
    return predict(ImageFiles.read(files, form));
  }

  /** Predicts for samples that are encoded already. */
  public Predictions predict(Features samples) {
    return predict(samples, List.of());
  }

  private Predictions predict(Features features, List<String> notes) {
    Buffer samples =
        switch (features) {
          case FloatFeatures numbers -> new Buffer.F32(numbers.values());
          case ByteFeatures pixels -> new Buffer.U8(pixels.values());
        };
    int rows = features.size();
    Buffer results =
        Buffer.allocate(network.result().dtype(), rows * network.result().shape().size());
    predictor.predict(samples, rows, results);
    return new Predictions(description, loss.link(), results.floats(), rows, notes);
  }

  private Preprocessing preprocessing() {
    return description.preprocessing();
  }

  @Override
  public String toString() {
    return description.name() + ": " + network;
  }
}
