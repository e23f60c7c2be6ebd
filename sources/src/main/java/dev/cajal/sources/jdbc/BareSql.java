package dev.cajal.sources.jdbc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL without what says nothing about the kind of statement: texts and quoted names, which become
 * {@code ''}, and comments, which become a space.
 *
 * @param text what is left
 * @param certain whether every database divides the statement so; where not, what one takes for a
 *     text may be a statement to another
 */
record BareSql(String text, boolean certain) {
  /**
   * Where databases differ: escapes and comments of MySQL, quotes of PostgreSQL, Oracle and SQL
   * Server, and lines that end with a carriage return alone.
   */
  private static final Pattern DISPUTED =
      Pattern.compile("[\\\\#\\[$]|\\bn?q'|--(?!\\s|$)|\\r(?!\\n)", Pattern.CASE_INSENSITIVE);

  /** Comments of MySQL and MariaDB that are statements. */
  private static final Pattern EXECUTED = Pattern.compile("/\\*M?!");

  static BareSql of(String sql) {
    StringBuilder bare = new StringBuilder();
    boolean certain = !DISPUTED.matcher(sql).find();
    int at = 0;
    while (at < sql.length()) {
      Optional<String> closing = closing(sql, at);
      if (closing.isEmpty()) {
        bare.append(sql.charAt(at));
        at++;
        continue;
      }
      boolean comment = sql.charAt(at) == '-' || sql.charAt(at) == '/';
      int inside = at + (comment ? 2 : 1);
      int end = sql.indexOf(closing.get(), inside);
      boolean line = sql.charAt(at) == '-';
      certain &= line || end >= 0;
      int last = end < 0 ? sql.length() : end;
      certain &= !closing.get().equals("*/") || !sql.substring(inside, last).contains("/*");
      bare.append(comment ? " " : "''");
      at = end < 0 ? last : end + closing.get().length();
    }
    return new BareSql(bare.toString(), certain);
  }

  /** By what the text, quoted name or comment ends that begins here, if one does. */
  private static Optional<String> closing(String sql, int at) {
    char first = sql.charAt(at);
    if (first == '\'' || first == '"' || first == '`') {
      return Optional.of(String.valueOf(first));
    }
    if (sql.startsWith("--", at)) {
      return Optional.of("\n");
    }
    boolean comment = sql.startsWith("/*", at) && !executed(sql, at);
    return comment ? Optional.of("*/") : Optional.empty();
  }

  private static boolean executed(String sql, int at) {
    Matcher here = EXECUTED.matcher(sql).region(at, sql.length());
    return here.lookingAt();
  }
}
