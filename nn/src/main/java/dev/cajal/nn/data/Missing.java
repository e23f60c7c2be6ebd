package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What is said about values that are missing. */
public final class Missing {
  private static final int MOST_COLUMNS = 8;

  private Missing() {}

  /**
   * Requires that the columns of these names have no missing value.
   *
   * @throws DataException naming the first one and the number of missing values of each column
   */
  static void refuse(Table table, Collection<String> names) {
    Column first = null;
    int firstRow = Integer.MAX_VALUE;
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Column column = table.find(name).orElseThrow();
      int row = firstMissing(column);
      if (row >= 0) {
        columns.add(column);
        if (row < firstRow) {
          first = column;
          firstRow = row;
        }
      }
    }
    if (first != null) {
      throw new DataException(
          table.location(firstRow, first.name()),
          "the value is missing; of %d rows, values are missing in %s; fill them in, remove the"
                  .formatted(table.rows(), counts(byName(columns)))
              + " rows, or train with --impute median or another way");
    }
  }

  /**
   * Requires that a target has no missing value.
   *
   * @throws DataException naming the first one and their number
   */
  static void refuseInTarget(Table table, Column target) {
    int row = firstMissing(target);
    if (row >= 0) {
      throw new DataException(
          table.location(row, target.name()),
          "the target is missing, in %d of %d rows; fill it in or remove the %s"
              .formatted(target.missing(), target.size(), target.missing() == 1 ? "row" : "rows"));
    }
  }

  /** A sentence on what is filled in when a table is encoded, if something is. */
  static Optional<String> filled(Table table, Collection<String> names) {
    List<Column> gaps =
        names.stream()
            .map(name -> table.find(name).orElseThrow())
            .filter(column -> column.missing() > 0)
            .toList();
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: filled in missing values, of %d rows in %s"
                .formatted(table.source(), table.rows(), counts(byName(gaps))));
  }

  /**
   * The names of columns with the number of missing values of each, such as {@code "age" 5, "town"
   * 1}, at most eight and then the count of the rest.
   */
  public static String counts(SequencedMap<String, Long> columns) {
    List<String> shown =
        columns.entrySet().stream()
            .limit(MOST_COLUMNS)
            .map(column -> Quoted.of(column.getKey()) + " " + column.getValue())
            .toList();
    int rest = columns.size() - MOST_COLUMNS;
    String more = rest == 1 ? " and 1 more column" : " and " + rest + " more columns";
    return String.join(", ", shown) + (rest > 0 ? more : "");
  }

  /** The number of missing values of each column. */
  static SequencedMap<String, Long> byName(List<Column> columns) {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    columns.forEach(column -> counts.put(column.name(), (long) column.missing()));
    return counts;
  }

  private static int firstMissing(Column column) {
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        return row;
      }
    }
    return -1;
  }
}
