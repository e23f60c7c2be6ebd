package dev.cajal.app.lab.depth;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 14, in the order in which they are read. */
public final class DepthLabs {
  /** One line for each. */
  public static final List<Lab> ALL = List.of();

  private DepthLabs() {}
}
