package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Splits data, fits the preprocessing on the training part and applies it to every part.
 *
 * <p>The split depends on the data, the fractions and the seed alone, see {@link Split}; with
 * classes it is stratified.
 *
 * @param task what is to be learnt; empty means {@link Task#infer}
 * @param validationFraction fraction of the rows for validation, 0 for none
 * @param testFraction fraction of the rows for the test; sets that bring their own test part ignore
 *     it
 * @param validationData data for validation instead of a fraction
 * @param testData data for the test instead of a fraction or the set's own part
 * @param seed seed of the split
 */
public record Preparation(
    Optional<Task> task,
    double validationFraction,
    double testFraction,
    Optional<DataSource> validationData,
    Optional<DataSource> testData,
    long seed) {

  /** Checks that nothing is null. */
  public Preparation {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(validationData, "validationData");
    Objects.requireNonNull(testData, "testData");
  }

  /** A preparation with the task inferred and both parts taken from the data. */
  public static Preparation of(double validationFraction, double testFraction, long seed) {
    return new Preparation(
        Optional.empty(),
        validationFraction,
        testFraction,
        Optional.empty(),
        Optional.empty(),
        seed);
  }

  /** This preparation for the given task. */
  public Preparation withTask(Task wanted) {
    return new Preparation(
        Optional.of(wanted), validationFraction, testFraction, validationData, testData, seed);
  }

  /** This preparation with other data for validation. */
  public Preparation withValidation(DataSource data) {
    return new Preparation(task, 0, testFraction, Optional.of(data), testData, seed);
  }

  /** This preparation with other data for the test. */
  public Preparation withTest(DataSource data) {
    return new Preparation(task, validationFraction, 0, validationData, Optional.of(data), seed);
  }

  /**
   * Prepares the data.
   *
   * @throws DataException if the data cannot be learnt from as asked, with the place and what to do
   */
  public Prepared prepare(DataSource source) {
    return switch (source) {
      case DataSource.Tabular tabular -> prepare(tabular);
      case DataSource.Images images -> prepare(images);
    };
  }

  private Prepared prepare(DataSource.Tabular source) {
    Table table = source.table();
    Task chosen = task.orElseGet(() -> Task.infer(table.column(source.target())));
    int[] all = IntStream.range(0, table.rows()).toArray();
    TargetEncoder target = TargetEncoder.fit(table, source.target(), chosen, all);
    Split split = split(target.encode(table), testFraction);
    Preprocessing fitted = Preprocessing.fit(table, source.target(), chosen, split.trainingRows());
    List<String> notes = new ArrayList<>();
    if (fitted.features() instanceof TableEncoder encoder && !encoder.leftOut().isEmpty()) {
      notes.add(
          "%s: left out text columns that name the rows: %s"
              .formatted(table.source(), Quoted.list(encoder.leftOut())));
    }
    return new Prepared(
        fitted,
        fitted.dataset(table.rows(split.trainingRows()), notes::add),
        part(fitted, validationData, table, split.validationRows(), notes),
        part(fitted, testData, table, split.testRows(), notes),
        notes);
  }

  private static Optional<Dataset> part(
      Preprocessing fitted,
      Optional<DataSource> other,
      Table table,
      int[] rows,
      List<String> notes) {
    if (other.isPresent()) {
      return Optional.of(fitted.dataset(tableOf(other.get()), notes::add));
    }
    return rows.length == 0
        ? Optional.empty()
        : Optional.of(fitted.dataset(table.rows(rows), notes::add));
  }

  private static Table tableOf(DataSource source) {
    return switch (source) {
      case DataSource.Tabular tabular -> tabular.table();
      case DataSource.Images images ->
          throw new DataException(
              images.name()
                  + ": is a set of images; expected a table, as the training data is one");
    };
  }

  private Prepared prepare(DataSource.Images source) {
    Dataset training = source.training();
    Task chosen = task.orElse(training.task());
    TargetEncoder target =
        new TargetEncoder.Classes("label", training.classNames(), Column.Kind.CATEGORICAL);
    Preprocessing preprocessing = new Preprocessing(chosen, source.encoder(), target);
    boolean ownTest = source.test().isPresent();
    Split split = split(training.targets(), ownTest ? 0 : testFraction);
    Optional<Dataset> test = ownTest ? source.test() : rows(training, split.testRows());
    boolean whole = split.training().size() == training.size();
    return new Prepared(
        preprocessing,
        whole ? training : training.rows(split.trainingRows()),
        validationData.isPresent()
            ? Optional.of(imagesOf(preprocessing, validationData.get()))
            : rows(training, split.validationRows()),
        testData.isPresent() ? Optional.of(imagesOf(preprocessing, testData.get())) : test,
        List.of());
  }

  private static Optional<Dataset> rows(Dataset dataset, int[] rows) {
    return rows.length == 0 ? Optional.empty() : Optional.of(dataset.rows(rows));
  }

  private static Dataset imagesOf(Preprocessing preprocessing, DataSource source) {
    return switch (source) {
      case DataSource.Tabular tabular -> preprocessing.dataset(tabular.table());
      case DataSource.Images images ->
          preprocessing.checked(images.test().orElse(images.training()));
    };
  }

  private Split split(Targets targets, double test) {
    double validation = validationData.isPresent() ? 0 : validationFraction;
    double forTest = testData.isPresent() ? 0 : test;
    return switch (targets) {
      case ClassTargets classes -> Split.stratified(classes.codes(), validation, forTest, seed);
      case ValueTargets values -> Split.random(values.size(), validation, forTest, seed);
    };
  }
}
