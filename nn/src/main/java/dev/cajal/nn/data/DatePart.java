package dev.cajal.nn.data;

import java.time.LocalDateTime;
import java.util.Locale;

/** A number that a date and time has. */
public enum DatePart {
  /** Days since the beginning of 1970, with the part of the day that has passed. */
  DAYS,
  /** The year. */
  YEAR,
  /** The month, 1 to 12. */
  MONTH,
  /** The day of the month, 1 to 31. */
  DAY,
  /** The day of the week, 1 for Monday to 7 for Sunday. */
  WEEKDAY,
  /** The hour, from 0 to below 24, with the part of the hour that has passed. */
  HOUR;

  private static final double SECONDS_PER_DAY = 86_400;

  /** The name in lower case, as it appears in files and feature names. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number for a time in seconds since the beginning of 1970. */
  public double of(double seconds) {
    LocalDateTime time = DateColumn.time(seconds);
    return switch (this) {
      case DAYS -> seconds / SECONDS_PER_DAY;
      case YEAR -> time.getYear();
      case MONTH -> time.getMonthValue();
      case DAY -> time.getDayOfMonth();
      case WEEKDAY -> time.getDayOfWeek().getValue();
      case HOUR -> time.toLocalTime().toNanoOfDay() / 3.6e12;
    };
  }
}
