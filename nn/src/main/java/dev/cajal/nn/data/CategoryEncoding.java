package dev.cajal.nn.data;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How categories become features.
 *
 * @param method the way
 * @param buckets the number of features of {@link Method#HASHING}, 0 for the others
 */
public record CategoryEncoding(Method method, int buckets) {
  private static final int MOST_BUCKETS = 1 << 16;
  private static final Pattern HASHING = Pattern.compile("hashing\\(([0-9]{1,9})\\)");

  /** The ways. */
  public enum Method {
    /** A feature per label, see {@link OneHotEncoder}. */
    ONEHOT,
    /** The label's position, see {@link OrdinalEncoder}. */
    ORDINAL,
    /** A feature per hash value, see {@link HashingEncoder}. */
    HASHING
  }

  /** A feature per label. */
  public static final CategoryEncoding ONE_HOT = new CategoryEncoding(Method.ONEHOT, 0);

  /**
   * Checks the number of buckets.
   *
   * @throws DataException if hashing has none or more than 65536
   */
  public CategoryEncoding {
    boolean fits =
        method == Method.HASHING ? buckets >= 1 && buckets <= MOST_BUCKETS : buckets == 0;
    if (!fits) {
      throw new DataException(
          "encode: hashing needs 1 to %d features; found %d".formatted(MOST_BUCKETS, buckets));
    }
  }

  /**
   * The encoding that a text means: {@code onehot}, {@code ordinal} or {@code hashing(N)}.
   *
   * @throws DataException if it means none
   */
  public static CategoryEncoding parse(String text) {
    Matcher hashing = HASHING.matcher(text.toLowerCase(Locale.ROOT).strip());
    if (hashing.matches()) {
      return new CategoryEncoding(Method.HASHING, Integer.parseInt(hashing.group(1)));
    }
    // The form is a word of the message, not an answer.
    String word = text.equalsIgnoreCase("hashing(n)") ? "hashing" : text;
    List<String> words = List.of("onehot", "ordinal", "hashing(N)");
    Method method = Choices.of("encode", word, words, List.of(Method.values()));
    return new CategoryEncoding(method, 0);
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    String name = method.name().toLowerCase(Locale.ROOT);
    return method == Method.HASHING ? name + "(" + buckets + ")" : name;
  }
}
