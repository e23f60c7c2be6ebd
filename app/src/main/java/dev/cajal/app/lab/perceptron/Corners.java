package dev.cajal.app.lab.perceptron;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.lab.Cloud;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.Threshold;
import dev.cajal.nn.neuron.TruthTable;
import java.util.Arrays;
import java.util.stream.Stream;

/** The corners of the unit square with the values of a gate. */
final class Corners {
  private static final double LOW = -0.6;
  private static final double HIGH = 1.6;
  private static final double[][] PLACES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

  private Corners() {}

  static Cloud of(TruthTable gate) {
    return new Cloud(PLACES, gate.labels().toInts());
  }

  /** The digits of a row, 00 to 11. */
  static String name(int row) {
    return "%d%d".formatted((int) PLACES[row][0], (int) PLACES[row][1]);
  }

  /**
   * The corners, the regions of the two answers, and w at right angles to the line if it fits in.
   */
  static Chart picture(String title, Cloud corners, Hyperplane line) {
    Grid answers = Grid.square(LOW, HIGH, p -> Threshold.AT_LEAST_ZERO.of(line.score(p)));
    Chart frame = Chart.of(title).equalAxes().size(220, 220).xRange(LOW, HIGH).yRange(LOW, HIGH);
    Chart chart = corners.on(frame.regions(answers));
    if (line.norm() == 0) {
      return chart;
    }
    double[] foot = line.nearest(0.5, 0.5);
    double[] w = line.weightArray();
    double scale = 0.4 / line.norm();
    double[] tip = {foot[0] + scale * w[0], foot[1] + scale * w[1]};
    boolean shown = Stream.of(foot, tip).flatMapToDouble(Arrays::stream).allMatch(Corners::inside);
    return shown ? chart.arrow("", foot[0], foot[1], tip[0], tip[1]) : chart;
  }

  private static boolean inside(double coordinate) {
    return coordinate >= LOW && coordinate <= HIGH;
  }
}
