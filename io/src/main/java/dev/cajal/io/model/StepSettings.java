package dev.cajal.io.model;

import dev.cajal.io.json.JsonObject;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.optimizer.Averaging;
import dev.cajal.nn.optimizer.Averagings;
import dev.cajal.nn.parameter.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a training step does besides following the loss with the optimizer.
 *
 * @param l1 the strength of the L1 penalty, 0 for none
 * @param weightDecay the strength of decoupled weight decay, 0 for none
 * @param maxNorm the largest norm of a unit's weights, 0 for any
 * @param regularized patterns of the paths of the parameters that these three and the L2 penalty
 *     act on, separated by spaces or commas
 * @param clipNorm the largest norm of all gradients together, 0 for any
 * @param clipValue the largest size of an element of a gradient, 0 for any
 * @param average what is evaluated and kept instead of the last weights, as text; {@code none} for
 *     these
 */
public record StepSettings(
    double l1,
    double weightDecay,
    double maxNorm,
    String regularized,
    double clipNorm,
    double clipValue,
    String average) {
  /** Nothing besides. */
  public static final StepSettings NONE =
      new StepSettings(0, 0, 0, "**.weight", 0, 0, StepSettings.NO_AVERAGE);

  private static final String NO_AVERAGE = "none";

  /**
   * Checks the settings.
   *
   * @throws DataException naming the option, what was expected and what was found
   */
  public StepSettings {
    notNegative("--l1", l1);
    notNegative("--weight-decay", weightDecay);
    notNegative("--max-norm", maxNorm);
    notNegative("--clip-norm", clipNorm);
    notNegative("--clip-value", clipValue);
    requirePatterns(regularized);
    averaging(average);
  }

  /** The parameters that penalties, decay and the largest norm act on. */
  public Selection selection() {
    return Selection.parse(regularized);
  }

  /** What is evaluated and kept, empty for the last weights. */
  public Optional<Averaging> averaging() {
    return averaging(average);
  }

  /** The settings by the names of the options that set them. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("l1", l1);
    map.put("weight-decay", weightDecay);
    map.put("max-norm", maxNorm);
    map.put("regularized", regularized);
    map.put("clip-norm", clipNorm);
    map.put("clip-value", clipValue);
    map.put("average", average);
    return map;
  }

  static StepSettings read(JsonObject json) {
    if (!json.has("l1")) {
      return NONE; // A model from before there were these settings.
    }
    return new StepSettings(
        json.number("l1"),
        json.number("weight-decay"),
        json.number("max-norm"),
        json.text("regularized"),
        json.number("clip-norm"),
        json.number("clip-value"),
        json.text("average"));
  }

  private static Optional<Averaging> averaging(String text) {
    return text.equals(NO_AVERAGE)
        ? Optional.empty()
        : Optional.of(ModelNetwork.option("--average", () -> Averagings.parse(text)));
  }

  private static void requirePatterns(String text) {
    try {
      Selection.parse(text);
    } catch (IllegalArgumentException e) {
      throw new DataException("--regularized: " + e.getMessage(), e);
    }
  }

  private static void notNegative(String option, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          "%s: expected a number of at least 0; found %s".formatted(option, value));
    }
  }
}
