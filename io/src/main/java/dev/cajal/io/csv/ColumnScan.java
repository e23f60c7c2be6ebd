package dev.cajal.io.csv;

import dev.cajal.nn.data.Column;

/** What the cells of one column look like: the first one, and counts of the others. */
final class ColumnScan {
  /** A column with at least this share of numbers is meant to hold numbers only; dates likewise. */
  private static final double MEANT_SHARE = 0.95;

  private final String first;
  private final String firstCell;
  private final CellCounts all = new CellCounts();
  private final CellCounts others = new CellCounts();
  private boolean firstRepeated;

  /**
   * A column of which the first field is known.
   *
   * @param first the field, which may be the name of the column
   * @param firstCell what it is as a cell of data
   */
  ColumnScan(String first, String firstCell) {
    this.first = first;
    this.firstCell = firstCell;
    all.add(first);
  }

  String first() {
    return first;
  }

  /** Counts a cell after the first. */
  void add(String cell) {
    others.add(cell);
    firstRepeated |= others.lastWasText() && cell.equals(first);
  }

  /** Whether the first cell is text, not a number, a date or missing. */
  boolean firstIsText() {
    return CellText.kind(first) == CellText.Kind.TEXT && all.texts(true) + all.texts(false) == 2;
  }

  /** Whether the first cell is text that occurs again. */
  boolean isFirstRepeated() {
    return firstRepeated;
  }

  /** Whether the first cell could stand in a column of this kind. */
  boolean firstSuits(Column.Kind kind) {
    return switch (kind) {
      case NUMERIC -> !firstIsText() && all.dates() == 0;
      case CATEGORICAL -> true;
      case DATE, MONTH_FIRST_DATE -> all.dates() > 0 || first.isEmpty();
    };
  }

  /** Whether the cells after the first are numbers or dates, or nearly all. */
  boolean othersAreMeasures(boolean decimalComma) {
    return others.kind(decimalComma, MEANT_SHARE) != Column.Kind.CATEGORICAL
        && others.present() > 0;
  }

  /** Whether no cell holds anything. */
  boolean isEmpty() {
    return all.present() == 0 && others.present() == 0;
  }

  /** The counts of the rows of data. */
  CellCounts data(boolean firstIsName) {
    return firstIsName ? others : others.with(firstCell);
  }

  /** The kind of the column. */
  Column.Kind kind(boolean firstIsName, boolean decimalComma) {
    return data(firstIsName).kind(decimalComma, MEANT_SHARE);
  }

  /** Cells that tell a decimal comma minus cells that tell a decimal point. */
  long commaEvidence() {
    return all.commaEvidence() + others.commaEvidence();
  }

  /** How many cells are numbers only if their comma is the decimal one, or a mark of thousands. */
  long openCommas() {
    return all.openCommas() + others.openCommas();
  }
}
