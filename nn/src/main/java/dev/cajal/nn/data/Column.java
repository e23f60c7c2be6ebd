package dev.cajal.nn.data;

import java.util.Locale;

/** A named column of a {@link Table}: numbers, categories or dates; a value may be missing. */
public sealed interface Column permits NumericColumn, CategoricalColumn, DateColumn {

  /** The name, unique in its table. */
  String name();

  /** The number of rows. */
  int size();

  /**
   * The value of a row as text: a number without needless digits, the label, or the date as in ISO
   * 8601; empty if the value is missing.
   */
  String text(int row);

  /** Whether a row, counted from 0, has no value. */
  boolean isMissing(int row);

  /** How many rows have no value. */
  default int missing() {
    int count = 0;
    for (int row = 0; row < size(); row++) {
      count += isMissing(row) ? 1 : 0;
    }
    return count;
  }

  /** The column that holds these rows in this order; a row may occur more than once. */
  Column rows(int[] rows);

  /** What a column holds and how its text is read. */
  enum Kind {
    /** Finite numbers. */
    NUMERIC,
    /** One of a finite set of labels. */
    CATEGORICAL,
    /** Dates and times; where day and month are both numbers, the day comes first: 31/12/2024. */
    DATE,
    /** Dates and times in which the month comes first: 12/31/2024. */
    MONTH_FIRST_DATE;

    /** Whether this is a date in either order. */
    public boolean isDate() {
      return this == DATE || this == MONTH_FIRST_DATE;
    }

    /** The name in lower case, as it appears in files. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What this column holds. */
  Kind kind();
}
