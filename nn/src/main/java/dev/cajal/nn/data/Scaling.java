package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How numbers are scaled before a network sees them. */
public enum Scaling {
  /** To mean 0 and deviation 1, see {@link Standardizer}. */
  STANDARD,
  /** To 0 to 1, see {@link MinMaxScaler}. */
  MINMAX,
  /** By median and quartiles, see {@link RobustScaler}. */
  ROBUST,
  /** To their rank, see {@link QuantileScaler}. */
  QUANTILE,
  /** Not at all. */
  NONE;

  /** The name in lower case, as it appears in options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scaling with this name, in any case.
   *
   * @throws DataException if there is none, with the names that exist
   */
  public static Scaling parse(String name) {
    List<String> labels = Arrays.stream(values()).map(Scaling::label).toList();
    return Choices.of("scale", name, labels, List.of(values()));
  }

  /**
   * Fits to numbers.
   *
   * @param column the name of their column, for messages
   * @param numbers finite, at least one
   * @throws DataException if they cannot be scaled in this way
   */
  public Scaler fit(String column, double... numbers) {
    return switch (this) {
      case STANDARD -> Standardizer.fit(column, numbers);
      case MINMAX ->
          new MinMaxScaler(
              Arrays.stream(numbers).min().orElseThrow(),
              Arrays.stream(numbers).max().orElseThrow());
      case ROBUST -> {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        double range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        yield new RobustScaler(quantile(sorted, 0.5), range == 0 ? 1 : range);
      }
      case QUANTILE -> {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        int count = Math.max(2, Math.min(QuantileScaler.MOST, sorted.length));
        yield new QuantileScaler(
            IntStream.range(0, count)
                .mapToObj(i -> quantile(sorted, (double) i / (count - 1)))
                .sorted()
                .toList());
      }
      case NONE -> new Unscaled();
    };
  }

  /** The quantile of ascending numbers, linear between neighbours (Hyndman and Fan's type 7). */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    double part = position - below;
    return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part;
  }
}
