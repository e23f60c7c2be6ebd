package dev.cajal.app.figure;

import java.util.Arrays;

/** Something that a chart draws into its axes. */
sealed interface Mark {
  /** What the legend calls it; empty if it is not in the legend. */
  String name();

  /** A line through points in their order. */
  record Line(String name, double[] x, double[] y, boolean dashed, boolean dots) implements Mark {
    public Line {
      requirePairs("line", x, y);
      x = x.clone();
      y = y.clone();
    }

    /** Without the points that cannot be told from the one before, the last one kept. */
    Line thinned(Axis horizontal, Axis vertical) {
      double[] placesX = places(x, horizontal);
      double[] placesY = places(y, vertical);
      double nearX = extent(placesX, horizontal) / 200;
      double nearY = extent(placesY, vertical) / 200;
      int[] kept = new int[x.length];
      int count = 0;
      for (int i = 0; i < x.length; i++) {
        int before = count == 0 ? -1 : kept[count - 1];
        boolean near =
            before >= 0
                && Math.abs(placesX[i] - placesX[before]) <= nearX
                && Math.abs(placesY[i] - placesY[before]) <= nearY;
        if (!near || i == x.length - 1) {
          kept[count++] = i;
        }
      }
      int[] indices = Arrays.copyOf(kept, count);
      return new Line(
          name,
          Arrays.stream(indices).mapToDouble(i -> x[i]).toArray(),
          Arrays.stream(indices).mapToDouble(i -> y[i]).toArray(),
          dashed,
          dots);
    }

    private static double[] places(double[] values, Axis axis) {
      return axis.logarithmic()
          ? Arrays.stream(values).map(v -> v > 0 ? StrictMath.log10(v) : Double.NaN).toArray()
          : values;
    }

    /** What is seen of the places: a path that leaves the chart is not thinned by where it ends. */
    private static double extent(double[] places, Axis axis) {
      var summary = Arrays.stream(places).filter(Double::isFinite).summaryStatistics();
      double all = summary.getMax() - summary.getMin();
      if (!axis.hasLimits()) {
        return all;
      }
      double[] ends = places(new double[] {axis.low(), axis.high()}, axis);
      return Math.min(all, ends[1] - ends[0]);
    }
  }

  /** A thin line that belongs to no series, such as one of a grid that a map carries along. */
  record Guide(double[] x, double[] y) implements Mark {
    public Guide {
      requirePairs("guide", x, y);
      x = x.clone();
      y = y.clone();
    }

    @Override
    public String name() {
      return "";
    }
  }

  /** The area between two curves. */
  record Band(String name, double[] x, double[] low, double[] high) implements Mark {
    public Band {
      requirePairs("band", x, low);
      requirePairs("band", x, high);
      x = x.clone();
      low = low.clone();
      high = high.clone();
    }
  }

  /** Places that belong to one class. */
  record Points(String name, double[] x, double[] y) implements Mark {
    public Points {
      requirePairs("points", x, y);
      x = x.clone();
      y = y.clone();
    }
  }

  /** A rectangle of colours. */
  record Heat(String name, Grid grid, Palette palette, double low, double high) implements Mark {
    public Heat {
      if (!(low < high)) {
        throw new IllegalArgumentException(
            "heat map %s: low must be below high; found %s and %s".formatted(name, low, high));
      }
    }
  }

  /** Lines of equal value. */
  record Contours(Grid grid, double[] levels, boolean strong) implements Mark {
    public Contours {
      levels = levels.clone();
    }

    @Override
    public String name() {
      return "";
    }
  }

  /** An arrow. */
  record Arrow(String name, double x, double y, double toX, double toY) implements Mark {}

  /** A text beside a place. */
  record Label(String text, double x, double y) implements Mark {
    @Override
    public String name() {
      return "";
    }
  }

  /** A line across the whole chart, vertical or horizontal. */
  record Rule(boolean vertical, double at) implements Mark {
    @Override
    public String name() {
      return "";
    }
  }

  /** A bar for each category. */
  record Bars(String name, double[] y) implements Mark {
    public Bars {
      y = y.clone();
    }
  }

  private static void requirePairs(String what, double[] x, double[] y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "%s: x and y must have the same count, at least 1; found %d and %d"
              .formatted(what, x.length, y.length));
    }
    if (Arrays.stream(x).anyMatch(Double::isInfinite)) {
      throw new IllegalArgumentException(what + ": x must be finite; found an infinity");
    }
  }
}
