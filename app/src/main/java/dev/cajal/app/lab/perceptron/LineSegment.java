package dev.cajal.app.lab.perceptron;

import dev.cajal.app.figure.Chart;
import dev.cajal.nn.neuron.Hyperplane;

/** Draws the line of a plane in two dimensions. */
final class LineSegment {
  private LineSegment() {}

  /** With the line where the score is 0, long enough to leave the chart; none without weights. */
  static Chart on(Chart chart, String name, Hyperplane line, double reach) {
    if (line.norm() == 0) {
      return chart;
    }
    double[] foot = line.nearest(0, 0);
    double alongX = -reach * line.weights().get(1) / line.norm();
    double alongY = reach * line.weights().get(0) / line.norm();
    return chart.line(
        name,
        new double[] {foot[0] - alongX, foot[0] + alongX},
        new double[] {foot[1] - alongY, foot[1] + alongY});
  }
}
