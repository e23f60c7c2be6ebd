package dev.cajal.app.lab.depth;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 14, in the order in which they are read. */
public final class DepthLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new WidthAgainstError(),
          new NarrowAndDeep(),
          new DigitClassifier(),
          new AutoEncoder(),
          new GanInOneDimension(),
          new EquationByDescent(),
          new DelayedReward(),
          new NamedTopics());

  private DepthLabs() {}
}
