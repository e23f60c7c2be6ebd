package dev.cajal.sources.jdbc;

import dev.cajal.sources.rows.ColumnBuilder;
import dev.cajal.sources.rows.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Locale;
import java.util.Optional;

/** How values of an SQL type are read. */
enum SqlColumn {
  /** Numbers of any kind, as the nearest double. */
  NUMBER(ColumnType.NUMBER, "a number") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      double value = row.getDouble(index);
      put(row.wasNull() ? Double.NaN : value, column, digest);
    }
  },
  /** Whole and decimal numbers, digit by digit. */
  EXACT_NUMBER(ColumnType.TEXT, "a number") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      double value = row.getDouble(index);
      if (row.wasNull()) {
        column.addMissing();
        digest.missing();
      } else {
        column.add(row.getString(index));
        digest.number(value);
      }
    }
  },
  /** Truth values. */
  TRUTH(ColumnType.TRUTH, "a truth value") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      boolean value = row.getBoolean(index);
      if (row.wasNull()) {
        column.addMissing();
        digest.missing();
      } else {
        column.add(value);
        digest.number(value ? 1 : 0);
      }
    }
  },
  /** Text of any length. */
  TEXT(ColumnType.TEXT, "text") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      put(row.getString(index), column, digest);
    }
  },
  /** Text that the database fills up with spaces. */
  PADDED_TEXT(ColumnType.TEXT, "text") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      String text = row.getString(index);
      put(text == null ? null : text.stripTrailing(), column, digest);
    }
  },
  /** Days. */
  DATE(ColumnType.DATE, "a date") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      LocalDate date = row.getObject(index, LocalDate.class);
      put(date == null ? Double.NaN : seconds(date.atStartOfDay()), column, digest);
    }
  },
  /** Days with a time, without a zone. */
  TIMESTAMP(ColumnType.DATE, "a date with a time") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      LocalDateTime time = row.getObject(index, LocalDateTime.class);
      put(time == null ? Double.NaN : seconds(time), column, digest);
    }
  },
  /** Days with a time and a zone, of which the time on the clock there counts. */
  ZONED_TIMESTAMP(ColumnType.DATE, "a date with a time") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
      put(time == null ? Double.NaN : seconds(time.toLocalDateTime()), column, digest);
    }
  },
  /** Times of a day, as seconds since its beginning. */
  TIME(ColumnType.NUMBER, "a time") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      LocalTime time = row.getObject(index, LocalTime.class);
      put(time == null ? Double.NaN : time.toNanoOfDay() / NANOS, column, digest);
    }
  },
  /** Times of a day with a zone, of which the time on the clock there counts. */
  ZONED_TIME(ColumnType.NUMBER, "a time") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
        throws SQLException {
      OffsetTime time = row.getObject(index, OffsetTime.class);
      put(time == null ? Double.NaN : time.toLocalTime().toNanoOfDay() / NANOS, column, digest);
    }
  },
  /** What is not needed and not read. */
  NOTHING(ColumnType.NOTHING, "nothing") {
    @Override
    void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest) {
      column.addMissing();
    }
  };

  private static final double NANOS = 1e9;
  private static final double DAY = 86_400;

  private final ColumnType type;
  private final String noun;

  SqlColumn(ColumnType type, String noun) {
    this.type = type;
    this.noun = noun;
  }

  /** What becomes of the values. */
  ColumnType type() {
    return type;
  }

  /** What a value is, for messages. */
  String noun() {
    return noun;
  }

  /** Adds the value of the current row to the column. */
  abstract void read(ResultSet row, int index, ColumnBuilder column, RowDigest digest)
      throws SQLException;

  private static void put(double value, ColumnBuilder column, RowDigest digest) {
    column.add(value);
    digest.number(value);
  }

  private static void put(String text, ColumnBuilder column, RowDigest digest) {
    if (text == null) {
      column.addMissing();
      digest.missing();
    } else {
      column.add(text);
      digest.text(text);
    }
  }

  private static double seconds(LocalDateTime time) {
    return time.toLocalDate().toEpochDay() * DAY + time.toLocalTime().toNanoOfDay() / NANOS;
  }

  /**
   * How values of a type are read, if they can be.
   *
   * @param type of {@link Types}
   * @param name that the database has for it
   * @param precision how many digits or bits there are
   */
  static Optional<SqlColumn> of(int type, String name, int precision) {
    String lower = name.toLowerCase(Locale.ROOT);
    // PostgreSQL counts it among those without a zone, but reads it as one with.
    if (lower.equals("timestamptz")) {
      return Optional.of(ZONED_TIMESTAMP);
    }
    // Databases do not agree on what these are.
    if (lower.equals("uuid") || lower.startsWith("enum")) {
      return Optional.of(TEXT);
    }
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL ->
          Optional.of(EXACT_NUMBER);
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> Optional.of(NUMBER);
      case Types.BIT -> bit(lower, precision);
      case Types.BOOLEAN -> Optional.of(TRUTH);
      case Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.NULL ->
          Optional.of(TEXT);
      case Types.CHAR, Types.NCHAR -> Optional.of(PADDED_TEXT);
      case Types.DATE -> Optional.of(DATE);
      case Types.TIMESTAMP -> Optional.of(TIMESTAMP);
      case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(ZONED_TIMESTAMP);
      case Types.TIME -> Optional.of(TIME);
      case Types.TIME_WITH_TIMEZONE -> Optional.of(ZONED_TIME);
      default -> Optional.empty();
    };
  }

  /** Drivers count small numbers of one digit, and strings of bits, among the single bits. */
  private static Optional<SqlColumn> bit(String name, int precision) {
    if (name.startsWith("tinyint")) {
      return Optional.of(EXACT_NUMBER);
    }
    return precision > 1 ? Optional.empty() : Optional.of(TRUTH);
  }
}
