package dev.cajal.sources.parquet;

import dev.cajal.sources.rows.ColumnBuilder;
import dev.cajal.sources.rows.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * How the values of a column's type are read.
 *
 * @param type what becomes of them
 * @param step takes the current value
 * @param exact gives the digits of whole and decimal numbers
 */
record ParquetValues(ColumnType type, Step step, Optional<Function<ColumnReader, String>> exact) {
  private static final double DAY = 86_400;
  private static final double NANOS = 1e9;

  /** The Julian day of the beginning of 1970. */
  private static final int EPOCH = 2_440_588;

  /** Takes the current value of a reader into a column. */
  interface Step {
    /** Takes it. */
    void take(ColumnReader from, ColumnBuilder to);
  }

  ParquetValues {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(exact, "exact");
  }

  private ParquetValues(ColumnType type, Step step) {
    this(type, step, Optional.empty());
  }

  /** These values as text, if they are whole or decimal numbers. */
  ParquetValues asText() {
    return exact
        .map(text -> new ParquetValues(ColumnType.TEXT, (from, to) -> to.add(text.apply(from))))
        .orElse(this);
  }

  /** How the values of a type are read, if they can be. */
  static Optional<ParquetValues> of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof UnknownLogicalTypeAnnotation) {
      return Optional.of(new ParquetValues(ColumnType.NOTHING, (_, to) -> to.addMissing()));
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN ->
          Optional.of(new ParquetValues(ColumnType.TRUTH, (from, to) -> to.add(from.getBoolean())));
      case FLOAT -> numbers(ColumnReader::getFloat);
      case DOUBLE -> numbers(ColumnReader::getDouble);
      case INT32 -> whole(ColumnReader::getInteger, meaning);
      case INT64 -> whole(ColumnReader::getLong, meaning);
      case INT96 -> dates(from -> seconds(from.getBinary()));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(meaning);
    };
  }

  private static Optional<ParquetValues> whole(
      ToLongFunction<ColumnReader> value, LogicalTypeAnnotation meaning) {
    return switch (meaning) {
      case null -> longs(value);
      case IntLogicalTypeAnnotation whole ->
          whole.isSigned() ? longs(value) : unsigned(value, whole.getBitWidth());
      case DecimalLogicalTypeAnnotation decimal ->
          exact(from -> BigDecimal.valueOf(value.applyAsLong(from), decimal.getScale()));
      case DateLogicalTypeAnnotation _ -> dates(from -> value.applyAsLong(from) * DAY);
      case TimestampLogicalTypeAnnotation time ->
          dates(from -> value.applyAsLong(from) / perSecond(time.getUnit()));
      case TimeLogicalTypeAnnotation time ->
          numbers(from -> value.applyAsLong(from) / perSecond(time.getUnit()));
      default -> Optional.empty();
    };
  }

  private static Optional<ParquetValues> bytes(LogicalTypeAnnotation meaning) {
    return switch (meaning) {
      case null -> Optional.empty();
      case StringLogicalTypeAnnotation _ -> text();
      case EnumLogicalTypeAnnotation _ -> text();
      case JsonLogicalTypeAnnotation _ -> text();
      case DecimalLogicalTypeAnnotation decimal ->
          exact(
              from ->
                  new BigDecimal(new BigInteger(from.getBinary().getBytes()), decimal.getScale()));
      case Float16LogicalTypeAnnotation _ ->
          numbers(from -> Float.float16ToFloat(littleEndian(from.getBinary()).getShort()));
      case UUIDLogicalTypeAnnotation _ ->
          Optional.of(
              new ParquetValues(ColumnType.TEXT, (from, to) -> to.add(uuid(from.getBinary()))));
      default -> Optional.empty();
    };
  }

  private static Optional<ParquetValues> numbers(ToDoubleFunction<ColumnReader> value) {
    return Optional.of(
        new ParquetValues(ColumnType.NUMBER, (from, to) -> to.add(value.applyAsDouble(from))));
  }

  private static Optional<ParquetValues> longs(ToLongFunction<ColumnReader> value) {
    return Optional.of(
        new ParquetValues(
            ColumnType.NUMBER,
            (from, to) -> to.add((double) value.applyAsLong(from)),
            Optional.of(from -> Long.toString(value.applyAsLong(from)))));
  }

  private static Optional<ParquetValues> exact(Function<ColumnReader, BigDecimal> value) {
    return Optional.of(
        new ParquetValues(
            ColumnType.NUMBER,
            (from, to) -> to.add(value.apply(from).doubleValue()),
            Optional.of(from -> value.apply(from).toPlainString())));
  }

  private static Optional<ParquetValues> dates(ToDoubleFunction<ColumnReader> seconds) {
    return Optional.of(
        new ParquetValues(ColumnType.DATE, (from, to) -> to.add(seconds.applyAsDouble(from))));
  }

  private static Optional<ParquetValues> text() {
    return Optional.of(
        new ParquetValues(
            ColumnType.TEXT, (from, to) -> to.add(from.getBinary().toStringUsingUTF8())));
  }

  private static Optional<ParquetValues> unsigned(ToLongFunction<ColumnReader> value, int bits) {
    return bits < Long.SIZE
        ? longs(from -> value.applyAsLong(from) & ((1L << bits) - 1))
        : exact(from -> new BigDecimal(Long.toUnsignedString(value.applyAsLong(from))));
  }

  private static double perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1e3;
      case MICROS -> 1e6;
      case NANOS -> NANOS;
    };
  }

  private static ByteBuffer littleEndian(Binary bytes) {
    return bytes.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Of the older form of times: nanoseconds of the day, then the Julian day. */
  private static double seconds(Binary bytes) {
    ByteBuffer buffer = littleEndian(bytes);
    long nanos = buffer.getLong();
    long day = (long) buffer.getInt() - EPOCH;
    return day * DAY + nanos / NANOS;
  }

  private static String uuid(Binary bytes) {
    ByteBuffer buffer = bytes.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }
}
