package dev.cajal.app.lab;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something about a lab that its reader can change.
 *
 * @param <T> what its values are
 */
public sealed interface Parameter<T> {
  /** As in {@code --set name=value}. */
  String name();

  /** What it means. */
  String meaning();

  /** The value unless changed. */
  T initial();

  /** Which values it takes, in words. */
  String range();

  /**
   * The value that a text stands for.
   *
   * @throws DataException if it is not one of the range
   */
  T parse(String text);

  /** Values at the ends of the range, which a lab must survive. */
  List<T> extremes();

  /** A number from {@code low} to {@code high}. */
  static Parameter<Double> number(
      String name, double initial, double low, double high, String meaning) {
    return new Real(name, initial, low, high, meaning);
  }

  /** A whole number from {@code low} to {@code high}. */
  static Parameter<Integer> whole(String name, int initial, int low, int high, String meaning) {
    return new Whole(name, initial, low, high, meaning);
  }

  /** One of several words, the first unless changed. */
  static Parameter<String> choice(String name, String meaning, String... words) {
    return new Choice(name, meaning, List.of(words));
  }

  /**
   * A text of some form.
   *
   * @param form reads it, and throws an exception with the reason if it is not of the form
   * @param initial the text unless changed
   * @param others further texts that a lab must survive
   */
  static Parameter<String> text(
      String name, String meaning, Consumer<String> form, String initial, String... others) {
    return new Text(name, meaning, form, initial, List.of(others));
  }

  /** A number of an interval. */
  record Real(String name, Double initial, double low, double high, String meaning)
      implements Parameter<Double> {
    /** Requires low ≤ initial ≤ high. */
    public Real {
      if (!(low <= initial && initial <= high)) {
        throw new IllegalArgumentException(
            "parameter %s: %s must lie from %s to %s".formatted(name, initial, low, high));
      }
    }

    @Override
    public String range() {
      return "a number from %s to %s".formatted(NumberText.plain(low), NumberText.plain(high));
    }

    @Override
    public Double parse(String text) {
      try {
        double value = Double.parseDouble(text.strip());
        if (value >= low && value <= high) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below, with what is expected.
      }
      throw refusal(this, text);
    }

    @Override
    public List<Double> extremes() {
      return List.of(low, high);
    }
  }

  /** A whole number of an interval. */
  record Whole(String name, Integer initial, int low, int high, String meaning)
      implements Parameter<Integer> {
    /** Requires low ≤ initial ≤ high. */
    public Whole {
      if (!(low <= initial && initial <= high)) {
        throw new IllegalArgumentException(
            "parameter %s: %d must lie from %d to %d".formatted(name, initial, low, high));
      }
    }

    @Override
    public String range() {
      return "a whole number from %d to %d".formatted(low, high);
    }

    @Override
    public Integer parse(String text) {
      try {
        int value = Integer.parseInt(text.strip());
        if (value >= low && value <= high) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below, with what is expected.
      }
      throw refusal(this, text);
    }

    @Override
    public List<Integer> extremes() {
      return List.of(low, high);
    }
  }

  /** One of several words. */
  record Choice(String name, String meaning, List<String> words) implements Parameter<String> {
    /** Requires a word. */
    public Choice {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("parameter %s: it needs a word".formatted(name));
      }
    }

    @Override
    public String initial() {
      return words.getFirst();
    }

    @Override
    public String range() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public String parse(String text) {
      String word = text.strip();
      if (words.contains(word)) {
        return word;
      }
      String near = Nearest.suggestion(word, words);
      throw new DataException(
          "%s must be %s; found %s%s"
              .formatted(name, range(), Quoted.of(text), near.isEmpty() ? "" : "; " + near));
    }

    @Override
    public List<String> extremes() {
      return words;
    }
  }

  /** A text of some form. */
  record Text(
      String name, String meaning, Consumer<String> form, String initial, List<String> extremes)
      implements Parameter<String> {
    /** Requires an initial text of the form. */
    public Text {
      extremes = List.copyOf(extremes);
      form.accept(initial);
    }

    @Override
    public String range() {
      return "a text such as " + initial;
    }

    @Override
    public String parse(String text) {
      try {
        form.accept(text.strip());
        return text.strip();
      } catch (IllegalArgumentException e) {
        throw new DataException("%s: %s".formatted(name, e.getMessage()), e);
      }
    }
  }

  private static DataException refusal(Parameter<?> parameter, String text) {
    return new DataException(
        "%s must be %s; found %s".formatted(parameter.name(), parameter.range(), Quoted.of(text)));
  }
}
