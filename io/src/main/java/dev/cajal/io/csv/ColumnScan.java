package dev.cajal.io.csv;

import dev.cajal.nn.data.Column;

/** What the cells of one column look like: the first one, and counts of the others. */
final class ColumnScan {
  /** A column with at least this share of numbers is meant to hold numbers only. */
  private static final double NUMERIC_SHARE = 0.95;

  private final String first;
  private long numbers;
  private long texts;
  private boolean firstRepeated;

  ColumnScan(String first) {
    this.first = first;
  }

  String first() {
    return first;
  }

  /** Counts a cell after the first. */
  void add(String cell) {
    switch (CellText.kind(cell)) {
      case NUMBER, NOT_FINITE -> numbers++;
      case MISSING -> {}
      case TEXT -> {
        if (CellText.isDecimalComma(cell)) {
          numbers++;
        } else {
          texts++;
        }
        firstRepeated |= cell.equals(first);
      }
    }
  }

  /** Whether the first cell is text. */
  boolean firstIsText() {
    return CellText.kind(first) == CellText.Kind.TEXT;
  }

  /** Whether the first cell is text that occurs again. */
  boolean isFirstRepeated() {
    return firstRepeated;
  }

  /** Whether the cells after the first are numbers, or nearly all. */
  boolean othersAreNumbers() {
    return numbers > 0 && numbers >= NUMERIC_SHARE * (numbers + texts);
  }

  /** The kind of the column. */
  Column.Kind kind(boolean firstIsName) {
    long textCount = texts + (!firstIsName && firstIsText() ? 1 : 0);
    long numberCount = numbers + (!firstIsName && isFirstNumeric() ? 1 : 0);
    return numberCount >= NUMERIC_SHARE * (numberCount + textCount)
        ? Column.Kind.NUMERIC
        : Column.Kind.CATEGORICAL;
  }

  private boolean isFirstNumeric() {
    return switch (CellText.kind(first)) {
      case NUMBER, NOT_FINITE -> true;
      case MISSING, TEXT -> false;
    };
  }
}
