package dev.cajal.app.training;

import dev.cajal.app.figure.Report;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TableEncoder;
import java.util.ArrayList;
import java.util.List;

/** What a reader needs to judge how far a model may be trusted: parts of its report. */
final class Trust {
  private Trust() {}

  /**
   * The sections about a model.
   *
   * @param dataset that it did not learn from, or if there is no such part, the training part
   * @param part what that is called
   * @param seed of what is chosen at random
   */
  static List<Report.Section> sections(
      ModelNetwork model, Preprocessing preprocessing, Dataset dataset, String part, long seed) {
    List<Report.Section> sections = new ArrayList<>();
    if (preprocessing.task().hasClasses() && model.loss().link().givesProbabilities()) {
      sections.add(Reliability.section(model, dataset, part));
    }
    if (preprocessing.features() instanceof TableEncoder encoder) {
      FeatureInfluence.of(model, preprocessing, encoder, dataset, part, seed)
          .ifPresent(influence -> sections.addAll(influence.sections()));
    }
    return sections;
  }

  /** What stands instead where predictions are not numbers. */
  static Report.Section impossible(String part) {
    return new Report.Section(
        "Calibration and importance",
        "Some predictions for the "
            + part
            + " part are infinite or no numbers: the network overflows there, for example because"
            + " values are far outside of what it learned from. So neither is shown.",
        List.of(),
        List.of(),
        List.of());
  }
}
