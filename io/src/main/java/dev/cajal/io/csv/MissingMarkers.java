package dev.cajal.io.csv;

import java.util.Collection;
import java.util.Set;

/**
 * Words and numbers that stand for missing values in a table, such as {@code unknown} or {@code
 * -999}: words as they are written, numbers in whatever digits, so that -999 is -999.0 too.
 */
public final class MissingMarkers {
  /** Nothing stands for a missing value. */
  public static final MissingMarkers NONE = new MissingMarkers(Set.of());

  private final Set<String> texts;
  private final double[] numbers;

  /** The given words and numbers. */
  public MissingMarkers(Collection<String> texts) {
    this.texts = Set.copyOf(texts);
    this.numbers =
        texts.stream()
            .mapToDouble(MissingMarkers::number)
            .filter(number -> !Double.isNaN(number))
            .toArray();
  }

  /** The number that a text is, infinite ones included; not-a-number if it is none. */
  private static double number(String text) {
    return switch (CellText.kind(text)) {
      case NUMBER -> CellText.number(text);
      case NOT_FINITE -> text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case MISSING, TEXT -> Double.NaN;
    };
  }

  /** Whether a text stands for a missing value. */
  public boolean isMissing(String text) {
    return texts.contains(text) || (numbers.length > 0 && isMissing(number(text)));
  }

  /** Whether a number stands for a missing value. */
  public boolean isMissing(double number) {
    for (double marker : numbers) {
      if (marker == number) {
        return true;
      }
    }
    return false;
  }
}
