package dev.cajal.io.csv;

import dev.cajal.nn.data.Column;

/** How many of the cells of a column are what. */
final class CellCounts {
  private static final int GROUP = 3;

  private long present;
  private long pointNumbers;
  private long commaNumbers;
  private long pointOnly;
  private long commaOnly;
  private long openCommas;
  private long dayFirst;
  private long monthFirst;
  private boolean openDates;
  private boolean lastWasText;

  /** Counts a cell. */
  void add(String cell) {
    lastWasText = false;
    switch (CellText.kind(cell)) {
      case MISSING -> {}
      case NUMBER -> addNumber(cell);
      case NOT_FINITE -> {
        present++;
        pointNumbers++;
        commaNumbers++;
      }
      case TEXT -> addText(cell);
    }
  }

  private void addNumber(String cell) {
    present++;
    pointNumbers++;
    int point = cell.indexOf('.');
    if (point < 0 || NumberText.plain(cell, true) != null) {
      commaNumbers++;
    } else if (cell.length() - point - 1 != GROUP) {
      pointOnly++;
    }
  }

  private void addText(String cell) {
    present++;
    boolean point = false;
    boolean comma = false;
    if (mayBeNumber(cell)) {
      point = NumberText.plain(cell, false) != null;
      comma = NumberText.plain(cell, true) != null;
    }
    pointNumbers += point ? 1 : 0;
    commaNumbers += comma ? 1 : 0;
    pointOnly += point && !comma ? 1 : 0;
    commaOnly += comma && !point ? 1 : 0;
    openCommas += comma && point && cell.indexOf(',') >= 0 ? 1 : 0;
    if (!point && !comma) {
      double dayFirstSeconds = DateText.seconds(cell, false);
      double monthFirstSeconds = DateText.seconds(cell, true);
      boolean day = !Double.isNaN(dayFirstSeconds);
      boolean month = !Double.isNaN(monthFirstSeconds);
      openDates |= day && month && dayFirstSeconds != monthFirstSeconds;
      dayFirst += day ? 1 : 0;
      monthFirst += month ? 1 : 0;
      lastWasText = !day && !month;
    }
  }

  private static boolean mayBeNumber(String cell) {
    char last = cell.charAt(cell.length() - 1);
    char first = cell.charAt(0);
    return cell.length() <= 40
        && (isDigitOrSign(first) || isDigitOrSign(last) || NumberText.unit(cell) != 0);
  }

  private static boolean isDigitOrSign(char c) {
    return c >= '0' && c <= '9' || c == ',' || c == '.' || c == '-' || c == '\u2212';
  }

  boolean lastWasText() {
    return lastWasText;
  }

  long present() {
    return present;
  }

  long texts(boolean decimalComma) {
    return present - (decimalComma ? commaNumbers : pointNumbers) - dates();
  }

  long dates() {
    return Math.max(dayFirst, monthFirst);
  }

  long commaEvidence() {
    return commaOnly - pointOnly;
  }

  long openCommas() {
    return openCommas;
  }

  /** Whether every date can be read with the day or the month first, with different results. */
  boolean isOrderOpen() {
    return openDates && dayFirst == monthFirst;
  }

  /** These counts and another cell. */
  CellCounts with(String cell) {
    CellCounts sum = new CellCounts();
    sum.add(cell);
    sum.present += present;
    sum.pointNumbers += pointNumbers;
    sum.commaNumbers += commaNumbers;
    sum.pointOnly += pointOnly;
    sum.commaOnly += commaOnly;
    sum.openCommas += openCommas;
    sum.dayFirst += dayFirst;
    sum.monthFirst += monthFirst;
    sum.openDates |= openDates;
    return sum;
  }

  Column.Kind kind(boolean decimalComma, double share) {
    long numbers = decimalComma ? commaNumbers : pointNumbers;
    // A column without any value counts as numbers, all of which are missing.
    if (numbers >= share * present) {
      return Column.Kind.NUMERIC;
    }
    if (dates() >= share * present) {
      return monthFirst > dayFirst ? Column.Kind.MONTH_FIRST_DATE : Column.Kind.DATE;
    }
    return Column.Kind.CATEGORICAL;
  }
}
