package dev.cajal.nn.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the target column becomes what a network is trained towards, and back; immutable. */
public sealed interface TargetEncoder {

  /** The target column's name. */
  String name();

  /** The kind of column that it reads. */
  Column.Kind kind();

  /**
   * The targets of all rows.
   *
   * @throws DataException if the column is missing, or holds unknown classes or text instead of
   *     numbers, with line and column
   */
  Targets encode(Table table);

  /**
   * Fits the encoder that the task asks for.
   *
   * @param table where the target column is
   * @param target the column's exact name
   * @param task what is to be learnt
   * @param rows the training rows
   * @throws DataException if the column does not suit the task
   */
  static TargetEncoder fit(Table table, String target, Task task, int... rows) {
    Column column = table.column(target);
    if (column instanceof DateColumn) {
      throw new DataException(
          Location.of(table.source()).column(target),
          "a date cannot be learnt; expected classes or numbers; choose another target, or write"
              + " the date as a number of days");
    }
    Missing.refuseInTarget(table, column);
    if (task == Task.REGRESSION) {
      return new Values(target, Standardizer.fit(Columns.numeric(table, column), rows));
    }
    List<String> labels = ClassLabels.of(column);
    ClassLabels.check(table.source(), column, labels, task);
    return new Classes(target, labels, column.kind());
  }

  /**
   * A class.
   *
   * @param name the column
   * @param labels the class names
   * @param kind whether the column holds labels or whole numbers that stand for classes
   */
  record Classes(String name, List<String> labels, Column.Kind kind) implements TargetEncoder {
    /**
     * Keeps an unmodifiable copy of the labels.
     *
     * @throws DataException if there are fewer than two
     */
    public Classes {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(kind, "kind");
      labels = List.copyOf(labels);
      if (labels.size() < 2) {
        throw new DataException(
            "target %s: at least two classes are needed; found %s"
                .formatted(Quoted.of(name), labels.isEmpty() ? "none" : Quoted.list(labels)));
      }
    }

    @Override
    public ClassTargets encode(Table table) {
      Columns.requireAll(table, List.of(name));
      Column column = table.column(name);
      Missing.refuseInTarget(table, column);
      Map<String, Integer> positions = new HashMap<>();
      labels.forEach(label -> positions.put(label, positions.size()));
      int[] codes = new int[column.size()];
      for (int row = 0; row < codes.length; row++) {
        Integer position = positions.get(column.text(row));
        if (position == null) {
          String nearest = Nearest.suggestion(column.text(row), labels);
          throw new DataException(
              table.location(row, name),
              "class %s does not occur in the training data; %s"
                  .formatted(
                      Quoted.of(column.text(row)),
                      nearest.isEmpty() ? "classes: " + Quoted.list(labels) : nearest));
        }
        codes[row] = position;
      }
      return ClassTargets.of(labels, codes);
    }
  }

  /**
   * A number, standardised.
   *
   * @param name the column
   * @param standardizer mean and deviation in the training part
   */
  record Values(String name, Standardizer standardizer) implements TargetEncoder {
    /** Checks that nothing is null. */
    public Values {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(standardizer, "standardizer");
    }

    @Override
    public Column.Kind kind() {
      return Column.Kind.NUMERIC;
    }

    @Override
    public ValueTargets encode(Table table) {
      Columns.requireAll(table, List.of(name));
      NumericColumn numbers = Columns.numeric(table, table.column(name));
      Missing.refuseInTarget(table, numbers);
      float[] values = new float[numbers.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = (float) standardizer.apply(numbers.value(row));
      }
      return ValueTargets.of(values);
    }

    /** The target in its own unit that a network's output stands for. */
    public double decode(float output) {
      return standardizer.inverse(output);
    }
  }
}
