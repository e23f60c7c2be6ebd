package dev.cajal.app.lab.loss;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 6, in the order in which they are read. */
public final class LossLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new CatCarFrog(),
          new LogBases(),
          new TwoEntropies(),
          new DatasetForms(),
          new HingeCurves(),
          new ScaleAmbiguity(),
          new KlAsymmetry(),
          new LikelihoodSurface(),
          new MatchedPairs(),
          new ResidualLosses());

  private LossLabs() {}
}
