package dev.cajal.app.training;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Encoded;
import dev.cajal.nn.data.Features;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.train.Predictor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a model says about new rows, as rows of text. */
public final class Predictions {
  private final ModelDescription description;
  private final float[] outputs;
  private final int rows;
  private final int width;

  private Predictions(ModelDescription description, float[] outputs, int rows) {
    this.description = description;
    this.outputs = outputs;
    this.rows = rows;
    this.width = outputs.length / rows;
  }

  /**
   * Predicts for every row of a table.
   *
   * @param notes takes sentences that a user should read
   * @throws DataException if the model or the table cannot be used
   */
  public static Predictions of(ModelFolder folder, ByteSource table, Consumer<String> notes) {
    ModelDescription description = folder.description();
    CsvOptions options = CsvOptions.detect().withColumns(description.preprocessing().columns());
    Encoded encoded = description.preprocessing().encode(Csv.read(table, options));
    encoded.notes().forEach(notes);
    return of(folder, encoded.features());
  }

  /**
   * Predicts for a CSV file, or for the images of a set or a folder, of which those for testing.
   *
   * @throws DataException if model or data cannot be used
   */
  public static Predictions of(ModelFolder folder, String source, Consumer<String> notes) {
    boolean named = Datasets.names().contains(source);
    if (!named && !Files.isDirectory(Path.of(source))) {
      return of(folder, ByteSource.of(Path.of(source)), notes);
    }
    DataSource data = Datasets.load(source, Optional.empty(), CsvOptions.detect()).source();
    return switch (data) {
      case DataSource.Tabular tabular -> {
        Encoded encoded = folder.description().preprocessing().encode(tabular.table());
        encoded.notes().forEach(notes);
        yield of(folder, encoded.features());
      }
      case DataSource.Images _ -> {
        ModelData all =
            ModelData.load(folder, Optional.of(source), Optional.of(ModelData.ALL), notes);
        yield of(folder, all.dataset().features());
      }
    };
  }

  private static Predictions of(ModelFolder folder, Features features) {
    ModelNetwork model = folder.load();
    Buffer samples =
        switch (features) {
          case FloatFeatures numbers -> new Buffer.F32(numbers.values());
          case ByteFeatures pixels -> new Buffer.U8(pixels.values());
        };
    int rows = features.size();
    Buffer results =
        Buffer.allocate(
            model.network().result().dtype(), rows * model.network().result().shape().size());
    Predictor.of(model.network()).predict(samples, rows, results);
    return new Predictions(folder.description(), results.floats(), rows);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The names of the columns. */
  public List<String> header(boolean probabilities) {
    List<String> header = new ArrayList<>(List.of("prediction"));
    switch (description.preprocessing().target()) {
      case TargetEncoder.Classes classes -> {
        if (probabilities) {
          classes.labels().forEach(label -> header.add("probability_" + label));
        }
      }
      case TargetEncoder.Values _ -> {
        if (probabilities) {
          throw new DataException(
              "--probabilities: only classes have probabilities; the model %s predicts the number"
                      .formatted(description.name())
                  + " \""
                  + description.preprocessing().target().name()
                  + "\"");
        }
      }
    }
    return header;
  }

  /** The prediction for a row, counted from 0, and if asked for the probability of each class. */
  public List<String> row(int row, boolean probabilities) {
    return switch (description.preprocessing().target()) {
      case TargetEncoder.Values values ->
          List.of(Float.toString((float) values.decode(outputs[row * width])));
      case TargetEncoder.Classes classes -> {
        float[] shares = shares(row);
        int best = 0;
        for (int label = 1; label < shares.length; label++) {
          best = shares[label] > shares[best] ? label : best;
        }
        List<String> cells = new ArrayList<>(List.of(classes.labels().get(best)));
        if (probabilities) {
          for (float share : shares) {
            cells.add(Float.toString(share));
          }
        }
        yield cells;
      }
    };
  }

  /** The probabilities of the classes; a single output is that of the second class. */
  private float[] shares(int row) {
    if (width == 1) {
      float second = outputs[row];
      return new float[] {1 - second, second};
    }
    float[] shares = new float[width];
    System.arraycopy(outputs, row * width, shares, 0, width);
    return shares;
  }
}
