package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of mixed columns as float features: numbers standardised, categories one-hot.
 *
 * @param encoders one per column that is used, in the table's order
 * @param leftOut names of text columns that fitting left out, see {@link #fit}
 */
public record TableEncoder(List<ColumnEncoder> encoders, List<String> leftOut)
    implements FeatureEncoder {
  /** A text column with more labels than this must repeat them to be used. */
  static final int ALWAYS_USED_LABELS = 20;

  /**
   * Keeps unmodifiable copies.
   *
   * @throws DataException if there is no column, or a name occurs twice
   */
  public TableEncoder {
    encoders = List.copyOf(encoders);
    leftOut = List.copyOf(leftOut);
    if (encoders.stream().allMatch(encoder -> encoder.featureNames().isEmpty())) {
      throw new DataException(
          "features: at least one column must remain to learn from; found none");
    }
    Set<String> names = new HashSet<>();
    for (ColumnEncoder encoder : encoders) {
      if (!names.add(encoder.name())) {
        throw new DataException(
            "features: column names must differ; %s occurs twice"
                .formatted(Quoted.of(encoder.name())));
      }
    }
  }

  /**
   * Fits to the given rows of all columns but the target. A text column with more than 20 labels
   * that has more than half as many labels as the table has rows names the rows (an identifier, a
   * person's name) and is left out.
   *
   * @throws DataException if no column remains, or a column cannot be standardised
   */
  public static TableEncoder fit(Table table, String target, int... rows) {
    List<ColumnEncoder> encoders = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.name().equals(target)) {
        continue;
      }
      if (namesRows(column)) {
        leftOut.add(column.name());
      } else {
        encoders.add(ColumnEncoder.fit(column, rows));
      }
    }
    if (encoders.isEmpty()) {
      throw new DataException(
          "%s: needs at least one column to learn from beside the target %s; found %s"
              .formatted(
                  table.source(),
                  Quoted.of(target),
                  leftOut.isEmpty()
                      ? "none"
                      : "only columns of text that names the rows: " + Quoted.list(leftOut)));
    }
    return new TableEncoder(encoders, leftOut);
  }

  private static boolean namesRows(Column column) {
    return switch (column) {
      case NumericColumn _ -> false;
      case CategoricalColumn categorical -> {
        int labels = categorical.labels().size();
        yield labels > ALWAYS_USED_LABELS && labels > categorical.size() / 2;
      }
    };
  }

  @Override
  public Shape sampleShape() {
    return Shape.of(featureNames().size());
  }

  @Override
  public List<String> featureNames() {
    return encoders.stream().flatMap(encoder -> encoder.featureNames().stream()).toList();
  }

  @Override
  public Map<String, Column.Kind> columns() {
    Map<String, Column.Kind> kinds = new LinkedHashMap<>();
    encoders.forEach(encoder -> kinds.put(encoder.name(), encoder.kind()));
    return Collections.unmodifiableMap(kinds);
  }

  @Override
  public Encoded encode(Table table) {
    Columns.requireAll(table, columns().keySet());
    List<String> notes = new ArrayList<>();
    Shape shape = sampleShape();
    int stride = shape.size();
    float[] values = new float[Elements.count(table.source(), table.rows(), shape)];
    int offset = 0;
    for (ColumnEncoder encoder : encoders) {
      Column column = table.find(encoder.name()).orElseThrow();
      encoder.encode(table, column, values, offset, stride, notes::add);
      offset += encoder.featureNames().size();
    }
    return new Encoded(FloatFeatures.wrap(values, shape), notes);
  }
}
