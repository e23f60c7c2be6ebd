package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is to be learnt about the target. */
public enum Task {
  /** One of two classes. */
  BINARY,
  /** One of several classes. */
  CLASSIFICATION,
  /** A number. */
  REGRESSION;

  /** A numeric target with more distinct values than this is a quantity, not a class. */
  static final int MAX_NUMERIC_CLASSES = 20;

  /** Whether the target is a class. */
  public boolean hasClasses() {
    return this != REGRESSION;
  }

  /** The name in lower case, as it appears in options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The task with this name, in any case.
   *
   * @throws DataException if there is none, with the names that exist
   */
  public static Task parse(String name) {
    List<String> labels = Arrays.stream(values()).map(Task::label).toList();
    int index = labels.indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      String nearest = Nearest.suggestion(name, labels);
      throw new DataException(
          "task: expected one of %s; found %s%s"
              .formatted(
                  String.join(", ", labels),
                  Quoted.of(name),
                  nearest.isEmpty() ? "" : "; " + nearest));
    }
    return values()[index];
  }

  /**
   * The task that a target column suggests.
   *
   * <ul>
   *   <li>Text: {@link #BINARY} for two labels that occur, else {@link #CLASSIFICATION}.
   *   <li>Numbers: classes if all are whole and there are at most 20 distinct values and either
   *       only two or at most half as many as rows; then as for text.
   *   <li>Other numbers: {@link #REGRESSION}.
   * </ul>
   */
  public static Task infer(Column target) {
    return switch (target) {
      case CategoricalColumn column ->
          ofClassCount((int) Arrays.stream(column.codes()).filter(c -> c >= 0).distinct().count());
      case NumericColumn column -> {
        int distinct = distinctWhole(column);
        boolean few = distinct == 2 || distinct * 2L <= column.size();
        yield distinct >= 0 && few ? ofClassCount(distinct) : REGRESSION;
      }
      case DateColumn _ -> REGRESSION;
    };
  }

  private static Task ofClassCount(int classes) {
    return classes == 2 ? BINARY : CLASSIFICATION;
  }

  /** The number of distinct values, or −1 if one is not whole or there are too many for classes. */
  private static int distinctWhole(NumericColumn column) {
    Set<Double> distinct = new HashSet<>();
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        continue;
      }
      if (!NumericColumn.isWhole(column.value(row))) {
        return -1;
      }
      // Adding zero turns -0.0 into 0.0, which a set would keep apart.
      distinct.add(column.value(row) + 0.0);
      if (distinct.size() > MAX_NUMERIC_CLASSES) {
        return -1;
      }
    }
    return distinct.size();
  }
}
