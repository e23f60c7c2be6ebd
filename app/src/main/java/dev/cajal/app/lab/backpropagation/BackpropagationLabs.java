package dev.cajal.app.lab.backpropagation;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 10, in the order in which they are read. */
public final class BackpropagationLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new BackpropByHand(),
          new BackpropInRows(),
          new ThreeLayouts(),
          new GradientChecks(),
          new CostRace(),
          new TrainingLoop());

  private BackpropagationLabs() {}
}
