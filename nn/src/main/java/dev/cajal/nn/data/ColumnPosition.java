package dev.cajal.nn.data;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which of the columns of a table a user means. */
public final class ColumnPosition {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

  private ColumnPosition() {}

  /** Whether a text can be a position. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * Where the column is, from 0: by exact name, else by name in any case if only one fits, else by
   * position, where 1 is the first column and −1 the last; empty if there is none.
   *
   * @param names of all columns
   */
  public static OptionalInt find(List<String> names, String nameOrPosition) {
    int exact = names.indexOf(nameOrPosition);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    int[] anyCase =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).equalsIgnoreCase(nameOrPosition))
            .toArray();
    if (anyCase.length == 1) {
      return OptionalInt.of(anyCase[0]);
    }
    if (!isNumber(nameOrPosition)) {
      return OptionalInt.empty();
    }
    int position = Integer.parseInt(nameOrPosition);
    int index = position < 0 ? names.size() + position : position - 1;
    return index >= 0 && index < names.size() ? OptionalInt.of(index) : OptionalInt.empty();
  }
}
