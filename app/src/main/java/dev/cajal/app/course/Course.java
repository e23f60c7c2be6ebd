package dev.cajal.app.course;

import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.backpropagation.BackpropagationLabs;
import dev.cajal.app.lab.data.DataLabs;
import dev.cajal.app.lab.depth.DepthLabs;
import dev.cajal.app.lab.derivative.DerivativeLabs;
import dev.cajal.app.lab.descent.DescentLabs;
import dev.cajal.app.lab.errata.ErrataLabs;
import dev.cajal.app.lab.generalisation.GeneralisationLabs;
import dev.cajal.app.lab.linear.LinearLabs;
import dev.cajal.app.lab.logic.LogicLabs;
import dev.cajal.app.lab.loss.LossLabs;
import dev.cajal.app.lab.momentum.MomentumLabs;
import dev.cajal.app.lab.network.NetworkLabs;
import dev.cajal.app.lab.neuron.NeuronLabs;
import dev.cajal.app.lab.perceptron.PerceptronLabs;
import dev.cajal.app.lab.stochastic.StochasticLabs;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import java.util.List;
import java.util.stream.Stream;

/** Every lab, chapter by chapter. */
public final class Course {
  private static final List<Lab> LABS =
      Stream.of(
              NeuronLabs.ALL,
              LogicLabs.ALL,
              PerceptronLabs.ALL,
              DataLabs.ALL,
              LinearLabs.ALL,
              LossLabs.ALL,
              DerivativeLabs.ALL,
              DescentLabs.ALL,
              NetworkLabs.ALL,
              BackpropagationLabs.ALL,
              StochasticLabs.ALL,
              MomentumLabs.ALL,
              GeneralisationLabs.ALL,
              DepthLabs.ALL,
              ErrataLabs.ALL)
          .flatMap(List::stream)
          .toList();

  private Course() {}

  /** All labs in the order in which they are read. */
  public static List<Lab> labs() {
    return LABS;
  }

  /** The labs of one chapter. */
  public static List<Lab> labs(Chapter chapter) {
    return LABS.stream().filter(lab -> lab.card().chapter() == chapter).toList();
  }

  /**
   * The lab of an identifier.
   *
   * @throws DataException if there is none, with the nearest
   */
  public static Lab find(String id) {
    List<String> ids = LABS.stream().map(lab -> lab.card().id()).toList();
    int index = ids.indexOf(id);
    if (index < 0) {
      String near = Nearest.suggestion(id, ids);
      throw new DataException(
          "there is no lab %s; %s"
              .formatted(Quoted.of(id), near.isEmpty() ? "cajal lab lists them" : near));
    }
    return LABS.get(index);
  }
}
