package dev.cajal.io.model;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Partition;
import dev.cajal.nn.data.Resampling;
import java.util.Map;
import java.util.Optional;

/** What goes together with data that is read in pieces. */
final class StreamedOptions {
  private StreamedOptions() {}

  /** The window, 0 where data is held in memory. */
  static int window(Map<String, String> given, int window) {
    boolean streamed = given.containsKey("stream");
    if (!streamed && given.containsKey("shuffle-window")) {
      throw new DataException("--shuffle-window: belongs to --stream; give both or none");
    }
    if (streamed && window < 1) {
      throw new DataException(
          "--shuffle-window: expected a whole number of at least 1; found " + window);
    }
    return streamed ? window : 0;
  }

  /**
   * Checks options that need all rows at once.
   *
   * @throws DataException naming the first of them
   */
  static void check(
      FeatureSettings features, Partition partition, Optional<Resampling> resampling, int folds) {
    refuse(features.rare() > 0, "--rare");
    refuse(partition instanceof Partition.Grouped, "--group");
    refuse(partition instanceof Partition.Ordered, "--time");
    refuse(resampling.isPresent(), "--resample");
    refuse(folds > 0, "--folds");
  }

  private static void refuse(boolean given, String option) {
    if (given) {
      throw new DataException(
          option + ": needs all rows in memory, so it cannot be given with --stream");
    }
  }
}
