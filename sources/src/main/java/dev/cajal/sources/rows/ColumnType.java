package dev.cajal.sources.rows;

import dev.cajal.nn.data.Column;
import java.util.Optional;

/** What is read from a column of a typed source, and what becomes of it. */
public enum ColumnType {
  /** A number. */
  NUMBER,
  /** A number of which a model needs the text. */
  NUMBER_AS_LABEL,
  /** A date as seconds since the beginning of 1970. */
  DATE,
  /** A text. */
  TEXT,
  /** A text of which a model needs the number. */
  TEXT_AS_NUMBER,
  /** A truth value, whose labels are {@code false} and {@code true}. */
  TRUTH,
  /** A truth value of which a model needs 0 or 1. */
  TRUTH_AS_NUMBER,
  /** What cannot be read and is not needed: a column without a value. */
  NOTHING;

  /** This type where a model knows the column as one of this kind. */
  public ColumnType as(Optional<Column.Kind> known) {
    if (known.isEmpty()) {
      return this;
    }
    boolean number = known.get() == Column.Kind.NUMERIC;
    return switch (this) {
      case NUMBER -> known.get() == Column.Kind.CATEGORICAL ? NUMBER_AS_LABEL : NUMBER;
      case TEXT -> number ? TEXT_AS_NUMBER : TEXT;
      case TRUTH -> number ? TRUTH_AS_NUMBER : TRUTH;
      default -> this;
    };
  }
}
