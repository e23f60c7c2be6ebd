package dev.cajal.app.training;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.LoadedData;
import dev.cajal.io.model.Part;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Partition;
import dev.cajal.nn.data.Preparation;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Data as it was loaded, and its parts.
 *
 * @param loaded everything, before the split
 * @param prepared the parts, ready for a network
 */
record DataParts(LoadedData loaded, Prepared prepared) {

  static DataParts load(
      String data,
      Optional<String> target,
      Optional<Task> task,
      Part validation,
      Part test,
      long seed) {
    LoadedData loaded = Datasets.load(data, target, CsvOptions.detect());
    double validationShare = share(validation);
    double testShare = share(test);
    if (validationShare + testShare >= 1) {
      throw new DataException(
          "--validation %s and --test %s: expected shares that together leave rows to learn from"
              .formatted(validation.text(), test.text()));
    }
    Preparation preparation =
        new Preparation(
            task,
            validationShare,
            testShare,
            separate(validation, loaded.source()),
            separate(test, loaded.source()),
            seed,
            FeatureSettings.DEFAULT,
            Partition.RANDOM,
            Optional.empty());
    return new DataParts(loaded, preparation.prepare(loaded.source()));
  }

  /** The number of samples before the split. */
  int rows() {
    return switch (loaded.source()) {
      case DataSource.Tabular tabular -> tabular.table().rows();
      case DataSource.Images images ->
          images.training().size() + images.test().map(part -> part.size()).orElse(0);
    };
  }

  private static double share(Part part) {
    return switch (part) {
      case Part.Fraction fraction -> fraction.share();
      case Part.Separate _ -> 0;
    };
  }

  private static Optional<DataSource> separate(Part part, DataSource training) {
    return switch (part) {
      case Part.Fraction _ -> Optional.empty();
      case Part.Separate file -> Optional.of(like(file.path(), training));
    };
  }

  /** Other data, read with the columns of the training data. */
  private static DataSource like(String path, DataSource training) {
    return switch (training) {
      case DataSource.Images _ ->
          Datasets.load(path, Optional.empty(), CsvOptions.detect()).source();
      case DataSource.Tabular tabular -> {
        Map<String, Column.Kind> kinds = new LinkedHashMap<>();
        tabular.table().columns().forEach(column -> kinds.put(column.name(), column.kind()));
        CsvOptions options = CsvOptions.detect().withColumns(kinds);
        yield Datasets.load(path, Optional.of(tabular.target()), options).source();
      }
    };
  }
}
