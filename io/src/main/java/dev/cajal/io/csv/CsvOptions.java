package dev.cajal.io.csv;

import dev.cajal.nn.data.Column;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a CSV file is to be read.
 *
 * @param header whether the first line holds names; {@link Header#DETECT} by default
 * @param separator what stands between fields; detected from the first line if empty: the most
 *     frequent of comma, semicolon, tab and bar
 * @param columns kinds of columns that are known, by name, such as those of a trained model; the
 *     kinds of other columns are detected
 * @param othersAsText whether, in a file that has at least one of the known columns, the others are
 *     taken as text whatever they hold, missing values included
 */
public record CsvOptions(
    Header header,
    Optional<Character> separator,
    Map<String, Column.Kind> columns,
    boolean othersAsText) {

  /** Whether the first line holds names. */
  public enum Header {
    /** Find out, see {@link Csv}. */
    DETECT,
    /** It does. */
    PRESENT,
    /** It holds data; columns are named {@code column1}, {@code column2} and so on. */
    ABSENT
  }

  /** Keeps an unmodifiable copy. */
  public CsvOptions {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(separator, "separator");
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** Everything detected. */
  public static CsvOptions detect() {
    return new CsvOptions(Header.DETECT, Optional.empty(), Map.of(), false);
  }

  /**
   * Options for data that a model is to be applied to: its columns are known, and what other
   * columns hold does not matter.
   */
  public static CsvOptions forModel(Map<String, Column.Kind> columns) {
    return new CsvOptions(Header.DETECT, Optional.empty(), columns, true);
  }

  /** These options with a header or not. */
  public CsvOptions withHeader(Header wanted) {
    return new CsvOptions(wanted, separator, columns, othersAsText);
  }

  /** These options with a fixed separator. */
  public CsvOptions withSeparator(char wanted) {
    return new CsvOptions(header, Optional.of(wanted), columns, othersAsText);
  }

  /** These options with known kinds of columns. */
  public CsvOptions withColumns(Map<String, Column.Kind> known) {
    return new CsvOptions(header, separator, known, othersAsText);
  }
}
