package dev.cajal.io.stream;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DateColumn;
import dev.cajal.nn.data.Location;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows of a table that comes in pieces, kept. */
final class TableSample {
  private final List<Kept> columns = new ArrayList<>();
  private String source = "";
  private Location.Unit unit = Location.Unit.LINE;
  private int[] lines = new int[1024];
  private Role[] roles = new Role[1024];
  private int rows;

  /** Why a row is kept. */
  enum Role {
    /** Drawn from the training rows. */
    DRAWN,
    /** A training row that holds something that must not be missed. */
    TRAINING,
    /** A row of another part with a class that must not be missed. */
    OTHER
  }

  /** The cells of a column that are kept. */
  private static final class Kept {
    private final Column first;
    private double[] numbers = new double[1024];
    private final List<String> texts = new ArrayList<>();
    private final Map<String, String> same = new HashMap<>();

    private Kept(Column first) {
      this.first = first;
    }

    private void add(Column column, int row, int at) {
      if (column instanceof CategoricalColumn labels) {
        texts.add(
            labels.isMissing(row) ? null : same.computeIfAbsent(labels.text(row), text -> text));
        return;
      }
      numbers = at < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * at);
      numbers[at] =
          switch (column) {
            case NumericColumn numeric -> numeric.value(row);
            case DateColumn dates -> dates.seconds(row);
            case CategoricalColumn _ -> throw new IllegalStateException("labels are no numbers");
          };
    }

    private Column column(int rows) {
      return switch (first) {
        case NumericColumn _ -> NumericColumn.of(first.name(), Arrays.copyOf(numbers, rows));
        case DateColumn dates ->
            DateColumn.of(first.name(), dates.kind(), Arrays.copyOf(numbers, rows));
        case CategoricalColumn _ -> CategoricalColumn.ofTexts(first.name(), texts);
      };
    }
  }

  void add(Table piece, int row, Role role) {
    if (columns.isEmpty()) {
      source = piece.source();
      unit = piece.unit();
      piece.columns().forEach(column -> columns.add(new Kept(column)));
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(piece.columns().get(i), row, rows);
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
      roles = Arrays.copyOf(roles, 2 * rows);
    }
    lines[rows] = piece.line(row);
    roles[rows++] = role;
  }

  /** All rows that were kept. */
  Table table() {
    Table table = Table.of(source, columns.stream().map(column -> column.column(rows)).toList());
    int[] numbers = Arrays.copyOf(lines, rows);
    return switch (unit) {
      case LINE -> table.withLines(numbers);
      case ROW -> table.withRowNumbers(numbers);
    };
  }

  /** Which of them are to be learnt from. */
  int[] trainingRows() {
    return IntStream.range(0, rows).filter(row -> roles[row] != Role.OTHER).toArray();
  }

  /** Which of them stand for all training rows. */
  int[] drawnRows() {
    return IntStream.range(0, rows).filter(row -> roles[row] == Role.DRAWN).toArray();
  }
}
