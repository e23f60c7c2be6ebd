package dev.cajal.nn.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way from rows of a table to what a network takes and gives, and back; immutable, fitted on
 * the training part only, and saved with the model.
 *
 * @param task what is to be learnt
 * @param features how columns become features
 * @param target how the target column becomes targets
 */
public record Preprocessing(Task task, FeatureEncoder features, TargetEncoder target) {

  /**
   * Checks that task and target fit.
   *
   * @throws DataException if not
   */
  public Preprocessing {
    Objects.requireNonNull(features, "features");
    boolean fits =
        switch (target) {
          case TargetEncoder.Classes classes ->
              task == Task.CLASSIFICATION || (task == Task.BINARY && classes.labels().size() == 2);
          case TargetEncoder.Values _ -> task == Task.REGRESSION;
        };
    if (!fits) {
      throw new DataException(
          "preprocessing: task %s does not suit the target %s"
              .formatted(task.label(), Quoted.of(target.name())));
    }
  }

  /**
   * Fits features and target to the training rows of a table.
   *
   * @param target the target column's exact name
   * @throws DataException if a column cannot be used, with what to do
   */
  public static Preprocessing fit(Table table, String target, Task task, int... trainingRows) {
    return fit(table, target, task, FeatureSettings.DEFAULT, trainingRows);
  }

  /**
   * Fits features, by the settings, and target to the training rows of a table.
   *
   * @param target the target column's exact name
   * @throws DataException if a column cannot be used, with what to do
   */
  public static Preprocessing fit(
      Table table, String target, Task task, FeatureSettings settings, int... trainingRows) {
    TargetEncoder targetEncoder = TargetEncoder.fit(table, target, task, trainingRows);
    return new Preprocessing(
        task, TableEncoder.fit(table, target, settings, trainingRows), targetEncoder);
  }

  /**
   * The kind of each column, features first and the target last, by name: what a reader of further
   * files should take these columns for.
   */
  public Map<String, Column.Kind> columns() {
    Map<String, Column.Kind> kinds = new LinkedHashMap<>(features.columns());
    kinds.put(target.name(), target.kind());
    return kinds;
  }

  /**
   * The names of all columns of the table that this was fitted on, in order, the target's too;
   * empty for images.
   */
  public List<String> tableColumns() {
    return switch (features) {
      case TableEncoder table -> table.tableColumns();
      case PixelEncoder _ -> List.of();
    };
  }

  /**
   * The features of a table that need not have the target column.
   *
   * @throws DataException if columns are missing or unusable
   */
  public Encoded encode(Table table) {
    return features.encode(table);
  }

  /**
   * A sentence on the missing values that {@link #encode} fills in, if there are any; for the
   * training's own rows fitting says so.
   *
   * @throws java.util.NoSuchElementException if a column is missing
   */
  public Optional<String> filled(Table table) {
    return switch (features) {
      case TableEncoder encoder -> encoder.filled(table);
      case PixelEncoder _ -> Optional.empty();
    };
  }

  /**
   * The data set of a table with the target column.
   *
   * @throws DataException if columns are missing or unusable
   */
  public Dataset dataset(Table table) {
    return dataset(table, _ -> {});
  }

  /**
   * The data set of a table with the target column.
   *
   * @param notes takes sentences on what did not fit the training data
   * @throws DataException if columns are missing or unusable
   */
  public Dataset dataset(Table table, Consumer<String> notes) {
    Encoded encoded = features.encode(table);
    encoded.notes().forEach(notes);
    return new Dataset(
        table.source(), task, encoded.features(), target.encode(table), features.featureNames());
  }

  /**
   * Other images as they are, once it is sure that they are of the shape and the classes of those
   * that this was fitted on.
   *
   * @throws DataException if not
   */
  public Dataset checked(Dataset images) {
    boolean pixels =
        switch (features) {
          case PixelEncoder encoder -> encoder.sampleShape().equals(images.sampleShape());
          case TableEncoder _ -> false;
        };
    if (!pixels) {
      throw new DataException(
          "%s: expected samples of shape %s, as the training data has; found images of shape %s"
              .formatted(images.name(), features.sampleShape(), images.sampleShape()));
    }
    List<String> labels =
        switch (target) {
          case TargetEncoder.Classes classes -> classes.labels();
          case TargetEncoder.Values _ -> List.of();
        };
    if (images.classNames().size() > labels.size()) {
      throw new DataException(
          "%s: expected at most the %d classes of the training data; found %d: %s"
              .formatted(
                  images.name(),
                  labels.size(),
                  images.classNames().size(),
                  Quoted.list(images.classNames())));
    }
    return images;
  }

  /** The plain form for files: maps with keys in fixed order, lists, strings, numbers. */
  public Map<String, Object> toTree() {
    return PreprocessingForm.write(this);
  }

  /**
   * The preprocessing with this plain form.
   *
   * @param tree what {@link #toTree} gave, or the same read from JSON
   * @throws DataException if something is missing or of the wrong type, naming its path
   */
  public static Preprocessing fromTree(Map<String, ?> tree) {
    return PreprocessingForm.read(Tree.of("preprocessing", tree));
  }
}
