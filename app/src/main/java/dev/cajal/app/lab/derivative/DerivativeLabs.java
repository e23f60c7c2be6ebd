package dev.cajal.app.lab.derivative;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 7, in the order in which they are read. */
public final class DerivativeLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new TangentAndQuotient(),
          new CamelContours(),
          new JacobianAndHessian(),
          new ChainRule(),
          new DifferenceError(),
          new SoftmaxJacobian(),
          new LinearMapLayouts());

  private DerivativeLabs() {}
}
