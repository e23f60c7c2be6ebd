package dev.cajal.nn.data;

import java.util.List;
import java.util.Locale;

/** Settings that are one of a few words. */
final class Choices {
  private Choices() {}

  /**
   * The choice that a word, in any case, names.
   *
   * @param setting what is set, for the message
   * @param choices in the order of the words
   * @throws DataException if it is none of the words, with the nearest
   */
  static <T> T of(String setting, String word, List<String> words, List<T> choices) {
    return choices.get(index(setting, word, words));
  }

  private static int index(String setting, String word, List<String> words) {
    int index = words.indexOf(word.toLowerCase(Locale.ROOT));
    if (index < 0) {
      String nearest = Nearest.suggestion(word, words);
      throw new DataException(
          "%s: expected one of %s; found %s%s"
              .formatted(
                  setting,
                  String.join(", ", words),
                  Quoted.of(word),
                  nearest.isEmpty() ? "" : "; " + nearest));
    }
    return index;
  }
}
