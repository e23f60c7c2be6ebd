package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of mixed columns as float features, each column by its own encoder.
 *
 * @param encoders one per column that is used, in the table's order
 * @param degree of the polynomial in the features, see {@link PolynomialFeatures}; 1 for none
 * @param leftOut names of columns that fitting left out, see {@link #fit}
 * @param tableColumns names of all columns of the table that it was fitted on, the target's too, in
 *     order; so a table without names can be matched by position
 */
public record TableEncoder(
    List<ColumnEncoder> encoders, int degree, List<String> leftOut, List<String> tableColumns)
    implements FeatureEncoder {

  /**
   * Keeps unmodifiable copies.
   *
   * @throws DataException if there is no column, a name occurs twice, or the polynomial is too
   *     large
   */
  public TableEncoder {
    encoders = List.copyOf(encoders);
    leftOut = List.copyOf(leftOut);
    tableColumns = List.copyOf(tableColumns);
    int features = encoders.stream().mapToInt(encoder -> encoder.featureNames().size()).sum();
    if (features == 0) {
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
    degree = new PolynomialFeatures(features, degree).degree();
  }

  /** Encoders of columns in this order, nothing left out, and no polynomial. */
  public TableEncoder(List<ColumnEncoder> encoders) {
    this(encoders, 1, List.of(), encoders.stream().map(ColumnEncoder::name).toList());
  }

  /** Fits with the default settings. */
  public static TableEncoder fit(Table table, String target, int... rows) {
    return fit(table, target, FeatureSettings.DEFAULT, rows);
  }

  /**
   * Fits to the given rows of all columns but the target. Left out are a text column with more than
   * 20 labels that has more than half as many labels as the table has rows, as it names the rows
   * (an identifier, a person's name), and columns with the same value or none in all given rows.
   *
   * @throws DataException if no column remains, a column cannot be scaled, or values are missing
   *     and the settings do not say how to fill them in
   */
  public static TableEncoder fit(
      Table table, String target, FeatureSettings settings, int... rows) {
    ColumnChoice choice = ColumnChoice.of(table, target, settings.excluded(), rows);
    choice.requireSome(table.source(), target);
    if (settings.imputation().isEmpty()) {
      Missing.refuse(table, choice.used().stream().map(Column::name).toList());
    }
    List<ColumnEncoder> encoders = new ArrayList<>();
    for (Column column : choice.used()) {
      encoders.add(ColumnEncoder.fit(column, settings, rows));
    }
    return new TableEncoder(
        encoders, settings.degree(), List.copyOf(choice.leftOut().keySet()), table.names());
  }

  @Override
  public Shape sampleShape() {
    return Shape.of(degree == 1 ? columnFeatures().size() : polynomial().size());
  }

  @Override
  public List<String> featureNames() {
    return degree == 1 ? columnFeatures() : polynomial().names(columnFeatures());
  }

  private List<String> columnFeatures() {
    return encoders.stream().flatMap(encoder -> encoder.featureNames().stream()).toList();
  }

  private PolynomialFeatures polynomial() {
    return new PolynomialFeatures(columnFeatures().size(), degree);
  }

  @Override
  public Map<String, Column.Kind> columns() {
    Map<String, Column.Kind> kinds = new LinkedHashMap<>();
    encoders.forEach(encoder -> kinds.put(encoder.name(), encoder.kind()));
    return Collections.unmodifiableMap(kinds);
  }

  /** A sentence on the missing values that encoding a table fills in, if there are any. */
  Optional<String> filled(Table table) {
    return Missing.filled(
        table,
        encoders.stream()
            .filter(ImputingEncoder.class::isInstance)
            .map(ColumnEncoder::name)
            .toList());
  }

  @Override
  public Encoded encode(Table table) {
    Columns.requireAll(table, columns().keySet());
    Missing.refuse(
        table,
        encoders.stream()
            .filter(encoder -> !(encoder instanceof ImputingEncoder))
            .map(ColumnEncoder::name)
            .toList());
    List<String> notes = new ArrayList<>();
    Shape shape = Shape.of(columnFeatures().size());
    int stride = shape.size();
    float[] values = new float[Elements.count(table.source(), table.rows(), shape)];
    int offset = 0;
    for (ColumnEncoder encoder : encoders) {
      Column column = table.find(encoder.name()).orElseThrow();
      encoder.encode(table, column, values, offset, stride, notes::add);
      offset += encoder.featureNames().size();
    }
    FloatFeatures features = FloatFeatures.wrap(values, shape);
    return new Encoded(degree == 1 ? features : polynomial().apply(features), notes);
  }
}
