package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows divided into training, validation and test parts.
 *
 * <p>Which row goes where depends on the number of rows, their classes, the fractions and the seed
 * alone; the test part does not depend on the validation fraction. Rows are in ascending order.
 *
 * @param training rows to learn from
 * @param validation rows to choose by
 * @param test rows to judge by
 */
public record Split(List<Integer> training, List<Integer> validation, List<Integer> test) {

  /** Keeps unmodifiable copies. */
  public Split {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * A split of rows 0 to {@code rows} − 1 without regard to classes.
   *
   * @param validation fraction of all rows for the validation part, at least 0
   * @param test fraction of all rows for the test part, at least 0
   * @throws DataException if a fraction is negative or not a number, or both together reach 1
   */
  public static Split random(int rows, double validation, double test, long seed) {
    return stratified(new int[rows], validation, test, seed);
  }

  /**
   * A split in which each part has about the same share of every class. Parts have round(fraction ×
   * rows) rows, handed to the classes by largest remainder; every class that occurs keeps at least
   * one training row, and where that leaves too few, the part gets fewer.
   *
   * @param classes class code per row, 0 or more
   * @param validation fraction of all rows for the validation part, at least 0
   * @param test fraction of all rows for the test part, at least 0
   * @throws DataException if a fraction is negative or not a number, or both together reach 1
   */
  public static Split stratified(int[] classes, double validation, double test, long seed) {
    checkFractions(validation, test);
    int classCount = Arrays.stream(classes).max().orElse(0) + 1;
    int[][] shuffled = new int[classCount][];
    int[] available = new int[classCount];
    int[] sizes = new int[classCount];
    for (int c = 0; c < classCount; c++) {
      int code = c;
      int[] rows = IntStream.range(0, classes.length).filter(r -> classes[r] == code).toArray();
      shuffled[c] = Arrays.stream(Permutation.of(rows.length, seed, c)).map(i -> rows[i]).toArray();
      sizes[c] = rows.length;
      available[c] = Math.max(0, rows.length - 1);
    }
    int[] testCounts = shares(sizes, available, test);
    for (int c = 0; c < classCount; c++) {
      available[c] -= testCounts[c];
    }
    int[] validationCounts = shares(sizes, available, validation);
    int[] zeros = new int[classCount];
    int[] upToValidation = sum(testCounts, validationCounts);
    return new Split(
        take(shuffled, upToValidation, sizes),
        take(shuffled, testCounts, upToValidation),
        take(shuffled, zeros, testCounts));
  }

  /**
   * A split in which rows of a group stay together. Groups in random order go to the test part as
   * long as that brings it nearer to its share, then to the validation part likewise; at least one
   * is left to learn from.
   *
   * @param groups group per row, numbered from 0
   * @throws DataException if a fraction is not one, or there are fewer groups than parts
   */
  static Split grouped(int[] groups, double validation, double test, long seed) {
    checkFractions(validation, test);
    int count = Arrays.stream(groups).max().orElse(0) + 1;
    int[] sizes = new int[count];
    Arrays.stream(groups).forEach(group -> sizes[group]++);
    int[] present =
        Arrays.stream(Permutation.of(count, seed, 0)).filter(group -> sizes[group] > 0).toArray();
    int parts = 1 + (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0);
    if (present.length < parts) {
      throw new DataException(
          "split by groups: at least %d groups are needed for %d parts; found %d"
              .formatted(parts, parts, present.length));
    }
    int[] part = new int[count];
    int next = 0;
    double[] shares = {validation, test};
    for (int p = 1; p >= 0; p--) {
      double wanted = shares[p] * groups.length;
      int has = 0;
      int keep = 1 + (p == 1 && validation > 0 ? 1 : 0);
      while (wanted > 0
          && next < present.length - keep
          && (has == 0 || Math.abs(has + sizes[present[next]] - wanted) < wanted - has)) {
        has += sizes[present[next]];
        part[present[next++]] = p + 1;
      }
    }
    return new Split(rows(groups, part, 0), rows(groups, part, 1), rows(groups, part, 2));
  }

  private static List<Integer> rows(int[] groups, int[] part, int wanted) {
    return IntStream.range(0, groups.length)
        .filter(row -> part[groups[row]] == wanted)
        .boxed()
        .toList();
  }

  /**
   * A split by time: the latest rows for the test, those before for validation, the others to learn
   * from. Parts have round(fraction × rows) rows; of equal times the earlier row is the earlier.
   *
   * @throws DataException if a fraction is not one
   */
  static Split ordered(double[] times, double validation, double test) {
    checkFractions(validation, test);
    int[] order = byTime(times);
    int testFrom = order.length - (int) Math.round(test * order.length);
    int from =
        Math.max(Math.min(1, testFrom), testFrom - (int) Math.round(validation * order.length));
    return new Split(
        sorted(order, 0, from),
        sorted(order, from, testFrom),
        sorted(order, testFrom, order.length));
  }

  private static List<Integer> sorted(int[] order, int from, int to) {
    return Arrays.stream(order, from, to).sorted().boxed().toList();
  }

  /** The rows by time. */
  static int[] byTime(double... times) {
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> times[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** This split of positions in a list of rows as one of these rows. */
  Split of(int... rows) {
    return new Split(of(training, rows), of(validation, rows), of(test, rows));
  }

  private static List<Integer> of(List<Integer> positions, int... rows) {
    return positions.stream().map(position -> rows[position]).toList();
  }

  private static void checkFractions(double validation, double test) {
    boolean valid = validation >= 0 && test >= 0 && validation + test < 1;
    if (!valid) {
      throw new DataException(
          "split: the fractions for validation and test must be at least 0 and together below 1;"
              + " found validation %s, test %s"
                  .formatted(NumericColumn.text(validation), NumericColumn.text(test)));
    }
  }

  /** How many rows of each class go to a part: largest remainder, limited by what is available. */
  private static int[] shares(int[] sizes, int[] available, double fraction) {
    int wanted = (int) Math.round(fraction * Arrays.stream(sizes).asLongStream().sum());
    int[] counts = new int[sizes.length];
    double[] remainders = new double[sizes.length];
    int given = 0;
    for (int c = 0; c < sizes.length; c++) {
      double exact = fraction * sizes[c];
      counts[c] = Math.min((int) Math.floor(exact), available[c]);
      remainders[c] = exact - counts[c];
      given += counts[c];
    }
    List<Integer> byRemainder =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer c) -> remainders[c]).reversed())
            .toList();
    for (int c : byRemainder) {
      if (given < wanted && counts[c] < available[c]) {
        counts[c]++;
        given++;
      }
    }
    return counts;
  }

  private static int[] sum(int[] a, int[] b) {
    int[] total = new int[a.length];
    Arrays.setAll(total, i -> a[i] + b[i]);
    return total;
  }

  private static List<Integer> take(int[][] shuffled, int[] from, int[] to) {
    return IntStream.range(0, shuffled.length)
        .flatMap(c -> Arrays.stream(shuffled[c], from[c], to[c]))
        .sorted()
        .boxed()
        .toList();
  }

  /** The training rows, a fresh array. */
  public int[] trainingRows() {
    return array(training);
  }

  /** The validation rows, a fresh array. */
  public int[] validationRows() {
    return array(validation);
  }

  /** The test rows, a fresh array. */
  public int[] testRows() {
    return array(test);
  }

  private static int[] array(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }
}
