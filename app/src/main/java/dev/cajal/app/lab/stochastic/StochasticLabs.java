package dev.cajal.app.lab.stochastic;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 11, in the order in which they are read. */
public final class StochasticLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new FullMiniOnline(), new Epochs(), new AveragedSgd(), new OneOverK(), new GdVersusSgd());

  private StochasticLabs() {}
}
