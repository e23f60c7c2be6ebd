package dev.cajal.app.lab.data;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 4, in the order in which they are read. */
public final class DataLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new LineFit(),
          new ThreeTasks(),
          new OneHotCodes(),
          new ToyTransform(),
          new PolynomialCounts(),
          new Splits(),
          new Paradigms(),
          new SelfTraining(),
          new WinLose());

  private DataLabs() {}
}
