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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** What is found out about a column piece by piece, in bounded memory. */
final class ColumnStatistics {
  /** The most labels of a column that are looked for one by one. */
  static final int MOST_LABELS = 10_000;

  private final Set<String> labels = new HashSet<>();
  private final boolean target;
  private final int mostLabels;
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
  private int trainingMissing;
  private int firstMissingLine;

  private ColumnStatistics(boolean target, int mostLabels) {
    this.target = target;
    this.mostLabels = mostLabels;
  }

  /** Of a column to learn from, whose numbers are no labels. */
  static ColumnStatistics ofFeature() {
    return new ColumnStatistics(false, MOST_LABELS);
  }

  /**
   * Of a column to be learnt.
   *
   * @param mostLabels the most labels, numbers or texts, that are looked for
   */
  static ColumnStatistics ofTarget(int mostLabels) {
    return new ColumnStatistics(true, mostLabels);
  }

  /**
   * Takes in a cell.
   *
   * @return whether the row must be kept because it has a label, or in the training part a gap,
   *     that no row before had
   */
  boolean add(Table piece, Column column, int row, boolean training) {
    if (column.isMissing(row)) {
      firstMissingLine = missing++ == 0 ? piece.line(row) : firstMissingLine;
      return training && trainingMissing++ == 0;
    }
    boolean counts = training || target;
    return switch (column) {
      case CategoricalColumn text ->
          counts && labels.size() < mostLabels && labels.add(text.text(row));
      case NumericColumn numbers -> {
        double value = numbers.value(row);
        boolean isNew = target && labels.size() < mostLabels && labels.add(numbers.text(row));
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

  /** The mean of the training rows that have a number, if it can be told. */
  OptionalDouble mean() {
    return count > 0 && Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
  }

  /** Mean and deviation of the training rows that have a number, if they can be told. */
  Optional<Standardizer> standardizer() {
    return standardizer(count, mean, squares);
  }

  /**
   * Mean and deviation of all training rows with their gaps filled, if they can be told: those of
   * two groups joined (Chan, Golub and LeVeque 1979), of which the gaps do not deviate.
   */
  Optional<Standardizer> standardizer(double fill) {
    double all = (double) count + trainingMissing;
    double apart = fill - mean;
    return standardizer(
        all,
        mean + apart * trainingMissing / all,
        squares + apart * apart * count * trainingMissing / all);
  }

  private static Optional<Standardizer> standardizer(double count, double mean, double squares) {
    double deviation = Math.sqrt(squares / count);
    boolean usable = count > 1 && Double.isFinite(mean) && deviation > 0;
    return usable && Double.isFinite(deviation)
        ? Optional.of(new Standardizer(mean, deviation))
        : Optional.empty();
  }
}
