package dev.cajal.app.lab.logic;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 2, in the order in which they are read. */
public final class LogicLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new Gates(),
          new GateWeights(),
          new XorFails(),
          new XorByGates(),
          new XorByRelu(),
          new AnyTruthTable());

  private LogicLabs() {}
}
