package dev.cajal.app.lab.momentum;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 12, in the order in which they are read. */
public final class MomentumLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new MovingAverage(),
          new ZigZagValley(),
          new Plateau(),
          new HeavyBallNesterov(),
          new AdamBias(),
          new LearningRateSchedules(),
          new OptimizerRace());

  private MomentumLabs() {}
}
