package dev.cajal.app.lab.perceptron;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 3, in the order in which they are read. */
public final class PerceptronLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new GateRun(),
          new XorCycle(),
          new LabelConventions(),
          new BiasNeverLearned(),
          new CriterionSurface(),
          new ManyLines(),
          new DigitPair());

  private PerceptronLabs() {}
}
