package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Columns of equal length with distinct names, immutable.
 *
 * <p>It remembers the name of what it was read from, the line of each row for messages, and notes
 * on how it was read.
 */
public final class Table {
  private final String source;
  private final List<Column> columns;
  private final List<String> names;
  private final int rows;
  private final int[] lines;
  private final Location.Unit unit;
  private final List<String> notes;

  private Table(
      String source, List<Column> columns, int[] lines, Location.Unit unit, List<String> notes) {
    this.source = Objects.requireNonNull(source, "source");
    this.columns = List.copyOf(columns);
    this.names = this.columns.stream().map(Column::name).toList();
    this.lines = lines;
    this.unit = unit;
    this.notes = List.copyOf(notes);
    if (columns.isEmpty()) {
      throw new DataException(source + ": a table needs at least one column; found none");
    }
    this.rows = columns.getFirst().size();
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (column.size() != rows) {
        throw new DataException(
            "%s: all columns must have the same number of rows; column %s has %d, column %s has %d"
                .formatted(
                    source,
                    Quoted.of(columns.getFirst().name()),
                    rows,
                    Quoted.of(column.name()),
                    column.size()));
      }
      if (!seen.add(column.name())) {
        throw new DataException(
            "%s: column names must differ; %s occurs twice"
                .formatted(source, Quoted.of(column.name())));
      }
    }
    if (lines.length != rows) {
      throw new DataException(
          "%s: expected one line number per row, %d; found %d"
              .formatted(source, rows, lines.length));
    }
  }

  /**
   * A table whose rows count as lines 1, 2, 3 and so on.
   *
   * @param source name for messages
   * @throws DataException if there is no column, lengths differ or a name occurs twice
   */
  public static Table of(String source, List<? extends Column> columns) {
    int rows = columns.isEmpty() ? 0 : columns.getFirst().size();
    int[] lines = new int[rows];
    Arrays.setAll(lines, row -> row + 1);
    return new Table(source, List.copyOf(columns), lines, Location.Unit.LINE, List.of());
  }

  /** A table whose rows count as lines 1, 2, 3 and so on. */
  public static Table of(String source, Column... columns) {
    return of(source, List.of(columns));
  }

  /** This table with the line of the file that each row was read from. */
  public Table withLines(int... lineOfRow) {
    return new Table(source, columns, lineOfRow.clone(), Location.Unit.LINE, notes);
  }

  /** This table with the number of each row in what it was read from, which has no lines. */
  public Table withRowNumbers(int... numbers) {
    return new Table(source, columns, numbers.clone(), Location.Unit.ROW, notes);
  }

  /** This table with sentences on how it was read, instead of those it has. */
  public Table withNotes(List<String> sentences) {
    return new Table(source, columns, lines, unit, sentences);
  }

  /** Sentences on how this was read that a user should know; empty for rows taken from a table. */
  public List<String> notes() {
    return notes;
  }

  /** The name of what this was read from, for messages. */
  public String source() {
    return source;
  }

  /** The columns in order. */
  public List<Column> columns() {
    return columns;
  }

  /** The names of the columns in order. */
  public List<String> names() {
    return names;
  }

  /** The kind of each column by name, in order: what a reader of more such data should expect. */
  public Map<String, Column.Kind> kinds() {
    Map<String, Column.Kind> kinds = new LinkedHashMap<>();
    columns.forEach(column -> kinds.put(column.name(), column.kind()));
    return Collections.unmodifiableMap(kinds);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The line of the file on which a row, counted from 0, begins, or its {@link #unit number}. */
  public int line(int row) {
    return lines[row];
  }

  /** What {@link #line} counts. */
  public Location.Unit unit() {
    return unit;
  }

  /** The place of a cell, for messages. */
  public Location location(int row, String column) {
    return new Location(source, lines[row], column, unit);
  }

  /** The column with this exact name, if there is one. */
  public Optional<Column> find(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(columns.get(index));
  }

  /**
   * The column that a user means: by exact name, else by name in any case if only one fits, else by
   * position, where 1 is the first column and −1 the last.
   *
   * @throws DataException if there is none, with the nearest names
   */
  public Column column(String nameOrPosition) {
    OptionalInt index = ColumnPosition.find(names, nameOrPosition);
    if (index.isPresent()) {
      return columns.get(index.getAsInt());
    }
    if (ColumnPosition.isNumber(nameOrPosition)) {
      throw new DataException(
          "%s: a column's position must lie in 1 to %d, or count from the end as -1 to -%d; found %d"
              .formatted(source, columns.size(), columns.size(), Integer.parseInt(nameOrPosition)));
    }
    String nearest = Nearest.suggestion(nameOrPosition, names);
    throw new DataException(
        "%s: no column is called %s; %s"
            .formatted(
                source,
                Quoted.of(nameOrPosition),
                nearest.isEmpty() ? "columns: " + Quoted.list(names) : nearest));
  }

  /** The table of these rows in this order; a row may occur more than once. */
  public Table rows(int... wanted) {
    List<Column> chosen = new ArrayList<>();
    for (Column column : columns) {
      chosen.add(column.rows(wanted));
    }
    int[] chosenLines = Arrays.stream(wanted).map(row -> lines[row]).toArray();
    return new Table(source, chosen, chosenLines, unit, List.of());
  }

  @Override
  public String toString() {
    return "table " + source + " of " + rows + " rows, columns " + Quoted.list(names);
  }
}
