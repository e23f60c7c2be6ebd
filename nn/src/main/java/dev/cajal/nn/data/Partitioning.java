package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Divides the rows of a table as a {@link Partition} says.
 *
 * @param table the rows
 * @param codes a class per row; all 0 where there are none
 * @param partition by what
 * @param seed of what is random
 */
record Partitioning(Table table, int[] codes, Partition partition, long seed) {

  static Partitioning of(Table table, Targets targets, Partition partition, long seed) {
    int[] codes =
        switch (targets) {
          case ClassTargets classes -> classes.codes();
          case ValueTargets values -> new int[values.size()];
        };
    return new Partitioning(table, codes, partition, seed);
  }

  /**
   * Divides these rows.
   *
   * @param rows ascending
   * @throws DataException if the fractions or the column do not allow it
   */
  Split split(int[] rows, double validation, double test) {
    return switch (partition) {
      case Partition.Random _ ->
          Split.stratified(pick(codes, rows), validation, test, seed).of(rows);
      case Partition.Grouped grouped ->
          Split.grouped(pick(groups(grouped), rows), validation, test, seed).of(rows);
      case Partition.Ordered ordered -> {
        double[] times = times(ordered);
        double[] picked = Arrays.stream(rows).mapToDouble(row -> times[row]).toArray();
        yield Split.ordered(picked, validation, test).of(rows);
      }
    };
  }

  private static int[] pick(int[] values, int... rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  /**
   * The rows of each fold's test part, and of what it may learn from.
   *
   * @throws DataException if there are too few rows or groups
   */
  List<Fold> folds(int count) {
    int[] number =
        switch (partition) {
          case Partition.Random _ -> dealt(count);
          case Partition.Grouped grouped -> dealtGroups(groups(grouped), count);
          case Partition.Ordered ordered -> segments(times(ordered), count);
        };
    boolean ordered = partition instanceof Partition.Ordered;
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      int current = fold;
      int[] test = IntStream.range(0, number.length).filter(r -> number[r] == current).toArray();
      int[] rest =
          IntStream.range(0, number.length)
              .filter(r -> ordered ? number[r] < current : number[r] != current)
              .toArray();
      if (test.length == 0 || rest.length == 0) {
        throw new DataException(
            "%s: %d folds need at least as many %s; found %d rows"
                .formatted(
                    table.source(),
                    count,
                    partition instanceof Partition.Grouped ? "groups" : "rows",
                    number.length));
      }
      folds.add(new Fold(rest, test));
    }
    return folds;
  }

  /**
   * One round of cross-validation.
   *
   * @param rest rows to learn from and to choose by, ascending
   * @param test rows to judge by, ascending
   */
  record Fold(int[] rest, int[] test) {}

  /** The rows of each class in shuffled order, handed out in turn. */
  private int[] dealt(int count) {
    int[] number = new int[codes.length];
    int next = 0;
    int classes = Arrays.stream(codes).max().orElse(0) + 1;
    for (int c = 0; c < classes; c++) {
      int code = c;
      int[] rows = IntStream.range(0, codes.length).filter(r -> codes[r] == code).toArray();
      for (int i : Permutation.of(rows.length, seed, c)) {
        number[rows[i]] = next++ % count;
      }
    }
    return number;
  }

  /** The groups from the largest to the smallest, each to the fold with the fewest rows. */
  private int[] dealtGroups(int[] groups, int count) {
    int total = Arrays.stream(groups).max().orElse(0) + 1;
    int[] sizes = new int[total];
    Arrays.stream(groups).forEach(group -> sizes[group]++);
    int[] shuffled = Permutation.of(total, seed, 0);
    List<Integer> bySize =
        Arrays.stream(shuffled)
            .boxed()
            .sorted(Comparator.comparingInt((Integer group) -> -sizes[group]))
            .toList();
    int[] load = new int[count];
    int[] foldOf = new int[total];
    for (int group : bySize) {
      int least = 0;
      for (int fold = 1; fold < count; fold++) {
        least = load[fold] < load[least] ? fold : least;
      }
      foldOf[group] = least;
      load[least] += sizes[group];
    }
    return Arrays.stream(groups).map(group -> foldOf[group]).toArray();
  }

  /** Stretches of time of equal size, of which the first, number −1, is only learnt from. */
  private static int[] segments(double[] times, int count) {
    int[] order = Split.byTime(times);
    int[] number = new int[times.length];
    for (int position = 0; position < order.length; position++) {
      number[order[position]] = (int) ((long) position * (count + 1) / order.length) - 1;
    }
    return number;
  }

  private int[] groups(Partition.Grouped grouped) {
    Column column = table.column(grouped.column());
    Missing.refuse(table, List.of(column.name()));
    Map<String, Integer> known = new HashMap<>();
    int[] groups = new int[column.size()];
    for (int row = 0; row < groups.length; row++) {
      int next = known.size();
      groups[row] = known.computeIfAbsent(column.text(row), _ -> next);
    }
    return groups;
  }

  private double[] times(Partition.Ordered ordered) {
    Column column = table.column(ordered.column());
    Missing.refuse(table, List.of(column.name()));
    return switch (column) {
      case NumericColumn numeric -> numeric.values();
      case DateColumn dates ->
          IntStream.range(0, dates.size()).mapToDouble(dates::seconds).toArray();
      case CategoricalColumn text ->
          throw new DataException(
              table.location(0, text.name()),
              "a time must be a date or a number; found " + Quoted.of(text.text(0)));
    };
  }
}
