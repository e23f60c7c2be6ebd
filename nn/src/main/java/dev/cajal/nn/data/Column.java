package dev.cajal.nn.data;

/** A named column of a {@link Table}: numbers or categories, without missing values. */
public sealed interface Column permits NumericColumn, CategoricalColumn {

  /** The name, unique in its table. */
  String name();

  /** The number of rows. */
  int size();

  /** The value of a row as text: a number without needless digits, or the label. */
  String text(int row);

  /** The column that holds these rows in this order; a row may occur more than once. */
  Column rows(int[] rows);

  /** Whether a column holds numbers or labels. */
  enum Kind {
    /** Finite numbers. */
    NUMERIC,
    /** One of a finite set of labels. */
    CATEGORICAL
  }

  /** Whether this column holds numbers or labels. */
  default Kind kind() {
    return switch (this) {
      case NumericColumn _ -> Kind.NUMERIC;
      case CategoricalColumn _ -> Kind.CATEGORICAL;
    };
  }
}
