package dev.cajal.app.training;

import dev.cajal.WarmUp;
import dev.cajal.io.dataset.DatabaseAddress;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.LoadedData;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.image.ImageForm;
import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.Provenance;
import dev.cajal.io.model.Recipe;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Partition;
import dev.cajal.nn.data.Preparation;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data as it was loaded, and its parts.
 *
 * @param loaded everything, before the split
 * @param preparation how it is split
 * @param sha256 digests of the data and of the files for validation and test, by path or name
 */
record DataParts(LoadedData loaded, Preparation preparation, Map<String, String> sha256) {
  /** Keeps an unmodifiable copy in the same order. */
  DataParts {
    sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
  }

  static DataParts load(
      String data,
      Optional<String> target,
      Optional<Task> task,
      Part validation,
      Part test,
      DataSettings settings,
      long seed) {
    if (Datasets.isLarge(data)) {
      WarmUp.begin();
    }
    ReadOptions options = settings.reading();
    LoadedData loaded = Datasets.load(data, target, options);
    requireClassFolders(data, settings);
    requireMarkers(data, loaded.source(), settings);
    double validationShare = share(validation);
    double testShare = share(test);
    if (validationShare + testShare >= 1) {
      throw new DataException(
          "--validation %s and --test %s: expected shares that together leave rows to learn from"
              .formatted(validation.text(), test.text()));
    }
    requireTable(loaded.source(), settings);
    Map<String, String> sha256 = new LinkedHashMap<>();
    sha256.put(data, loaded.sha256());
    Preparation preparation =
        new Preparation(
            task,
            validationShare,
            testShare,
            separate(validation, loaded.source(), options, sha256),
            separate(test, loaded.source(), options, sha256),
            seed,
            settings.features(),
            settings.partition(),
            settings.resampling());
    return new DataParts(loaded, preparation, sha256);
  }

  /** The data that a model was trained on. */
  static DataParts load(String data, Provenance provenance, Recipe recipe) {
    return load(
        data,
        provenance.target(),
        provenance.task().map(Task::parse),
        recipe.validation(),
        recipe.test(),
        recipe.data(),
        recipe.seed());
  }

  private static void requireTable(DataSource source, DataSettings settings) {
    boolean plain =
        settings.features().equals(FeatureSettings.DEFAULT)
            && settings.partition().equals(Partition.RANDOM);
    if (source instanceof DataSource.Images && !plain) {
      Map<String, String> given = new LinkedHashMap<>(settings.toMap());
      given
          .keySet()
          .removeAll(
              List.of(
                  "encoding",
                  "missing",
                  "resample",
                  "folds",
                  "image-size",
                  "image-colour",
                  "query"));
      throw new DataException(
          "--%s: is for tables, and %s is a set of images"
              .formatted(given.keySet().iterator().next(), source.name()));
    }
  }

  private static void requireClassFolders(String data, DataSettings settings) {
    if (!settings.images().equals(ImageForm.DETECT) && !Datasets.isClassFolders(data)) {
      throw new DataException(
          "--image-%s: is for folders of image files, and %s is none"
              .formatted(settings.images().size().isPresent() ? "size" : "colour", data));
    }
  }

  private static void requireMarkers(String data, DataSource source, DataSettings settings) {
    if (!settings.missing().isEmpty()
        && (source instanceof DataSource.Images || Datasets.names().contains(data))) {
      throw new DataException(
          "--missing: is for tables in files and databases, and %s is none".formatted(data));
    }
  }

  /** The parts, ready for a network. */
  Prepared prepared() {
    return preparation.prepare(loaded.source());
  }

  /** The parts of each round of a cross-validation. */
  List<Prepared> folds(int count) {
    return preparation.prepareFolds(loaded.source(), count);
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

  private static Optional<DataSource> separate(
      Part part, DataSource training, ReadOptions options, Map<String, String> sha256) {
    return switch (part) {
      case Part.Fraction _ -> Optional.empty();
      case Part.Separate file -> {
        LoadedData loaded = like(file.path(), training, options);
        sha256.put(file.path(), loaded.sha256());
        yield Optional.of(loaded.source());
      }
    };
  }

  /** Other data, read with the columns of the training data. */
  private static LoadedData like(String path, DataSource training, ReadOptions options) {
    if (Datasets.isDatabase(path)) {
      throw new DataException(
          DatabaseAddress.shown(path)
              + ": cannot be a part of its own; expected a share of the rows, or a file");
    }
    ReadOptions ofFile = options.withQuery(Optional.empty());
    return switch (training) {
      case DataSource.Images images ->
          Datasets.load(
              path,
              Optional.empty(),
              ofFile.withImages(ImageForm.of(images.encoder(), images.training().classNames())));
      case DataSource.Tabular tabular -> {
        Map<String, Column.Kind> kinds = new LinkedHashMap<>();
        tabular.table().columns().forEach(column -> kinds.put(column.name(), column.kind()));
        yield Datasets.load(path, Optional.of(tabular.target()), ofFile.withColumns(kinds));
      }
    };
  }
}
