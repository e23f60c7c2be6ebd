package dev.cajal.io.csv;

import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.Preprocessing;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a CSV file is to be read.
 *
 * @param header whether the first line holds names; {@link Header#DETECT} by default
 * @param separator what stands between fields; detected from the first line if empty: the most
 *     frequent of comma, semicolon, tab and bar
 * @param encoding of a file without a byte order mark; if empty UTF-8, or Windows-1252 where that
 *     fails
 * @param columns kinds of columns that are known, by name, such as those of a trained model; the
 *     kinds of other columns are detected
 * @param layouts the names that the columns of a file without a line of names may have, one list
 *     for each possible number of columns
 * @param othersAsText whether, in a file that has at least one of the known columns, the others are
 *     taken as text whatever they hold, missing values included
 * @param missing what a field may hold in place of a value besides what {@link Csv} knows, such as
 *     {@code -999}
 */
public record CsvOptions(
    Header header,
    Optional<Character> separator,
    Optional<Charset> encoding,
    Map<String, Column.Kind> columns,
    List<List<String>> layouts,
    boolean othersAsText,
    Set<String> missing) {

  /** Whether the first line holds names. */
  public enum Header {
    /** Find out, see {@link Csv}. */
    DETECT,
    /** It does. */
    PRESENT,
    /** It holds data; columns are named {@code column1}, {@code column2} and so on. */
    ABSENT
  }

  /** Keeps unmodifiable copies. */
  public CsvOptions {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(separator, "separator");
    Objects.requireNonNull(encoding, "encoding");
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    layouts = layouts.stream().map(List::copyOf).toList();
  }

  /** Everything detected. */
  public static CsvOptions detect() {
    return new CsvOptions(
        Header.DETECT, Optional.empty(), Optional.empty(), Map.of(), List.of(), false, Set.of());
  }

  /**
   * Options for data that a model is to be applied to: its columns are known, what other columns
   * hold does not matter, and a file without names has the columns of the training data in order,
   * the target's or not, or only those that the model uses.
   */
  public static CsvOptions forModel(Preprocessing preprocessing) {
    List<String> all = preprocessing.tableColumns();
    String target = preprocessing.target().name();
    List<String> inputs = all.stream().filter(name -> !name.equals(target)).toList();
    List<List<String>> layouts = new ArrayList<>();
    if (!all.isEmpty()) {
      List<String> used = List.copyOf(preprocessing.features().columns().keySet());
      for (List<String> layout : List.of(all, inputs, used)) {
        if (layouts.stream().noneMatch(other -> other.size() == layout.size())) {
          layouts.add(layout);
        }
      }
    }
    return new CsvOptions(
        Header.DETECT,
        Optional.empty(),
        Optional.empty(),
        preprocessing.columns(),
        layouts,
        true,
        Set.of());
  }

  /** What stands for missing values. */
  public MissingMarkers markers() {
    return new MissingMarkers(missing);
  }

  /**
   * The names in the case in which columns are known, as databases and people fold names to upper
   * or lower case; those that are known as they are, or could mean several, stay.
   */
  public List<String> known(List<String> names) {
    if (columns.isEmpty()) {
      return names;
    }
    Map<String, List<String>> given = inAnyCase(names);
    Map<String, List<String>> known = inAnyCase(columns.keySet());
    return names.stream()
        .map(
            name -> {
              List<String> same = known.getOrDefault(name, List.of());
              boolean clear = same.size() == 1 && given.get(name).size() == 1;
              return clear && !columns.containsKey(name) ? same.getFirst() : name;
            })
        .toList();
  }

  /** The names that differ in case alone, by any of them. */
  private static Map<String, List<String>> inAnyCase(Collection<String> names) {
    Map<String, List<String>> same = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    names.forEach(name -> same.computeIfAbsent(name, _ -> new ArrayList<>()).add(name));
    return same;
  }

  /** The names of so many columns without a line of names, if a layout has as many. */
  Optional<List<String>> layout(int count) {
    return layouts.stream().filter(layout -> layout.size() == count).findFirst();
  }

  /** These options with a header or not. */
  public CsvOptions withHeader(Header wanted) {
    return new CsvOptions(wanted, separator, encoding, columns, layouts, othersAsText, missing);
  }

  /** These options with a fixed separator. */
  public CsvOptions withSeparator(char wanted) {
    return new CsvOptions(
        header, Optional.of(wanted), encoding, columns, layouts, othersAsText, missing);
  }

  /** These options with the encoding of files that have no byte order mark. */
  public CsvOptions withEncoding(Charset charset) {
    return new CsvOptions(
        header, separator, Optional.of(charset), columns, layouts, othersAsText, missing);
  }

  /** These options with known kinds of columns. */
  public CsvOptions withColumns(Map<String, Column.Kind> known) {
    return new CsvOptions(header, separator, encoding, known, layouts, othersAsText, missing);
  }

  /**
   * These options with further words and numbers that stand for missing values, a number in
   * whatever digits: -999 also for -999.0.
   */
  public CsvOptions withMissing(Collection<String> markers) {
    return new CsvOptions(
        header, separator, encoding, columns, layouts, othersAsText, new LinkedHashSet<>(markers));
  }
}
