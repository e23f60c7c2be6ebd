package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A category as one feature per label: 1 for the row's own, 0 for the others.
 *
 * <p>Where rare labels were grouped, a last feature stands for all other texts, unknown ones too.
 * Where not, a text that is none of the labels becomes zeros throughout, and a note counts such
 * rows.
 *
 * @param name the column
 * @param labels the labels that occur in the training part, often enough
 * @param others whether there is a feature for all others
 */
public record OneHotEncoder(String name, List<String> labels, boolean others)
    implements ColumnEncoder {
  /** What stands for the labels that are grouped. */
  static final String OTHERS = "(other)";

  /** Keeps an unmodifiable copy of the labels. */
  public OneHotEncoder {
    Objects.requireNonNull(name, "name");
    labels = List.copyOf(labels);
  }

  /** A feature per label and none for others. */
  public OneHotEncoder(String name, List<String> labels) {
    this(name, labels, false);
  }

  static OneHotEncoder fit(CategoricalColumn column, int rare, int... rows) {
    return new OneHotEncoder(
        column.name(), Labels.frequent(column, rare, rows), Labels.hasRare(column, rare, rows));
  }

  @Override
  public Column.Kind kind() {
    return Column.Kind.CATEGORICAL;
  }

  @Override
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    labels.forEach(label -> names.add(name + "=" + label));
    if (others) {
      names.add(name + "=" + OTHERS);
    }
    return names;
  }

  @Override
  public String describe() {
    return String.join(", ", labels) + (others ? ", " + OTHERS : "");
  }

  @Override
  public void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
    String unknown = others ? "" : "these rows count as none of the known categories";
    int[] positions = Labels.positions(table, column, labels, unknown, notes);
    for (int row = 0; row < positions.length; row++) {
      if (positions[row] >= 0) {
        out[row * stride + offset + positions[row]] = 1;
      } else if (others) {
        out[row * stride + offset + labels.size()] = 1;
      }
    }
  }
}
