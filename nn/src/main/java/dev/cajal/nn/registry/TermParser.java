package dev.cajal.nn.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads terms separated by white space.
 *
 * <pre>
 * terms    = term { term }
 * term     = name [ "(" [ argument { "," argument } ] ")" ]
 * argument = [ name "=" ] ( number | "true" | "false" | "[" numbers "]" | terms )
 * </pre>
 *
 * <p>Terms inside an argument stay text, for whoever owns the setting to read.
 */
final class TermParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** Far more than anyone writes, and few enough for any thread's stack. */
  private static final int DEEPEST = 100;

  private final String kind;
  private final String text;
  private final String written;
  private int at;
  private int depth;

  private TermParser(String kind, String text, String written) {
    this.kind = kind;
    this.text = text;
    this.written = written;
  }

  /** All terms of a text, at least one; messages show what was written in its place. */
  static List<Term> terms(String kind, String text, String written) {
    TermParser parser = new TermParser(kind, text, written);
    List<Term> terms = new ArrayList<>();
    parser.skipSpace();
    while (parser.at < text.length()) {
      terms.add(parser.term());
      parser.skipSpace();
    }
    if (terms.isEmpty()) {
      throw new SettingException(
          "%s \"%s\": a name is expected; the text is empty%s"
              .formatted(kind, written, Habits.ofNothing(kind)));
    }
    return terms;
  }

  private Term term() {
    int start = at;
    Matcher name = match(NAME);
    if (name == null) {
      throw expected("a name", at < text.length() ? Habits.ofCharacter(kind, text.charAt(at)) : "");
    }
    List<Term.Argument> arguments = new ArrayList<>();
    if (accept('(')) {
      skipSpace();
      if (!accept(')')) {
        do {
          skipSpace();
          arguments.add(argument());
          skipSpace();
        } while (accept(','));
        if (!accept(')')) {
          throw expected("\",\" or \")\"");
        }
      }
    }
    return new Term(name.group(), List.copyOf(arguments), start + 1);
  }

  private Term.Argument argument() {
    int start = at;
    Matcher name = match(NAME);
    if (name != null) {
      skipSpace();
      if (accept('=')) {
        skipSpace();
        return new Term.Argument(Optional.of(name.group()), value(), start + 1);
      }
      at = start;
    }
    return new Term.Argument(Optional.empty(), value(), start + 1);
  }

  private Object value() {
    if (accept('[')) {
      return numbers();
    }
    Matcher number = match(NUMBER);
    if (number != null) {
      return Double.valueOf(number.group());
    }
    int start = at;
    if (++depth > DEEPEST) {
      throw expected("at most %d terms inside one another".formatted(DEEPEST));
    }
    do {
      term();
      skipSpace();
    } while (at < text.length() && Character.isLetter(text.charAt(at)));
    if (--depth > 0) {
      // Whoever owns the outermost setting reads its text again, so copies of inner ones are idle.
      return "";
    }
    String nested = text.substring(start, at).strip();
    return switch (nested) {
      case "true" -> true;
      case "false" -> false;
      default -> nested;
    };
  }

  private List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    skipSpace();
    if (accept(']')) {
      return numbers;
    }
    do {
      skipSpace();
      Matcher number = match(NUMBER);
      if (number == null) {
        throw expected("a number");
      }
      numbers.add(Double.valueOf(number.group()));
      skipSpace();
    } while (accept(','));
    if (!accept(']')) {
      throw expected("\",\" or \"]\"");
    }
    return numbers;
  }

  private Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  private boolean accept(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private SettingException expected(String what) {
    return expected(what, "");
  }

  private SettingException expected(String what, String hint) {
    String found = at < text.length() ? "\"" + text.charAt(at) + "\"" : "the end of the text";
    return new SettingException(
        "%s \"%s\", position %d: expected %s; found %s%s"
            .formatted(kind, written, at + 1, what, found, hint));
  }
}
