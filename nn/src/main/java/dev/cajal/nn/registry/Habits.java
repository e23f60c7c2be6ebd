package dev.cajal.nn.registry;

import java.util.Map;

/** How other libraries write things, and what is written here instead. */
final class Habits {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "activation", "an activation is a layer of its own, as in \"dense(16) relu\"",
          "label_smoothing", "label smoothing is called smoothing",
          "momentum", "momentum is an optimizer of its own, as in \"momentum(0.01, 0.9)\"",
          "betas", "the two are called beta1 and beta2",
          "lr", "the learning rate is called rate",
          "learning_rate", "the learning rate is called rate");

  private static final Map<Character, String> CHARACTERS =
      Map.of(
          ',', "terms stand side by side with spaces between",
          '\'', "names are written without quotes, and an activation is a layer of its own",
          '"', "names are written without quotes, and an activation is a layer of its own",
          '(', "a setting takes one value: instead of betas, beta1=0.9, beta2=0.999");

  private static final Map<String, String> NAMES =
      Map.of(
          "linear",
          "a layer of weights is called dense",
          "fc",
          "a layer of weights is called dense");

  private Habits() {}

  /** What to write instead of a setting that there is not; empty or begins with a semicolon. */
  static String ofSetting(String key) {
    return hint(SETTINGS.get(key));
  }

  /** What to do about a character where a name is expected. */
  static String ofCharacter(char found) {
    return hint(CHARACTERS.get(found));
  }

  /** What a layer of another name is called. */
  static String ofName(String kind, String name) {
    return kind.equals("layer") ? hint(NAMES.get(name)) : "";
  }

  private static String hint(String text) {
    return text == null ? "" : "; " + text;
  }
}
