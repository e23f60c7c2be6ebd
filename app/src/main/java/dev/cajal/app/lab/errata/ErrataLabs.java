package dev.cajal.app.lab.errata;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 15, in the order in which they are read. */
public final class ErrataLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new ErrataOfNeurons(),
          new ErrataOfLosses(),
          new ErrataOfDescent(),
          new ErrataOfBackpropagation(),
          new ErrataOfCounts());

  private ErrataLabs() {}
}
