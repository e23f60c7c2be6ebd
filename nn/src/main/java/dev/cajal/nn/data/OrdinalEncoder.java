package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A category as one number: the position of its label, 0 for the first, scaled as numbers are.
 *
 * <p>Where rare labels were grouped, all other texts, unknown ones too, have the position after the
 * last label. Where not, a text that is none of the labels has the position −1, and a note counts
 * such rows.
 *
 * @param name the column
 * @param labels the labels that occur in the training part, often enough, in order
 * @param others whether there is a position for all others
 * @param scaler of the positions, fitted on the training part
 */
public record OrdinalEncoder(String name, List<String> labels, boolean others, Scaler scaler)
    implements ColumnEncoder {
  /** Keeps an unmodifiable copy of the labels. */
  public OrdinalEncoder {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(scaler, "scaler");
    labels = List.copyOf(labels);
  }

  static OrdinalEncoder fit(CategoricalColumn column, int rare, Scaling scaling, int... rows) {
    List<String> labels = Labels.frequent(column, rare, rows);
    double[] positions =
        Arrays.stream(rows)
            .filter(row -> !column.isMissing(row))
            .mapToDouble(
                row -> {
                  int position = labels.indexOf(column.text(row));
                  return position < 0 ? labels.size() : position;
                })
            .toArray();
    return new OrdinalEncoder(
        column.name(),
        labels,
        Labels.hasRare(column, rare, rows),
        scaling.fit(column.name(), positions));
  }

  @Override
  public Column.Kind kind() {
    return Column.Kind.CATEGORICAL;
  }

  @Override
  public List<String> featureNames() {
    return List.of(name);
  }

  @Override
  public String describe() {
    return String.join(" < ", labels) + (others ? " < " + OneHotEncoder.OTHERS : "");
  }

  @Override
  public void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
    String unknown = others ? "" : "these rows stand before the first known category";
    int[] positions = Labels.positions(table, column, labels, unknown, notes);
    for (int row = 0; row < positions.length; row++) {
      int position = positions[row] < 0 && others ? labels.size() : positions[row];
      out[row * stride + offset] = NumberEncoder.feature(table, column, row, position, scaler);
    }
  }
}
