package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A column of categories: a list of distinct labels and a code, the label's position, per row; the
 * code −1 stands for a missing value.
 */
public final class CategoricalColumn implements Column {
  /** Whole numbers by value before other texts by their characters: 2 before 10 before "a". */
  static final Comparator<String> LABEL_ORDER =
      Comparator.comparing((String label) -> !isShortWhole(label))
          .thenComparingLong(label -> isShortWhole(label) ? Long.parseLong(label) : 0L)
          .thenComparing(Comparator.naturalOrder());

  /** The code of a missing value. */
  public static final int MISSING = -1;

  private final String name;
  private final List<String> labels;
  private final int[] codes;

  private CategoricalColumn(String name, List<String> labels, int[] codes) {
    this.name = Objects.requireNonNull(name, "name");
    this.labels = List.copyOf(labels);
    this.codes = codes;
  }

  /**
   * A column with these labels, in this order, and a copy of these codes.
   *
   * @throws DataException if a label occurs twice or a code is no position in the labels
   */
  public static CategoricalColumn of(String name, List<String> labels, int... codes) {
    if (new HashSet<>(labels).size() != labels.size()) {
      throw new DataException(
          "column %s: labels must be distinct; found %s"
              .formatted(Quoted.of(name), Quoted.list(labels)));
    }
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < MISSING || codes[row] >= labels.size()) {
        throw new DataException(
            "column %s: codes must lie in 0 to %d, the positions of the labels; row %d holds %d"
                .formatted(Quoted.of(name), labels.size() - 1, row + 1, codes[row]));
      }
    }
    return new CategoricalColumn(name, labels, codes.clone());
  }

  /**
   * A column of these texts. Its labels are the distinct ones: whole numbers by value, then other
   * texts by their characters, so that the order of the rows does not matter. Null is a missing
   * one.
   */
  public static CategoricalColumn ofTexts(String name, List<String> texts) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> distinct = new ArrayList<>();
    int[] codes = new int[texts.size()];
    for (int row = 0; row < codes.length; row++) {
      String text = texts.get(row);
      if (text == null) {
        codes[row] = MISSING;
        continue;
      }
      Integer code = seen.putIfAbsent(text, distinct.size());
      if (code == null) {
        codes[row] = distinct.size();
        distinct.add(text);
      } else {
        codes[row] = code;
      }
    }
    return sorted(name, distinct, codes);
  }

  /**
   * A column from distinct labels in any order, which it sorts as {@link #ofTexts} does, and codes
   * that are positions in the labels as given.
   *
   * @throws DataException if a label occurs twice or a code is no position in the labels
   */
  public static CategoricalColumn sorted(String name, List<String> distinct, int... codes) {
    CategoricalColumn given = of(name, distinct, codes);
    List<String> labels = distinct.stream().sorted(LABEL_ORDER).toList();
    Map<String, Integer> position = new HashMap<>();
    for (String label : labels) {
      position.put(label, position.size());
    }
    int[] recoded = distinct.stream().mapToInt(position::get).toArray();
    return new CategoricalColumn(
        name,
        labels,
        Arrays.stream(given.codes).map(code -> code < 0 ? code : recoded[code]).toArray());
  }

  private static boolean isShortWhole(String text) {
    return text.length() <= 18 && text.matches("-?(0|[1-9][0-9]*)");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public Kind kind() {
    return Kind.CATEGORICAL;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  /** The distinct labels; a code is a position in this list. */
  public List<String> labels() {
    return labels;
  }

  /** The code of a row, counted from 0; −1 if its value is missing. */
  public int code(int row) {
    return codes[row];
  }

  /** All codes, a fresh array. */
  public int[] codes() {
    return codes.clone();
  }

  /** How many of these rows have each label. */
  int[] counts(int... rows) {
    int[] counts = new int[labels.size()];
    for (int row : rows) {
      if (!isMissing(row)) {
        counts[codes[row]]++;
      }
    }
    return counts;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : labels.get(codes[row]);
  }

  /** {@inheritDoc} All labels stay, also those that no longer occur. */
  @Override
  public CategoricalColumn rows(int[] rows) {
    return new CategoricalColumn(
        name, labels, Arrays.stream(rows).map(row -> codes[row]).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategoricalColumn column
        && name.equals(column.name)
        && labels.equals(column.labels)
        && Arrays.equals(codes, column.codes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, labels, Arrays.hashCode(codes));
  }

  @Override
  public String toString() {
    return "categorical column "
        + Quoted.of(name)
        + " of "
        + codes.length
        + " rows, "
        + labels.size()
        + " labels";
  }
}
