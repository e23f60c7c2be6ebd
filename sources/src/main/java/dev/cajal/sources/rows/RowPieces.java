package dev.cajal.sources.rows;

import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.Table;
import java.util.Arrays;
import java.util.List;

/** How rows are put together to tables, each as many rows as a piece has. */
public final class RowPieces {
  private static final int MOST_CELLS = 1 << 18;
  private static final int MOST_ROWS = 4096;
  private static final int FEWEST_ROWS = 16;

  /** The most rows of a table that need not fit into a piece. */
  public static final int ALL = Integer.MAX_VALUE - 8;

  private RowPieces() {}

  /** How many rows of so many columns a piece has. */
  public static int rows(int columns) {
    return Math.clamp(MOST_CELLS / columns, FEWEST_ROWS, MOST_ROWS);
  }

  /**
   * The table of the rows that the builders hold, which they forget.
   *
   * @param first the number of the first row, from 0
   */
  public static Table take(String source, List<ColumnBuilder> builders, long first) {
    List<Column> columns = builders.stream().map(ColumnBuilder::take).toList();
    int[] numbers = new int[columns.getFirst().size()];
    Arrays.setAll(numbers, row -> (int) (first + row + 1));
    return Table.of(source, columns).withRowNumbers(numbers);
  }
}
