package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Data in two, before anything is fitted to it: what everything may be chosen by, and what judges
 * the choice.
 *
 * @param rest to learn from and to choose by
 * @param test to judge by
 */
public record Division(DataSource rest, DataSource test) {
  /** Checks that nothing is null. */
  public Division {
    Objects.requireNonNull(rest, "rest");
    Objects.requireNonNull(test, "test");
  }

  /**
   * Divides data once for each fold, which is the test part, in the way of {@link
   * Preparation#prepareFolds}.
   *
   * @param preparation says by what rows are divided
   * @param folds at least 2
   * @throws DataException if the data cannot be divided as asked
   */
  public static List<Division> folds(Preparation preparation, DataSource source, int folds) {
    if (folds < 2) {
      throw new DataException("folds: at least 2 are needed; found " + folds);
    }
    List<Division> divisions = new ArrayList<>();
    for (Partitioning.Fold fold : partitioning(preparation, source).folds(folds)) {
      divisions.add(new Division(rows(source, fold.rest()), rows(source, fold.test())));
    }
    return divisions;
  }

  /**
   * All but the test part that {@link Preparation#prepare} would take from the data.
   *
   * @throws DataException if the data cannot be divided as asked
   */
  public static DataSource withoutTest(Preparation preparation, DataSource source) {
    boolean ownTest = source instanceof DataSource.Images images && images.test().isPresent();
    int[] all = IntStream.range(0, size(source)).toArray();
    if (ownTest || preparation.testData().isPresent() || preparation.testFraction() == 0) {
      return rows(source, all);
    }
    Split split =
        partitioning(preparation, source)
            .split(
                all,
                preparation.validationData().isPresent() ? 0 : preparation.validationFraction(),
                preparation.testFraction());
    return rows(
        source,
        IntStream.concat(Arrays.stream(split.trainingRows()), Arrays.stream(split.validationRows()))
            .sorted()
            .toArray());
  }

  private static Partitioning partitioning(Preparation preparation, DataSource source) {
    return switch (source) {
      case DataSource.Tabular tabular ->
          preparation.partitioning(tabular, preparation.chosenTask(tabular));
      case DataSource.Images images -> preparation.partitioning(images);
    };
  }

  private static int size(DataSource source) {
    return switch (source) {
      case DataSource.Tabular tabular -> tabular.table().rows();
      case DataSource.Images images -> images.training().size();
    };
  }

  private static DataSource rows(DataSource source, int... rows) {
    return switch (source) {
      case DataSource.Tabular tabular ->
          new DataSource.Tabular(tabular.table().rows(rows), tabular.target());
      case DataSource.Images images ->
          new DataSource.Images(images.encoder(), images.training().rows(rows), Optional.empty());
    };
  }
}
