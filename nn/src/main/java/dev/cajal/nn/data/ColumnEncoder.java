package dev.cajal.nn.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How one column of a table becomes one or more features; fitted, immutable. */
public sealed interface ColumnEncoder {

  /** The column's name. */
  String name();

  /** The kind of column that it reads. */
  Column.Kind kind();

  /** The names of its features. */
  List<String> featureNames();

  /**
   * Writes this column's features of all rows.
   *
   * @param table where the column and the places for messages come from
   * @param column the column of that table
   * @param out all features, row by row
   * @param offset position of this column's first feature in a row
   * @param stride number of features in a row
   * @param notes takes sentences on what did not fit
   */
  void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes);

  /** Fits the encoder that suits the column's kind to the given rows. */
  static ColumnEncoder fit(Column column, int... rows) {
    return switch (column) {
      case NumericColumn numeric ->
          new Standardised(numeric.name(), Standardizer.fit(numeric, rows));
      case CategoricalColumn categorical -> {
        boolean[] occurs = new boolean[categorical.labels().size()];
        for (int row : rows) {
          occurs[categorical.code(row)] = true;
        }
        List<String> labels =
            IntStream.range(0, occurs.length)
                .filter(code -> occurs[code])
                .mapToObj(categorical.labels()::get)
                .toList();
        yield new OneHot(categorical.name(), labels);
      }
    };
  }

  /**
   * A number, standardised.
   *
   * @param name the column
   * @param standardizer mean and deviation in the training part
   */
  record Standardised(String name, Standardizer standardizer) implements ColumnEncoder {
    @Override
    public Column.Kind kind() {
      return Column.Kind.NUMERIC;
    }

    @Override
    public List<String> featureNames() {
      return List.of(name);
    }

    @Override
    public void encode(
        Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
      NumericColumn numbers = Columns.numeric(table, column);
      for (int row = 0; row < numbers.size(); row++) {
        float feature = (float) standardizer.apply(numbers.value(row));
        if (!Float.isFinite(feature)) {
          throw new DataException(
              table.location(row, name),
              "%s is too far from the training data (mean %s, deviation %s) for a 32-bit number"
                  .formatted(numbers.text(row), standardizer.mean(), standardizer.deviation()));
        }
        out[row * stride + offset] = feature;
      }
    }
  }

  /**
   * A category as one feature per label: 1 for the row's own, 0 for the others. A text that is none
   * of the labels becomes zeros throughout, and a note counts such rows.
   *
   * @param name the column
   * @param labels the labels that occur in the training part
   */
  record OneHot(String name, List<String> labels) implements ColumnEncoder {
    /** Keeps an unmodifiable copy of the labels. */
    public OneHot {
      labels = List.copyOf(labels);
    }

    @Override
    public Column.Kind kind() {
      return Column.Kind.CATEGORICAL;
    }

    @Override
    public List<String> featureNames() {
      return labels.stream().map(label -> name + "=" + label).toList();
    }

    @Override
    public void encode(
        Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
      Map<String, Integer> positions = new HashMap<>();
      labels.forEach(label -> positions.put(label, positions.size()));
      int unknown = 0;
      int firstUnknown = -1;
      for (int row = 0; row < column.size(); row++) {
        Integer position = positions.get(column.text(row));
        if (position != null) {
          out[row * stride + offset + position] = 1;
        } else if (unknown++ == 0) {
          firstUnknown = row;
        }
      }
      if (unknown > 0) {
        notes.accept(
            "%s: %d of %d rows hold a category that does not occur in the training data, the first %s;"
                    .formatted(
                        table.location(firstUnknown, name),
                        unknown,
                        column.size(),
                        Quoted.of(column.text(firstUnknown)))
                + " these rows count as none of the known categories");
      }
    }
  }
}
