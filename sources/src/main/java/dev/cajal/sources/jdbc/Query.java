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
 * One statement that reads: it begins as queries do, is one, and holds outside of texts, quoted
 * names and comments none of the words by which statements change something. What a function in it
 * does cannot be seen.
 *
 * @param text in SQL
 * @param parameters for its question marks; may hold null
 */
record Query(String text, List<Object> parameters) {
  private static final Set<String> READING = Set.of("select", "with", "values", "table", "from");

  /** What changes data, definitions, rights or files wherever a statement holds it. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\b(?:insert|update|delete|merge|truncate(?!\\s*\\()|drop|alter|create|call|into|exec|execute"
              + "|grant|revoke|deny|commit|rollback|shutdown|backup|restore)\\b|/\\*M?!",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern WORD = Pattern.compile("[\\s(]*(\\w*)");
  private static final Pattern ORDERED = Pattern.compile("(?i)\\border\\s+by\\b");

  /**
   * Checks that the statement is one and reads.
   *
   * @throws DataException if not
   */
  Query {
    parameters = Collections.unmodifiableList(Arrays.asList(parameters.toArray()));
    BareSql bare = BareSql.of(text);
    Matcher word = WORD.matcher(bare.text());
    String first = word.lookingAt() ? word.group(1) : "";
    if (!READING.contains(first.toLowerCase(Locale.ROOT))) {
      throw new DataException(
          "query: expected one that reads, such as select …; found " + Quoted.of(text));
    }
    String judged = bare.certain() ? bare.text() : text;
    if (judged.strip().replaceFirst(";$", "").indexOf(';') >= 0) {
      throw new DataException("query: expected one statement; found several in " + Quoted.of(text));
    }
    Matcher changing = CHANGING.matcher(judged);
    if (changing.find()) {
      throw new DataException(
          "query: expected one that only reads; found %s in %s; quote it if it is a name"
              .formatted(Quoted.of(changing.group()), Quoted.of(text)));
    }
  }

  static Query of(String text, Object... parameters) {
    return new Query(text, Arrays.asList(parameters));
  }

  /** Whether it says in which order the rows come. */
  boolean isOrdered() {
    return ORDERED.matcher(BareSql.of(text).text()).find();
  }

  @Override
  public String toString() {
    return "query " + Quoted.of(text);
  }
}
