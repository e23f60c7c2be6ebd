package dev.cajal.app.tuning;

import dev.cajal.app.training.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What a search came to. */
public sealed interface TuningResult {

  /** The folder of the search. */
  Path folder();

  /**
   * It was stopped.
   *
   * @param folder from which it can go on
   */
  record Interrupted(Path folder) implements TuningResult {
    /** Checks that nothing is null. */
    public Interrupted {
      Objects.requireNonNull(folder, "folder");
    }
  }

  /**
   * It ended with a model.
   *
   * @param folder with the table, the page and the model
   * @param best the trials, the best first
   * @param count of all trials
   * @param sentence about the best
   * @param values of the best
   * @param score of the best
   * @param model trained with the values of the best
   */
  record Found(
      Path folder,
      Table best,
      int count,
      String sentence,
      Map<String, String> values,
      double score,
      Outcome model)
      implements TuningResult {
    /** Checks that nothing is null. */
    public Found {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(best, "best");
      Objects.requireNonNull(model, "model");
    }
  }

  /**
   * It was compared with the default on folds that it never saw.
   *
   * @param folder with the tables and the page
   * @param folds a row for each fold, their mean and their spread
   * @param choices what was chosen for each fold
   * @param sentence about the differences
   * @param metrics means, differences and spreads by metric
   */
  record Compared(
      Path folder, Table folds, Table choices, String sentence, Map<String, Object> metrics)
      implements TuningResult {
    /** Checks that nothing is null. */
    public Compared {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(folds, "folds");
      Objects.requireNonNull(choices, "choices");
    }
  }
}
