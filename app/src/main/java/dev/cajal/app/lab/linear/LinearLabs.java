package dev.cajal.app.lab.linear;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 5, in the order in which they are read. */
public final class LinearLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new ThreeClasses(),
          new OneVersusRest(),
          new Cells(),
          new SoftmaxLab(),
          new LogitProbit(),
          new StandardErrors());

  private LinearLabs() {}
}
