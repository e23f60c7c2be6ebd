package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of a table a model learns from.
 *
 * @param used the columns beside the target that say something
 * @param leftOut why each of the others was left out, by name
 */
record ColumnChoice(List<Column> used, Map<String, Reason> leftOut) {
  /** A text column with more labels than this must repeat them to be used. */
  private static final int ALWAYS_USED_LABELS = 20;

  /** Why a column says nothing. */
  enum Reason {
    NAMES_ROWS("text columns that name the rows"),
    CONSTANT("columns that hold the same value in every training row"),
    EMPTY("columns without a value in the training rows"),
    EXCLUDED("columns that are not to be learnt from");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  static ColumnChoice of(Table table, String target, List<String> excluded, int... rows) {
    Set<String> unwanted = new HashSet<>();
    excluded.forEach(each -> unwanted.add(table.column(each).name()));
    List<Column> used = new ArrayList<>();
    Map<String, Reason> leftOut = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (column.name().equals(target)) {
        continue;
      }
      if (unwanted.contains(column.name())) {
        leftOut.put(column.name(), Reason.EXCLUDED);
        continue;
      }
      int distinct = distinct(column, rows);
      if (distinct == 0) {
        leftOut.put(column.name(), Reason.EMPTY);
      } else if (namesRows(column)) {
        leftOut.put(column.name(), Reason.NAMES_ROWS);
      } else if (distinct == 1 && rows.length > 1) {
        leftOut.put(column.name(), Reason.CONSTANT);
      } else {
        used.add(column);
      }
    }
    return new ColumnChoice(used, leftOut);
  }

  /**
   * The number of different values in the rows, counted up to 2; beside a value, missing is one.
   */
  private static int distinct(Column column, int... rows) {
    String first = null;
    boolean missing = false;
    for (int row : rows) {
      if (column.isMissing(row)) {
        missing = true;
        continue;
      }
      String text = column.text(row);
      if (first == null) {
        first = text;
      } else if (!first.equals(text)) {
        return 2;
      }
    }
    return first == null ? 0 : missing ? 2 : 1;
  }

  private static boolean namesRows(Column column) {
    return switch (column) {
      case NumericColumn _, DateColumn _ -> false;
      case CategoricalColumn categorical -> {
        int labels = categorical.labels().size();
        yield labels > ALWAYS_USED_LABELS && labels > categorical.size() / 2;
      }
    };
  }

  /** A sentence for each reason that occurs, other than that the user said so. */
  List<String> notes(String source) {
    List<String> notes = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      List<String> names =
          leftOut.keySet().stream().filter(name -> leftOut.get(name) == reason).toList();
      if (!names.isEmpty() && reason != Reason.EXCLUDED) {
        notes.add("%s: left out %s: %s".formatted(source, reason.text, Quoted.list(names)));
      }
    }
    return notes;
  }

  /**
   * Requires that there is something to learn from.
   *
   * @throws DataException if not, saying why
   */
  void requireSome(String source, String target) {
    if (used.isEmpty()) {
      List<String> found = new ArrayList<>();
      for (Reason reason : Reason.values()) {
        List<String> names =
            leftOut.keySet().stream().filter(name -> leftOut.get(name) == reason).toList();
        if (!names.isEmpty()) {
          found.add("only " + reason.text + ": " + Quoted.list(names));
        }
      }
      throw new DataException(
          "%s: needs at least one column to learn from beside the target %s; found %s"
              .formatted(
                  source, Quoted.of(target), found.isEmpty() ? "none" : String.join("; ", found)));
    }
  }
}
