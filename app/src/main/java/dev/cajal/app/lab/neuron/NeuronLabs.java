package dev.cajal.app.lab.neuron;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 1, in the order in which they are read. */
public final class NeuronLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new FormalNeuron(),
          new BoundaryAndDistance(),
          new WeightBiasGeometry(),
          new ToyNeuron(),
          new SigmoidToStep());

  private NeuronLabs() {}
}
