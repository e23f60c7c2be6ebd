package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How one column of a table becomes one or more features; fitted, immutable. */
public sealed interface ColumnEncoder
    permits NumberEncoder,
        OneHotEncoder,
        OrdinalEncoder,
        HashingEncoder,
        DateEncoder,
        ImputingEncoder {

  /** The column's name. */
  String name();

  /** The kind of column that it reads. */
  Column.Kind kind();

  /** The names of its features. */
  List<String> featureNames();

  /** What was fitted, in words and numbers. */
  String describe();

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
    return fit(column, FeatureSettings.DEFAULT, rows);
  }

  /**
   * Fits the encoder that suits the column's kind and the settings to the given rows.
   *
   * @throws DataException if the column cannot be encoded in this way
   */
  static ColumnEncoder fit(Column column, FeatureSettings settings, int... rows) {
    if (settings.imputation().isEmpty()) {
      return fitWhole(column, settings, rows);
    }
    String fill = settings.imputation().get().value(column, rows);
    boolean missing = Arrays.stream(rows).anyMatch(column::isMissing);
    ColumnEncoder whole = fitWhole(ImputingEncoder.filled(column, fill), settings, rows);
    return new ImputingEncoder(whole, fill, missing && settings.indicators());
  }

  private static ColumnEncoder fitWhole(Column column, FeatureSettings settings, int... rows) {
    return switch (column) {
      case NumericColumn numeric ->
          new NumberEncoder(
              numeric.name(),
              settings
                  .scaling()
                  .fit(
                      numeric.name(),
                      Arrays.stream(rows)
                          .mapToDouble(numeric::value)
                          .filter(v -> !Double.isNaN(v))
                          .toArray()));
      case DateColumn dates -> DateEncoder.fit(dates, settings.scaling(), rows);
      case CategoricalColumn categorical ->
          switch (settings.encoding().method()) {
            case ONEHOT -> OneHotEncoder.fit(categorical, settings.rare(), rows);
            case ORDINAL ->
                OrdinalEncoder.fit(categorical, settings.rare(), settings.scaling(), rows);
            case HASHING -> new HashingEncoder(categorical.name(), settings.encoding().buckets());
          };
    };
  }
}
