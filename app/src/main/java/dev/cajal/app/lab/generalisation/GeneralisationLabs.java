package dev.cajal.app.lab.generalisation;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 13, in the order in which they are read. */
public final class GeneralisationLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new EmpiricalRisk(),
          new PolynomialDegrees(),
          new UnderAndOver(),
          new LambdaSlider(),
          new ChooseOnValidation(),
          new HyperparameterSearch(),
          new RegularisationPath(),
          new SmoothnessBound(),
          new TrainAgainstTest(),
          new ErrorDecomposition(),
          new DropoutAtWork(),
          new DeepStacks());

  private GeneralisationLabs() {}
}
