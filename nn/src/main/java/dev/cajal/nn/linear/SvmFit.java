package dev.cajal.nn.linear;

import dev.cajal.nn.neuron.Hyperplane;
import java.util.List;

/**
 * A fitted linear support vector machine.
 *
 * @param plane w and b
 * @param supportVectors the samples that decide the plane, counted from 0: those on the margin,
 *     inside it or on the wrong side
 * @param primal the objective
 * @param dual a lower bound of the least objective possible
 * @param passes over the samples
 * @param converged whether primal and dual agree to the tolerance, which proves the optimum
 */
public record SvmFit(
    Hyperplane plane,
    List<Integer> supportVectors,
    double primal,
    double dual,
    int passes,
    boolean converged) {
  /** Copies the list. */
  public SvmFit {
    supportVectors = List.copyOf(supportVectors);
  }

  /** 1/‖w‖, the distance from the plane to the margin. */
  public double margin() {
    return 1 / plane.norm();
  }
}
