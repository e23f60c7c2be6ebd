package dev.cajal.app.training;

import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.LoadedData;
import dev.cajal.io.dataset.ReadOptions;
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
import dev.cajal.nn.data.TableStream;
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
   * @param named a built-in set, a path or a database; if empty what the model learned from
   * @param wanted how it is to be read; what is empty is as in the training
   * @param notes takes sentences that a user should read
   * @throws DataException if it cannot be read or does not suit the model
   */
  public static ModelData load(
      ModelFolder model,
      Optional<String> named,
      Optional<String> part,
      Reading wanted,
      Consumer<String> notes) {
    ModelDescription description = model.description();
    String source = named.orElse(description.provenance().data());
    if (named.isEmpty()) {
      RememberedData.refuseDatabase(
          model.path().toString(), source, "cajal evaluate " + model.path());
      requireThere(model, source);
    }
    ReadOptions options = wanted.of(source, description);
    if (description.recipe().data().streamed()
        && (named.isEmpty() || isSame(source, options, description.provenance()))) {
      return streamed(model, source, part, wanted);
    }
    LoadedData loaded = load(source, description.preprocessing(), options);
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

  private static boolean isSame(String source, ReadOptions options, Provenance provenance) {
    return Datasets.exists(source)
        && Datasets.isTable(source)
        && Datasets.stream(source, options).sha256().equals(provenance.sha256());
  }

  /** A part of data that was streamed, which must fit into memory now. */
  private static ModelData streamed(
      ModelFolder model, String source, Optional<String> part, Reading wanted) {
    ModelDescription description = model.description();
    Provenance provenance = description.provenance();
    TableStream table = Datasets.stream(source, wanted.again(description.recipe().data()));
    if (!table.sha256().equals(provenance.sha256())) {
      throw changed(model, source);
    }
    try (StreamedData data = Streaming.read(table, provenance, description.recipe())) {
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
    if (!Datasets.exists(source)) {
      throw new DataException(
          ("%s: is gone, and %s learned from it; name the data to judge it by:"
                  + " cajal evaluate %s DATA")
              .formatted(source, model.path(), model.path()));
    }
  }

  private static LoadedData load(String source, Preprocessing preprocessing, ReadOptions options) {
    // A set of images has its labels; a table must have the model's target.
    return Datasets.names().contains(source)
        ? Datasets.load(source, Optional.empty(), options.withImages(ImageForm.DETECT))
        : Datasets.load(
            source,
            Datasets.isTable(source)
                ? Optional.of(preprocessing.target().name())
                : Optional.empty(),
            options);
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
