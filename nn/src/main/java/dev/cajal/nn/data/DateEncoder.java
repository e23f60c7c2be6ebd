package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A date as the numbers of {@link DatePart}, each scaled: days, year, month, day, weekday and hour,
 * without those that are the same in all training rows.
 *
 * @param name the column
 * @param kind in which order day and month are read
 * @param parts what becomes a feature
 * @param scalers one per part, fitted on the training part
 */
public record DateEncoder(String name, Column.Kind kind, List<DatePart> parts, List<Scaler> scalers)
    implements ColumnEncoder {
  /** Keeps unmodifiable copies. */
  public DateEncoder {
    Objects.requireNonNull(name, "name");
    parts = List.copyOf(parts);
    scalers = List.copyOf(scalers);
    if (!kind.isDate() || parts.isEmpty() || parts.size() != scalers.size()) {
      throw new DataException(
          "column %s: a date needs parts and as many scalers; found kind %s, %d parts, %d scalers"
              .formatted(Quoted.of(name), kind.label(), parts.size(), scalers.size()));
    }
  }

  static DateEncoder fit(DateColumn column, Scaling scaling, int... rows) {
    List<DatePart> parts = new ArrayList<>();
    List<Scaler> scalers = new ArrayList<>();
    for (DatePart part : DatePart.values()) {
      double[] numbers =
          Arrays.stream(rows)
              .filter(row -> !column.isMissing(row))
              .mapToDouble(row -> part.of(column.seconds(row)))
              .toArray();
      boolean constant = Arrays.stream(numbers).distinct().limit(2).count() < 2;
      if (!constant || part == DatePart.DAYS) {
        parts.add(part);
        scalers.add(scaling.fit(column.name(), numbers));
      }
    }
    return new DateEncoder(column.name(), column.kind(), parts, scalers);
  }

  @Override
  public List<String> featureNames() {
    return parts.stream().map(part -> name + " " + part.label()).toList();
  }

  @Override
  public String describe() {
    return parts.stream().map(DatePart::label).collect(Collectors.joining(", "));
  }

  @Override
  public void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
    if (!(column instanceof DateColumn dates)) {
      throw new DataException(
          table.location(0, name),
          "expected a date such as 2024-12-31; found " + Quoted.of(column.text(0)));
    }
    for (int row = 0; row < dates.size(); row++) {
      for (int i = 0; i < parts.size(); i++) {
        double number = parts.get(i).of(dates.seconds(row));
        out[row * stride + offset + i] =
            NumberEncoder.feature(table, column, row, number, scalers.get(i));
      }
    }
  }
}
