package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Splits data, fits the preprocessing on the training part and applies it to every part.
 *
 * <p>The split depends on the data, the fractions, the partition and the seed alone, see {@link
 * Split}; with classes it is stratified unless the partition says otherwise.
 *
 * @param task what is to be learnt; empty means {@link Task#infer}
 * @param validationFraction fraction of the rows for validation, 0 for none
 * @param testFraction fraction of the rows for the test; sets that bring their own test part ignore
 *     it
 * @param validationData data for validation instead of a fraction
 * @param testData data for the test instead of a fraction or the set's own part
 * @param seed seed of the split
 * @param features how columns become features; images have no choice
 * @param partition by what a table is divided; images are divided at random
 * @param resampling how the training part gets as many samples of every class, if it is to
 */
public record Preparation(
    Optional<Task> task,
    double validationFraction,
    double testFraction,
    Optional<DataSource> validationData,
    Optional<DataSource> testData,
    long seed,
    FeatureSettings features,
    Partition partition,
    Optional<Resampling> resampling) {

  /** Checks that nothing is null. */
  public Preparation {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(validationData, "validationData");
    Objects.requireNonNull(testData, "testData");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(resampling, "resampling");
  }

  /** A preparation with the task inferred and both parts taken from the data. */
  public static Preparation of(double validationFraction, double testFraction, long seed) {
    return new Preparation(
        Optional.empty(),
        validationFraction,
        testFraction,
        Optional.empty(),
        Optional.empty(),
        seed,
        FeatureSettings.DEFAULT,
        Partition.RANDOM,
        Optional.empty());
  }

  /** This preparation for the given task. */
  public Preparation withTask(Task wanted) {
    return new Preparation(
        Optional.of(wanted),
        validationFraction,
        testFraction,
        validationData,
        testData,
        seed,
        features,
        partition,
        resampling);
  }

  /** This preparation with other data for validation. */
  public Preparation withValidation(DataSource data) {
    return new Preparation(
        task, 0, testFraction, Optional.of(data), testData, seed, features, partition, resampling);
  }

  /** This preparation with other data for the test. */
  public Preparation withTest(DataSource data) {
    return new Preparation(
        task,
        validationFraction,
        0,
        validationData,
        Optional.of(data),
        seed,
        features,
        partition,
        resampling);
  }

  /** This preparation without a test part of rows or of other data. */
  public Preparation withoutTest() {
    return new Preparation(
        task,
        validationFraction,
        0,
        validationData,
        Optional.empty(),
        seed,
        features,
        partition,
        resampling);
  }

  /** This preparation with other features. */
  public Preparation with(FeatureSettings settings) {
    return new Preparation(
        task,
        validationFraction,
        testFraction,
        validationData,
        testData,
        seed,
        settings,
        partition,
        resampling);
  }

  /** This preparation with another way to divide tables. */
  public Preparation with(Partition other) {
    return new Preparation(
        task,
        validationFraction,
        testFraction,
        validationData,
        testData,
        seed,
        features,
        other,
        resampling);
  }

  /** This preparation with as many training samples of every class. */
  public Preparation with(Resampling other) {
    return new Preparation(
        task,
        validationFraction,
        testFraction,
        validationData,
        testData,
        seed,
        features,
        partition,
        Optional.of(other));
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

  /**
   * Prepares the data once for each fold of a cross-validation: the fold is the test part, the rest
   * is learnt from and, by the validation fraction, chosen by. Each sample is in the test part
   * once; if the rows are ordered by time, each fold is judged by what follows what it learnt from,
   * and the first stretch of time is only learnt from.
   *
   * @param folds at least 2
   * @throws DataException if the data cannot be learnt from or divided as asked
   */
  public List<Prepared> prepareFolds(DataSource source, int folds) {
    if (folds < 2 || validationData.isPresent() || testData.isPresent()) {
      throw new DataException(
          "folds: at least 2 are needed, and no data of its own for validation or test; found %d"
              .formatted(folds));
    }
    List<Prepared> all = new ArrayList<>();
    switch (source) {
      case DataSource.Tabular tabular -> {
        Task chosen = chosenTask(tabular);
        Partitioning partitioning = partitioning(tabular, chosen);
        for (Partitioning.Fold fold : partitioning.folds(folds)) {
          Split rest = partitioning.split(fold.rest(), validationFraction, 0);
          all.add(
              prepare(tabular, chosen, rest.trainingRows(), rest.validationRows(), fold.test()));
        }
      }
      case DataSource.Images images -> {
        Dataset samples = images.training();
        Partitioning partitioning = partitioning(images);
        for (Partitioning.Fold fold : partitioning.folds(folds)) {
          Split rest = partitioning.split(fold.rest(), validationFraction, 0);
          all.add(
              new Prepared(
                  preprocessing(images),
                  resampled(samples.rows(rest.trainingRows())),
                  rows(samples, rest.validationRows()),
                  rows(samples, fold.test()),
                  List.of()));
        }
      }
    }
    return all;
  }

  Task chosenTask(DataSource.Tabular source) {
    return task.orElseGet(() -> Task.infer(source.table().column(source.target())));
  }

  Partitioning partitioning(DataSource.Tabular source, Task chosen) {
    Table table = source.table();
    int[] all = IntStream.range(0, table.rows()).toArray();
    TargetEncoder target = TargetEncoder.fit(table, source.target(), chosen, all);
    return Partitioning.of(table, target.encode(table), partition, seed);
  }

  Partitioning partitioning(DataSource.Images source) {
    Dataset samples = source.training();
    // Only the classes of images matter to their division, not a table.
    Table rows = Table.of(samples.name(), NumericColumn.of("row", new double[samples.size()]));
    return Partitioning.of(rows, samples.targets(), Partition.RANDOM, seed);
  }

  private Prepared prepare(DataSource.Tabular source) {
    Task chosen = chosenTask(source);
    int[] all = IntStream.range(0, source.table().rows()).toArray();
    Split split =
        partitioning(source, chosen)
            .split(
                all,
                validationData.isPresent() ? 0 : validationFraction,
                testData.isPresent() ? 0 : testFraction);
    return prepare(source, chosen, split.trainingRows(), split.validationRows(), split.testRows());
  }

  private Prepared prepare(
      DataSource.Tabular source, Task chosen, int[] training, int[] validation, int[] test) {
    Table table = source.table();
    FeatureSettings settings =
        partition instanceof Partition.Grouped(String group)
            ? features.without(List.of(group))
            : features;
    Preprocessing fitted = Preprocessing.fit(table, source.target(), chosen, settings, training);
    List<String> notes = new ArrayList<>(table.notes());
    ColumnChoice choice = ColumnChoice.of(table, source.target(), settings.excluded(), training);
    notes.addAll(choice.notes(table.source()));
    if (task.isEmpty() && chosen == Task.CLASSIFICATION) {
      numbersAsClasses(table.column(source.target())).ifPresent(notes::add);
    }
    features
        .imputation()
        .flatMap(imputation -> imputed(table, choice.used(), imputation))
        .ifPresent(notes::add);
    return new Prepared(
        fitted,
        resampled(fitted.dataset(table.rows(training), notes::add)),
        part(fitted, validationData, table, validation, notes),
        part(fitted, testData, table, test, notes),
        notes);
  }

  /** What to say of numbers taken for classes that are not counted from 0, as codes are. */
  private static Optional<String> numbersAsClasses(Column target) {
    if (!(target instanceof NumericColumn numbers)) {
      return Optional.empty();
    }
    double[] values =
        IntStream.range(0, numbers.size())
            .filter(row -> !numbers.isMissing(row))
            .mapToDouble(numbers::value)
            .distinct()
            .sorted()
            .toArray();
    if (values[0] == 0 && values[values.length - 1] == values.length - 1) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s is learned as one of %d classes, since its numbers are whole and few; --task"
                + " regression learns it as a number")
            .formatted(Quoted.of(target.name()), values.length));
  }

  private static Optional<String> imputed(
      Table table, List<Column> columns, Imputation imputation) {
    List<Column> gaps = columns.stream().filter(column -> column.missing() > 0).toList();
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            imputation.note(
                table.source(),
                table.rows(),
                gaps.stream().map(Column::kind).toList(),
                Missing.counts(Missing.byName(gaps))));
  }

  private Dataset resampled(Dataset training) {
    return resampling.map(way -> way.apply(training, seed)).orElse(training);
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

  private Preprocessing preprocessing(DataSource.Images source) {
    Dataset training = source.training();
    TargetEncoder target =
        new TargetEncoder.Classes("label", training.classNames(), Column.Kind.CATEGORICAL);
    return new Preprocessing(task.orElse(training.task()), source.encoder(), target);
  }

  private Prepared prepare(DataSource.Images source) {
    Dataset training = source.training();
    Preprocessing preprocessing = preprocessing(source);
    boolean ownTest = source.test().isPresent();
    Split split = split(training.targets(), ownTest ? 0 : testFraction);
    Optional<Dataset> test = ownTest ? source.test() : rows(training, split.testRows());
    boolean whole = split.training().size() == training.size();
    return new Prepared(
        preprocessing,
        resampled(whole ? training : training.rows(split.trainingRows())),
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
