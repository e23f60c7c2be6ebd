package dev.cajal.app.training;

import dev.cajal.io.model.LossChoice;
import dev.cajal.nn.loss.Loss;
import java.util.regex.Pattern;

/** The letter C in layers, as in {@code dense(C)}: as many units as target and loss need. */
final class OutputUnits {
  private static final Pattern LETTER = Pattern.compile("(?<=[(,=\\s])C(?=\\s*[,)])");

  private OutputUnits() {}

  /** How many numbers the last layer gives. */
  static int of(Loss loss, TrainingFacts training) {
    return LossChoice.outputs(loss, training.classNames().size());
  }

  /** Layers with that number for the letter. */
  static String in(String layers, Loss loss, TrainingFacts training) {
    return with(layers, of(loss, training));
  }

  /** Layers with a number for the letter. */
  static String with(String layers, int units) {
    return LETTER.matcher(layers).replaceAll(Integer.toString(units));
  }
}
