package dev.cajal.io.csv;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Location;
import dev.cajal.nn.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a file on their way into a table of a fixed number of rows. */
final class CsvRowBuilder {
  private final CsvPlan plan;
  private final List<CsvColumnBuilder> builders = new ArrayList<>();
  private final int[] lines;
  private final int width;
  private int row;

  /**
   * A builder.
   *
   * @param rows the most rows
   */
  CsvRowBuilder(CsvPlan plan, int rows) {
    this.plan = plan;
    this.lines = new int[rows];
    int last = -1;
    Location place = Location.of(plan.source().name());
    for (CsvPlan.Field field : plan.fields()) {
      Location column = place.column(field.name());
      builders.add(
          field.anyText()
              ? CsvColumnBuilder.ofAnyText(column, rows)
              : CsvColumnBuilder.of(column, field.kind(), plan.decimalComma(), rows));
      last = Math.max(last, field.position());
    }
    this.width = last + 1;
  }

  private CsvRowBuilder(CsvRowBuilder before, int rows) {
    this.plan = before.plan;
    this.lines = new int[rows];
    this.width = before.width;
    before.builders.forEach(builder -> builders.add(builder.next(rows)));
  }

  /** A builder for rows that follow, of which the cells must agree with those before. */
  CsvRowBuilder next(int rows) {
    return new CsvRowBuilder(this, rows);
  }

  boolean isFull() {
    return row == lines.length;
  }

  /**
   * Adds a row.
   *
   * @throws DataException if a value is not of its column's kind
   */
  void add(long line, String[] fields) {
    if (fields.length < width) {
      throw new DataException(plan.source().name() + ": the file changed while it was being read");
    }
    lines[row] = (int) Math.min(line, Integer.MAX_VALUE);
    for (int i = 0; i < builders.size(); i++) {
      String field = fields[plan.fields().get(i).position()];
      builders.get(i).add(row, plan.dialect().cell(field), line);
    }
    row++;
  }

  /** The rows so far, which must be as many as the builder holds. */
  Table table() {
    return Table.of(plan.source().name(), builders.stream().map(CsvColumnBuilder::build).toList())
        .withLines(Arrays.copyOf(lines, row));
  }
}
