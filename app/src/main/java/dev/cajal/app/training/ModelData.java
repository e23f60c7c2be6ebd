package dev.cajal.app.training;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.LoadedData;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.image.ImageForm;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Provenance;
import dev.cajal.io.stream.SampleFile;
import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.Preprocessing;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Data by which a trained model is to be judged.
 *
 * @param part what of the data it is: a part of the training's split, or {@code all}
 * @param dataset the samples
 */
public record ModelData(String part, Dataset dataset) {
  /** What all of the data is called. */
  public static final String ALL = "all";

  /** Checks that nothing is null. */
  public ModelData {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(dataset, "dataset");
  }

  /**
   * Loads data for a model.
   *
   * <p>Of the data that the model was trained on, the test part is taken, or the part asked for; of
   * other data, all.
   *
   * @param named a built-in set or a path; if empty what the model learned from
   * @param encoding of text without a byte order mark; if empty that of the training
   * @param notes takes sentences that a user should read
   * @throws DataException if it cannot be read or does not suit the model
   */
  public static ModelData load(
      ModelFolder model,
      Optional<String> named,
      Optional<String> part,
      Optional<Charset> encoding,
      Consumer<String> notes) {
    ModelDescription description = model.description();
    String source = named.orElse(description.provenance().data());
    if (named.isEmpty()) {
      requireThere(model, source);
    }
    Preprocessing preprocessing = description.preprocessing();
    if (description.recipe().data().streamed()
        && (named.isEmpty() || isSame(source, description.provenance()))) {
      return streamed(model, source, part);
    }
    CsvOptions options =
        encoding
            .or(() -> description.recipe().data().encoding())
            .map(CsvOptions.forModel(preprocessing)::withEncoding)
            .orElseGet(() -> CsvOptions.forModel(preprocessing));
    LoadedData loaded = load(source, preprocessing, options);
    boolean known = loaded.sha256().equals(description.provenance().sha256());
    if (!known && named.isEmpty()) {
      throw changed(model, source);
    }
    if (!known && part.isPresent() && !part.get().equals(ALL)) {
      throw new DataException(
          "--part %s: only the data that the model was trained on has parts, and %s is other data"
              .formatted(part.get(), source));
    }
    if (!known || part.orElse("").equals(ALL)) {
      return new ModelData(ALL, whole(description, loaded.source(), notes));
    }
    Prepared parts = split(description, source);
    if (part.isEmpty() && parts.test().isEmpty()) {
      return new ModelData(ALL, whole(description, loaded.source(), notes));
    }
    String name = part.orElse("test");
    Optional<Dataset> chosen =
        switch (name) {
          case "training" -> Optional.of(parts.training());
          case "validation" -> parts.validation();
          case "test" -> parts.test();
          default -> throw unknown(name);
        };
    return new ModelData(name, chosen.orElseThrow(() -> without(name)));
  }

  private static boolean isSame(String source, Provenance provenance) {
    return !Datasets.names().contains(source)
        && Files.isRegularFile(Path.of(source))
        && ByteSource.of(Path.of(source)).sha256().equals(provenance.sha256());
  }

  /** A part of data that was streamed, which must fit into memory now. */
  private static ModelData streamed(ModelFolder model, String source, Optional<String> part) {
    ModelDescription description = model.description();
    Provenance provenance = description.provenance();
    if (!isSame(source, provenance)) {
      throw changed(model, source);
    }
    try (StreamedData data = Streaming.read(source, provenance, description.recipe())) {
      String name = part.orElse(data.test().isPresent() ? "test" : "training");
      Optional<SampleFile> chosen =
          switch (name) {
            case "training" -> Optional.of(data.training());
            case "validation" -> data.validation();
            case "test" -> data.test();
            case ALL ->
                throw new DataException(
                    "--part all: the model was trained with --stream; choose training, validation"
                        + " or test");
            default -> throw unknown(name);
          };
      SampleFile found = chosen.orElseThrow(() -> without(name));
      return new ModelData(name, data.dataset(found));
    }
  }

  private static DataException changed(ModelFolder model, String source) {
    return new DataException(
        ("%s: has changed since %s learned from it; name the data to judge it by:"
                + " cajal evaluate %s DATA")
            .formatted(source, model.path(), model.path()));
  }

  private static DataException unknown(String part) {
    return new DataException(
        "--part: expected training, validation, test or all; found \"%s\"".formatted(part));
  }

  private static DataException without(String part) {
    return new DataException(
        "--part %s: the model was trained without a %s part".formatted(part, part));
  }

  private static void requireThere(ModelFolder model, String source) {
    if (!Datasets.names().contains(source) && !Files.exists(Path.of(source))) {
      throw new DataException(
          ("%s: is gone, and %s learned from it; name the data to judge it by:"
                  + " cajal evaluate %s DATA")
              .formatted(source, model.path(), model.path()));
    }
  }

  private static LoadedData load(String source, Preprocessing preprocessing, CsvOptions options) {
    // A set of images has its labels; a table must have the model's target.
    return Datasets.names().contains(source)
        ? Datasets.load(source, Optional.empty(), options)
        : loadFile(source, preprocessing, options);
  }

  private static LoadedData loadFile(
      String source, Preprocessing preprocessing, CsvOptions options) {
    boolean folder = Files.isDirectory(Path.of(source));
    return Datasets.load(
        source,
        folder ? Optional.empty() : Optional.of(preprocessing.target().name()),
        options,
        ImageForm.of(preprocessing));
  }

  private static Prepared split(ModelDescription description, String source) {
    return DataParts.load(source, description.provenance(), description.recipe()).prepared();
  }

  private static Dataset whole(
      ModelDescription description, DataSource source, Consumer<String> notes) {
    return switch (source) {
      case DataSource.Tabular tabular -> {
        tabular.table().notes().forEach(notes);
        yield description.preprocessing().dataset(tabular.table(), notes);
      }
      case DataSource.Images images ->
          description.preprocessing().checked(images.test().orElse(images.training()));
    };
  }
}
