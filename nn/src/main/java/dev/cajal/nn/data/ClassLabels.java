package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.List;

/** The classes that a target column holds. */
final class ClassLabels {
  private ClassLabels() {}

  /** The labels that occur: those of a categorical column in its order, numbers by value. */
  static List<String> of(Column column) {
    return switch (column) {
      case CategoricalColumn categorical ->
          Arrays.stream(categorical.codes())
              .filter(code -> code >= 0)
              .distinct()
              .sorted()
              .mapToObj(categorical.labels()::get)
              .toList();
      case NumericColumn numeric ->
          Arrays.stream(numeric.values())
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .mapToObj(NumericColumn::text)
              .distinct()
              .toList();
      case DateColumn _ -> List.of();
    };
  }

  /**
   * Checks that the classes suit the task and are few enough to learn.
   *
   * @throws DataException if not
   */
  static void check(String source, Column column, List<String> labels, Task task) {
    Location place = Location.of(source).column(column.name());
    if (labels.size() < 2) {
      throw new DataException(
          place,
          "the target needs at least two classes; found only "
              + (labels.isEmpty() ? "none" : Quoted.of(labels.getFirst())));
    }
    if (task == Task.BINARY && labels.size() != 2) {
      throw new DataException(
          place,
          "task binary needs two classes; found %d: %s"
              .formatted(labels.size(), Quoted.list(labels)));
    }
    if (labels.size() > Task.MAX_NUMERIC_CLASSES && labels.size() > column.size() / 2) {
      throw new DataException(
          place,
          "the target has %d different values in %d rows, too many to be classes;"
                  .formatted(labels.size(), column.size())
              + " choose another target or, for numbers, task regression");
    }
  }
}
