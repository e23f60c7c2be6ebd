package dev.cajal.app.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The part of an axis that a chart shows.
 *
 * @param low where it begins
 * @param high where it ends
 */
record Extent(double low, double high) {

  /** The axis's own limits, else from the lowest to the highest place of any mark. */
  static Extent of(Axis axis, List<Mark> marks, boolean horizontal) {
    if (axis.hasLimits()) {
      return new Extent(axis.low(), axis.high());
    }
    var summary =
        marks.stream()
            .flatMapToDouble(mark -> places(mark, horizontal))
            .filter(axis::accepts)
            .summaryStatistics();
    return summary.getCount() == 0
        ? new Extent(0, 1)
        : new Extent(summary.getMin(), summary.getMax());
  }

  private static DoubleStream places(Mark mark, boolean horizontal) {
    return switch (mark) {
      case Mark.Line line -> DoubleStream.of(horizontal ? line.x() : line.y());
      case Mark.Guide guide -> DoubleStream.of(horizontal ? guide.x() : guide.y());
      case Mark.Points points -> DoubleStream.of(horizontal ? points.x() : points.y());
      case Mark.Band band ->
          horizontal
              ? DoubleStream.of(band.x())
              : DoubleStream.concat(DoubleStream.of(band.low()), DoubleStream.of(band.high()));
      case Mark.Bars bars ->
          horizontal
              ? DoubleStream.empty()
              : DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(bars.y()));
      case Mark.Heat heat -> sides(heat.grid(), horizontal);
      case Mark.Contours contours -> sides(contours.grid(), horizontal);
      case Mark.Arrow arrow ->
          horizontal
              ? DoubleStream.of(arrow.x(), arrow.toX())
              : DoubleStream.of(arrow.y(), arrow.toY());
      case Mark.Label label -> DoubleStream.of(horizontal ? label.x() : label.y());
      case Mark.Rule rule ->
          rule.vertical() == horizontal ? DoubleStream.of(rule.at()) : DoubleStream.empty();
    };
  }

  private static DoubleStream sides(Grid grid, boolean horizontal) {
    return horizontal
        ? DoubleStream.of(grid.xLow(), grid.xHigh())
        : DoubleStream.of(grid.yLow(), grid.yHigh());
  }
}
