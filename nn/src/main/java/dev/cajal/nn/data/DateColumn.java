package dev.cajal.nn.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;

/**
 * A column of dates and times, as seconds since the beginning of 1970 on the local clock; what a
 * text says about its time zone plays no part. Not-a-number stands for a missing value.
 */
public final class DateColumn implements Column {
  /** The year 9999 and the year −9999 lie within this many seconds. */
  private static final double MOST_SECONDS = 400e9;

  private final String name;
  private final Kind kind;
  private final double[] seconds;

  private DateColumn(String name, Kind kind, double[] seconds) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = kind;
    this.seconds = seconds;
    if (!kind.isDate()) {
      throw new DataException(
          "column %s: dates are of the kind date or month-first-date; found %s"
              .formatted(Quoted.of(name), kind.label()));
    }
    for (int row = 0; row < seconds.length; row++) {
      if (Math.abs(seconds[row]) > MOST_SECONDS) {
        throw new DataException(
            "column %s: dates must lie within the years -9999 to 9999; row %d holds %s seconds"
                .formatted(Quoted.of(name), row + 1, seconds[row]));
      }
    }
  }

  /**
   * A column with a copy of these seconds.
   *
   * @param kind {@link Column.Kind#DATE} or {@link Column.Kind#MONTH_FIRST_DATE}, by how the texts
   *     were read
   * @throws DataException if the kind is another, or a date lies beyond the years ±9999
   */
  public static DateColumn of(String name, Kind kind, double... seconds) {
    return new DateColumn(name, kind, seconds.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public int size() {
    return seconds.length;
  }

  /** The seconds of a row, counted from 0; NaN if its value is missing. */
  public double seconds(int row) {
    return seconds[row];
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(seconds[row]);
  }

  @Override
  public String text(int row) {
    if (isMissing(row)) {
      return "";
    }
    LocalDateTime time = time(seconds[row]);
    boolean midnight = time.toLocalTime().toNanoOfDay() == 0;
    return midnight ? time.toLocalDate().toString() : time.toString();
  }

  static LocalDateTime time(double seconds) {
    long whole = (long) Math.floor(seconds);
    int nanos = (int) Math.round((seconds - whole) * 1e3) * 1_000_000;
    return LocalDateTime.ofEpochSecond(whole, 0, ZoneOffset.UTC).plusNanos(nanos);
  }

  @Override
  public DateColumn rows(int[] rows) {
    return new DateColumn(
        name, kind, Arrays.stream(rows).mapToDouble(row -> seconds[row]).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DateColumn column
        && name.equals(column.name)
        && kind == column.kind
        && Arrays.equals(seconds, column.seconds);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, kind, Arrays.hashCode(seconds));
  }

  @Override
  public String toString() {
    return "date column " + Quoted.of(name) + " of " + seconds.length + " rows";
  }
}
