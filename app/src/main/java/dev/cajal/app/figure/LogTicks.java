package dev.cajal.app.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Powers of ten along a logarithmic axis.
 *
 * @param places where they are
 * @param labels how they are written
 */
record LogTicks(List<Double> places, List<String> labels) {
  private static final int MOST = 7;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** The powers within the marks, empty if there are fewer than two. */
  static Optional<LogTicks> of(Axis axis, List<Mark> marks, boolean horizontal) {
    double[] values =
        marks.stream()
            .flatMapToDouble(mark -> extent(mark, horizontal))
            .filter(axis::accepts)
            .toArray();
    double low = axis.hasLimits() ? axis.low() : DoubleStream.of(values).min().orElse(1);
    double high = axis.hasLimits() ? axis.high() : DoubleStream.of(values).max().orElse(1);
    int first = (int) Math.ceil(StrictMath.log10(low) - 1e-9);
    int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
    if (last <= first) {
      return Optional.empty();
    }
    int stride = (last - first) / MOST + 1;
    List<Double> places = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int power = first; power <= last; power += stride) {
      places.add(StrictMath.pow(10, power));
      labels.add(label(power));
    }
    return Optional.of(new LogTicks(places, labels));
  }

  private static DoubleStream extent(Mark mark, boolean horizontal) {
    return switch (mark) {
      case Mark.Line line -> DoubleStream.of(horizontal ? line.x() : line.y());
      case Mark.Points points -> DoubleStream.of(horizontal ? points.x() : points.y());
      case Mark.Band band ->
          horizontal
              ? DoubleStream.of(band.x())
              : DoubleStream.concat(DoubleStream.of(band.low()), DoubleStream.of(band.high()));
      case Mark.Bars bars -> horizontal ? DoubleStream.empty() : DoubleStream.of(bars.y());
      case Mark.Arrow _, Mark.Contours _, Mark.Heat _, Mark.Label _, Mark.Rule _ ->
          DoubleStream.empty();
    };
  }

  private static String label(int power) {
    if (power >= -2 && power <= 3) {
      return TickText.of(StrictMath.pow(10, power));
    }
    StringBuilder text = new StringBuilder(power < 0 ? "10⁻" : "10");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
