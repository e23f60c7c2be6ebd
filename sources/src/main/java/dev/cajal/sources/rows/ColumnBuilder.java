package dev.cajal.sources.rows;

import dev.cajal.io.csv.MissingMarkers;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DateColumn;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column that is being read, value by value. */
public abstract sealed class ColumnBuilder {
  private static final int FIRST_CAPACITY = 256;

  final RowPlace place;
  int rows;

  private ColumnBuilder(RowPlace place) {
    this.place = place;
  }

  /**
   * A builder for a column of this type, which has no rows yet.
   *
   * @param missing what stands for missing values, but for dates
   */
  public static ColumnBuilder of(RowPlace place, ColumnType type, MissingMarkers missing) {
    return switch (type) {
      case NUMBER -> new Numbers(place, Column.Kind.NUMERIC, missing);
      case NUMBER_AS_LABEL -> new Numbers(place, Column.Kind.CATEGORICAL, missing);
      case DATE -> new Numbers(place, Column.Kind.DATE, MissingMarkers.NONE);
      case TEXT, NOTHING -> new Texts(place, Column.Kind.CATEGORICAL, missing);
      case TEXT_AS_NUMBER -> new Texts(place, Column.Kind.NUMERIC, missing);
      case TRUTH -> new Truths(place, Column.Kind.CATEGORICAL);
      case TRUTH_AS_NUMBER -> new Truths(place, Column.Kind.NUMERIC);
    };
  }

  /** Adds a row without a value. */
  public abstract void addMissing();

  /**
   * Adds a number, or a date as seconds since the beginning of 1970; not-a-number is a missing one.
   *
   * @throws DataException if it is infinite
   */
  public void add(double value) {
    throw new IllegalStateException(place + ": is no column of numbers");
  }

  /** Adds a text. */
  public void add(String text) {
    throw new IllegalStateException(place + ": is no column of text");
  }

  /** Adds a truth value. */
  public void add(boolean value) {
    throw new IllegalStateException(place + ": is no column of truth values");
  }

  /**
   * The column of the rows so far, which the builder forgets.
   *
   * @throws DataException if a text that is needed as a number is none
   */
  public final Column take() {
    Column column = build();
    place.skip(rows);
    rows = 0;
    return column;
  }

  abstract Column build();

  /** Numbers and dates. */
  private static final class Numbers extends ColumnBuilder {
    private final Column.Kind kind;
    private final MissingMarkers missing;
    private double[] values = new double[FIRST_CAPACITY];

    private Numbers(RowPlace place, Column.Kind kind, MissingMarkers missing) {
      super(place);
      this.kind = kind;
      this.missing = missing;
    }

    @Override
    public void addMissing() {
      put(Double.NaN);
    }

    @Override
    public void add(double value) {
      if (missing.isMissing(value)) {
        addMissing();
        return;
      }
      if (Double.isInfinite(value)) {
        throw place.problem(rows, "numbers must be finite; found " + value);
      }
      put(value);
    }

    private void put(double value) {
      if (rows == values.length) {
        values = Arrays.copyOf(values, grown(rows));
      }
      values[rows++] = value;
    }

    @Override
    Column build() {
      double[] all = Arrays.copyOf(values, rows);
      if (kind.isDate()) {
        return DateColumn.of(place.column(), kind, all);
      }
      NumericColumn numbers = NumericColumn.of(place.column(), all);
      return kind == Column.Kind.NUMERIC ? numbers : labels(numbers);
    }

    private static Column labels(NumericColumn numbers) {
      List<String> texts = new ArrayList<>();
      for (int row = 0; row < numbers.size(); row++) {
        texts.add(numbers.isMissing(row) ? null : numbers.text(row));
      }
      return CategoricalColumn.ofTexts(numbers.name(), texts);
    }
  }

  /** Texts, each distinct one kept once. */
  private static final class Texts extends ColumnBuilder {
    private final Column.Kind kind;
    private int[] codes = new int[FIRST_CAPACITY];
    private final MissingMarkers missing;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    private Texts(RowPlace place, Column.Kind kind, MissingMarkers missing) {
      super(place);
      this.kind = kind;
      this.missing = missing;
    }

    @Override
    public void addMissing() {
      put(CategoricalColumn.MISSING);
    }

    @Override
    public void add(String text) {
      Integer code = known.get(text);
      if (code == null && missing.isMissing(text)) {
        addMissing();
        return;
      }
      if (code == null) {
        code = labels.size();
        known.put(text, code);
        labels.add(text);
      }
      put(code);
    }

    private void put(int code) {
      if (rows == codes.length) {
        codes = Arrays.copyOf(codes, grown(rows));
      }
      codes[rows++] = code;
    }

    @Override
    Column build() {
      int[] all = Arrays.copyOf(codes, rows);
      Column column =
          kind == Column.Kind.NUMERIC
              ? numbers(all)
              : CategoricalColumn.sorted(place.column(), labels, all);
      known.clear();
      labels.clear();
      return column;
    }

    private Column numbers(int... all) {
      double[] values = new double[all.length];
      for (int row = 0; row < all.length; row++) {
        values[row] = all[row] < 0 ? Double.NaN : number(row, labels.get(all[row]));
      }
      return NumericColumn.of(place.column(), values);
    }

    private double number(int row, String text) {
      try {
        double value = Double.parseDouble(text.strip());
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // The same message as for a number that is not finite.
      }
      throw place.problem(row, "expected a number; found " + Quoted.of(text));
    }
  }

  /** Truth values. */
  private static final class Truths extends ColumnBuilder {
    private final Column.Kind kind;
    private int[] codes = new int[FIRST_CAPACITY];

    private Truths(RowPlace place, Column.Kind kind) {
      super(place);
      this.kind = kind;
    }

    @Override
    public void addMissing() {
      put(CategoricalColumn.MISSING);
    }

    @Override
    public void add(boolean value) {
      put(value ? 1 : 0);
    }

    private void put(int code) {
      if (rows == codes.length) {
        codes = Arrays.copyOf(codes, grown(rows));
      }
      codes[rows++] = code;
    }

    @Override
    Column build() {
      int[] all = Arrays.copyOf(codes, rows);
      return kind == Column.Kind.NUMERIC
          ? NumericColumn.of(
              place.column(),
              Arrays.stream(all).mapToDouble(code -> code < 0 ? Double.NaN : code).toArray())
          : CategoricalColumn.of(place.column(), List.of("false", "true"), all);
    }
  }

  private static int grown(int capacity) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, 2L * capacity);
  }
}
