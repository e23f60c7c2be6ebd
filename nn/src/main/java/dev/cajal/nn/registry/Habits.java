package dev.cajal.nn.registry;

import java.util.Map;

/** How other libraries write things, and what is written here instead. */
final class Habits {
  private static final String LAYER = "layer";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "activation", "an activation is a layer of its own, as in \"dense(16) relu\"",
          "label_smoothing", "label smoothing is called smoothing",
          "momentum", "momentum is an optimizer of its own, as in \"momentum(0.01, 0.9)\"",
          "betas", "the two are called beta1 and beta2",
          "lr", "the learning rate is called rate",
          "learning_rate", "the learning rate is called rate");

  private static final String APART = "terms stand side by side with spaces between";
  private static final String BARE =
      "names are written without quotes, and an activation is a layer of its own";

  private static final Map<Character, String> CHARACTERS =
      Map.of(
          ',', APART,
          ';', APART,
          '|', APART,
          '>', APART,
          '-', APART,
          '+', APART,
          '\'', BARE,
          '"', BARE,
          '(', "a setting takes one value: instead of betas, beta1=0.9, beta2=0.999");

  private static final String LIBRARY =
      "names are written without the library in front: nn.Linear(784, 16) is dense(16)";
  private static final String SIZES =
      "layers of 16 and 8 units are written dense(16) relu dense(8)";
  private static final String DENSE =
      "a layer of weights is called dense and takes only the number of its outputs: dense(16)";

  private static final Map<String, String> NAMES =
      Map.of("linear", DENSE, "fc", DENSE, "mlp", SIZES);

  private Habits() {}

  /** What to write instead of a setting that there is not; empty or begins with a semicolon. */
  static String ofSetting(String key) {
    return hint(SETTINGS.get(key));
  }

  /** What to do about a character where a name is expected. */
  static String ofCharacter(String kind, char found) {
    boolean size = found == '[' || found >= '0' && found <= '9';
    boolean library = found == '.';
    return (size || library) && kind.equals(LAYER)
        ? hint(library ? LIBRARY : SIZES)
        : hint(CHARACTERS.get(found));
  }

  /** What a layer of another name is called; empty if nothing is known of it. */
  static String ofName(String kind, String name) {
    return kind.equals(LAYER) ? NAMES.getOrDefault(name, "") : "";
  }

  /** What to write where there is nothing. */
  static String ofNothing(String kind) {
    return kind.equals(LAYER) ? hint("a network is written like dense(16) relu dense(3)") : "";
  }

  /** What to do with a layer among the settings of another. */
  static String ofValue(String kind, String name) {
    return kind.equals(LAYER)
        ? hint("%s is a layer of its own, as in \"dense(16) %s\"".formatted(name, name))
        : "";
  }

  private static String hint(String text) {
    return text == null ? "" : "; " + text;
  }
}
