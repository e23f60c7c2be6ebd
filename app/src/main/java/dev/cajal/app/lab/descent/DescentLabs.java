package dev.cajal.app.lab.descent;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 8, in the order in which they are read. */
public final class DescentLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new FourStepSizes(),
          new StepBound(),
          new MonotoneDescent(),
          new ConvexOrNot(),
          new LineSearchAndNewton());

  private DescentLabs() {}
}
