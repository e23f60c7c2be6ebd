package dev.cajal.io.stream;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DateColumn;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Standardizer;
import dev.cajal.nn.data.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is found out about a column piece by piece, in bounded memory. */
final class ColumnStatistics {
  /** The most labels of a column that are looked for one by one. */
  static final int MOST_LABELS = 10_000;

  /** A numeric target with more values is no class, see {@code Task}. */
  private static final int MOST_NUMERIC_CLASSES = 21;

  private final Set<String> labels = new HashSet<>();
  private final boolean target;
  private int count;
  private double mean;
  private double squares;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private int leastIndex = -1;
  private int mostIndex = -1;
  private Optional<Table> leastRow = Optional.empty();
  private Optional<Table> mostRow = Optional.empty();
  private int missing;
  private int firstMissingLine;

  ColumnStatistics(boolean target) {
    this.target = target;
  }

  /**
   * Takes in a cell.
   *
   * @return whether the row must be kept because it has a label that no row before had
   */
  boolean add(Table piece, Column column, int row, boolean training) {
    if (column.isMissing(row)) {
      firstMissingLine = missing++ == 0 ? piece.line(row) : firstMissingLine;
      return false;
    }
    boolean counts = training || target;
    return switch (column) {
      case CategoricalColumn text ->
          counts && labels.size() < MOST_LABELS && labels.add(text.text(row));
      case NumericColumn numbers -> {
        double value = numbers.value(row);
        boolean isNew =
            target && labels.size() < MOST_NUMERIC_CLASSES && labels.add(numbers.text(row));
        if (training) {
          moments(value);
          extremes(row, value);
        }
        yield isNew;
      }
      case DateColumn dates -> {
        if (training) {
          extremes(row, dates.seconds(row));
        }
        yield false;
      }
    };
  }

  private void moments(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  private void extremes(int row, double value) {
    if (value < least) {
      least = value;
      leastIndex = row;
    }
    if (value > most) {
      most = value;
      mostIndex = row;
    }
  }

  /** Takes the rows with the extremes out of a piece that is read to its end. */
  void settle(Table piece) {
    if (leastIndex >= 0) {
      leastRow = Optional.of(piece.rows(leastIndex));
    }
    if (mostIndex >= 0) {
      mostRow = Optional.of(piece.rows(mostIndex));
    }
    leastIndex = -1;
    mostIndex = -1;
  }

  /** The rows with the least and the greatest number, each a table of one row. */
  List<Table> extremeRows() {
    return Stream.concat(leastRow.stream(), mostRow.stream()).toList();
  }

  int missing() {
    return missing;
  }

  int firstMissingLine() {
    return firstMissingLine;
  }

  /** Mean and deviation of all training rows, if they can be told. */
  Optional<Standardizer> standardizer() {
    double deviation = Math.sqrt(squares / count);
    boolean usable = count > 1 && Double.isFinite(mean) && deviation > 0;
    return usable && Double.isFinite(deviation)
        ? Optional.of(new Standardizer(mean, deviation))
        : Optional.empty();
  }
}
