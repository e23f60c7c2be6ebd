package dev.cajal.sources.jdbc;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement that only reads.
 *
 * @param text in SQL
 * @param parameters for its question marks; may hold null
 */
record Query(String text, List<Object> parameters) {
  private static final Set<String> READING = Set.of("select", "with", "values", "table", "from");

  /** What is not SQL of its own: texts, quoted names and comments. */
  private static final Pattern SET_ASIDE =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|--[^\\r\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("[\\s(]*(\\w*)");
  private static final Pattern ORDERED = Pattern.compile("\\border\\s+by\\b");

  /**
   * Checks that the statement is one and reads.
   *
   * @throws DataException if not
   */
  Query {
    parameters = Collections.unmodifiableList(Arrays.asList(parameters.toArray()));
    String bare = bare(text);
    Matcher word = WORD.matcher(bare);
    String first = word.lookingAt() ? word.group(1) : "";
    if (!READING.contains(first)) {
      throw new DataException(
          "query: expected one that reads, such as select …; found " + Quoted.of(text));
    }
    if (bare.strip().replaceFirst(";$", "").indexOf(';') >= 0) {
      throw new DataException("query: expected one statement; found several in " + Quoted.of(text));
    }
  }

  static Query of(String text, Object... parameters) {
    return new Query(text, Arrays.asList(parameters));
  }

  private static String bare(String text) {
    return SET_ASIDE
        .matcher(text)
        .replaceAll(found -> found.group().matches("(?s)[-/].*") ? " " : "''")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether it says in which order the rows come. */
  boolean isOrdered() {
    return ORDERED.matcher(bare(text)).find();
  }

  @Override
  public String toString() {
    return "query " + Quoted.of(text);
  }
}
