package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How missing values are filled in.
 *
 * <p>A column of categories has neither mean nor median; its most frequent label takes their place.
 * A column of numbers or dates without gaps, which a constant does not suit, has its median ready
 * for later gaps.
 *
 * @param method how the value is found in the training part
 * @param constant the value of {@link Method#CONSTANT}, empty for the others
 */
public record Imputation(Method method, String constant) {
  /** Where the value comes from. */
  public enum Method {
    /** The mean of the numbers. */
    MEAN,
    /** The number in the middle. */
    MEDIAN,
    /** What occurs most often; of several, the least. */
    MOST_FREQUENT,
    /** A value that is given. */
    CONSTANT;

    private String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Checks that nothing is null. */
  public Imputation {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(constant, "constant");
  }

  /**
   * The imputation that a text means: {@code mean}, {@code median}, {@code most-frequent} or {@code
   * constant:X}.
   *
   * @throws DataException if it means none
   */
  public static Imputation parse(String text) {
    String prefix = Method.CONSTANT.label() + ":";
    if (text.toLowerCase(Locale.ROOT).startsWith(prefix) && text.length() > prefix.length()) {
      return new Imputation(Method.CONSTANT, text.substring(prefix.length()));
    }
    List<String> words = List.of("mean", "median", "most-frequent", "constant:X");
    // The form is a word of the message, not an answer.
    String word = text.equalsIgnoreCase("constant:x") || text.isEmpty() ? "constant" : text;
    return new Imputation(Choices.of("impute", word, words, List.of(Method.values())), "");
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    return method == Method.CONSTANT ? method.label() + ":" + constant : method.label();
  }

  /**
   * A sentence on what is filled in.
   *
   * @param source of the rows
   * @param rows how many there are
   * @param gaps the kinds of the columns that miss values
   * @param counts how many values each misses, in words
   */
  public String note(String source, long rows, Collection<Column.Kind> gaps, String counts) {
    boolean categories = gaps.contains(Column.Kind.CATEGORICAL);
    boolean others = gaps.stream().anyMatch(kind -> kind != Column.Kind.CATEGORICAL);
    String frequent = Method.MOST_FREQUENT.label();
    String how =
        !categories || method == Method.MOST_FREQUENT || method == Method.CONSTANT
            ? text()
            : others ? text() + "; " + frequent + " for categories" : frequent;
    return "%s: filled in missing values of %d rows (%s): %s".formatted(source, rows, how, counts);
  }

  /**
   * The value to fill in, as text: a number as Java writes it, a label, or the seconds of a date.
   *
   * @param column the column
   * @param rows the training rows, of which at least one has a value
   * @throws DataException if the constant is no number, and the column holds numbers
   */
  String value(Column column, int... rows) {
    return switch (column) {
      case CategoricalColumn categorical ->
          method == Method.CONSTANT ? constant : mostFrequent(categorical, rows);
      case NumericColumn numeric ->
          number(column, Arrays.stream(rows).mapToDouble(numeric::value).toArray());
      case DateColumn dates ->
          number(column, Arrays.stream(rows).mapToDouble(dates::seconds).toArray());
    };
  }

  private String number(Column column, double... all) {
    double[] sorted = Arrays.stream(all).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double value =
        switch (method) {
          case MEAN -> Arrays.stream(sorted).average().orElseThrow();
          case MEDIAN -> Scaling.quantile(sorted, 0.5);
          case MOST_FREQUENT -> mostFrequent(sorted);
          case CONSTANT ->
              suits(column) || sorted.length < all.length
                  ? Double.parseDouble(constantFor(column))
                  : Scaling.quantile(sorted, 0.5);
        };
    return Double.toString(value);
  }

  private boolean suits(Column column) {
    try {
      return column instanceof NumericColumn && Double.isFinite(Double.parseDouble(constant));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String constantFor(Column column) {
    if (!suits(column)) {
      throw new DataException(
          "impute %s: column %s misses values and holds %s; expected a number for it, or mean, median"
                  .formatted(
                      Quoted.of(text()),
                      Quoted.of(column.name()),
                      column.kind().isDate() ? "dates" : "numbers")
              + " or most-frequent");
    }
    return constant;
  }

  private static double mostFrequent(double... sorted) {
    double best = sorted[0];
    int bestCount = 0;
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      count = i > 0 && sorted[i] == sorted[i - 1] ? count + 1 : 1;
      if (count > bestCount) {
        bestCount = count;
        best = sorted[i];
      }
    }
    return best;
  }

  private static String mostFrequent(CategoricalColumn column, int... rows) {
    int[] counts = column.counts(rows);
    int best = 0;
    for (int label = 1; label < counts.length; label++) {
      best = counts[label] > counts[best] ? label : best;
    }
    return column.labels().get(best);
  }
}
