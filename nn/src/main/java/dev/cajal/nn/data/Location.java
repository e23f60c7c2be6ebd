package dev.cajal.nn.data;

import java.util.Locale;
import java.util.Objects;

/**
 * A place in data, for messages: {@code flowers.csv, line 7, column "petal width"}.
 *
 * @param file name of the file or data set
 * @param line line number from 1, or 0 if the place is not one line
 * @param column column name, or empty if the place is not one column
 * @param unit what the number counts: lines, or rows where data has no lines
 */
public record Location(String file, long line, String column, Unit unit) {
  /** What the number of a place counts. */
  public enum Unit {
    /** Lines of a file. */
    LINE,
    /** Rows of a table that was not read from lines. */
    ROW;

    private final String noun = name().toLowerCase(Locale.ROOT);
  }

  /** Checks that nothing is null and the line is not negative. */
  public Location {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(unit, "unit");
    if (line < 0) {
      throw new IllegalArgumentException("location: line must be 0 or more; found " + line);
    }
  }

  /** A place in a file of lines. */
  public Location(String file, long line, String column) {
    this(file, line, column, Unit.LINE);
  }

  /** The whole file. */
  public static Location of(String file) {
    return new Location(file, 0, "");
  }

  /** This place narrowed to a line. */
  public Location line(long number) {
    return new Location(file, number, column, unit);
  }

  /** This place narrowed to a column. */
  public Location column(String name) {
    return new Location(file, line, name, unit);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(", ").append(unit.noun).append(' ').append(line);
    }
    if (!column.isEmpty()) {
      text.append(", column ").append(Quoted.of(column));
    }
    return text.toString();
  }
}
