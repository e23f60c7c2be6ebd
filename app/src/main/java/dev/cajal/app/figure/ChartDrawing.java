package dev.cajal.app.figure;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * A chart in the description language of its library, maps and lists, and the drawing that the
 * library makes of it.
 */
final class ChartDrawing {
  /** Thin contours lie over a heat map, which is the same on light and dark pages. */
  private static final String THIN = "#fefefe";

  /** Of places in a heat map where there is no number: a grey that no palette has. */
  private static final int NO_DATA = 0xff8c8c8c;

  private static final double LABEL_DISTANCE = 7;

  /** What the axes and their labels take of a chart's width and height, about. */
  private static final int FRAME = 60;

  private final Chart chart;
  private final Colouring colours;
  private final List<Object> layers = new ArrayList<>();
  private Palette palette = Palette.VALUES;

  // The library stretches its grey shades from the lowest to the highest number.
  private double darkest;
  private double brightest;

  private int barKinds;
  private int barsDrawn;

  ChartDrawing(Chart chart, Colouring colours) {
    this.chart = chart;
    this.colours = colours;
  }

  String draw() {
    barKinds = (int) chart.marks().stream().filter(Mark.Bars.class::isInstance).count();
    chart.marks().forEach(this::add);
    Map<String, Object> plot = map("kind", "plot", "layers", layers);
    plot.put("ggsize", map("width", chart.width(), "height", chart.height()));
    plot.put("scales", scales());
    plot.put("theme", theme());
    plot.put("coord", coordinates());
    String drawn =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(plot, null, this::image, false);
    return CleanSvg.of(drawn);
  }

  private void add(Mark mark) {
    String colour = colours.of(mark.name()).placeholder();
    switch (mark) {
      case Mark.Line given -> {
        Mark.Line line = given.dots() ? given.thinned(chart.x(), chart.y()) : given;
        Map<String, Object> data = map("x", numbers(line.x(), chart.x()));
        data.put("y", numbers(line.y(), chart.y()));
        boolean single = line.x().length == 1;
        boolean overColours = chart.marks().stream().anyMatch(Mark.Heat.class::isInstance);
        if (!single && overColours) {
          layer("path", new LinkedHashMap<>(data), "x", "y")
              .putAll(map("color", Colour.PAPER.placeholder(), "size", line.dots() ? 1.8 : 2.2));
        }
        if (!single) {
          Map<String, Object> path = layer("path", data, "x", "y");
          path.put("color", colour);
          path.put("size", line.dots() ? 0.9 : 1.1);
          path.put("linetype", line.dashed() ? "dashed" : "solid");
        }
        if (line.dots() || single) {
          Map<String, Object> dots = layer("point", data, "x", "y");
          dots.putAll(map("color", colour, "size", 2.0, "shape", 16));
        }
      }
      case Mark.Guide guide -> {
        Map<String, Object> data = map("x", numbers(guide.x(), chart.x()));
        data.put("y", numbers(guide.y(), chart.y()));
        layer("path", data, "x", "y")
            .putAll(map("color", Colour.INK.placeholder(), "size", 0.4, "alpha", 0.5));
      }
      case Mark.Band band -> {
        Map<String, Object> data = map("x", numbers(band.x(), chart.x()));
        data.put("ymin", numbers(band.low(), chart.y()));
        data.put("ymax", numbers(band.high(), chart.y()));
        Map<String, Object> ribbon = layer("ribbon", data, "x", "ymin", "ymax");
        ribbon.putAll(map("fill", colour, "alpha", 0.25, "size", 0.0));
      }
      case Mark.Points points -> {
        Map<String, Object> data = map("x", numbers(points.x(), chart.x()));
        data.put("y", numbers(points.y(), chart.y()));
        Map<String, Object> layer = layer("point", data, "x", "y");
        layer.putAll(map("fill", colour, "color", Colour.PAPER.placeholder(), "stroke", 0.8));
        int shape = colours.shape(points.name());
        // Triangles are drawn smaller than circles of the same size.
        boolean triangle = shape == Colouring.UP || shape == Colouring.DOWN;
        layer.putAll(map("size", triangle ? 4.6 : 3.6, "shape", shape));
      }
      case Mark.Heat heat -> addHeat(heat);
      case Mark.Contours contours -> {
        for (double level : contours.levels()) {
          addContour(contours.grid(), level, contours.strong());
        }
      }
      case Mark.Arrow arrow -> {
        Map<String, Object> data = map("x", list(arrow.x()), "y", list(arrow.y()));
        data.putAll(map("xend", list(arrow.toX()), "yend", list(arrow.toY())));
        Map<String, Object> segment = layer("segment", data, "x", "y", "xend", "yend");
        segment.putAll(map("color", colour, "size", 1.2));
        segment.put("arrow", map("name", "arrow", "angle", 22.0, "length", 9, "ends", "last"));
      }
      case Mark.Label label -> {
        double x = beside(label.x(), chart.x(), true, chart.width());
        double y = beside(label.y(), chart.y(), false, chart.height());
        Map<String, Object> data = map("x", list(x), "y", list(y));
        data.put("label", list(label.text()));
        Map<String, Object> text = layer("text", data, "x", "y", "label");
        text.putAll(map("color", colour, "size", 6.0, "hjust", 0.0, "vjust", 0.0));
      }
      case Mark.Rule rule -> {
        String place = rule.vertical() ? "xintercept" : "yintercept";
        Map<String, Object> line =
            layer(rule.vertical() ? "vline" : "hline", map(place, list(rule.at())), place);
        line.putAll(map("color", Colour.SOFT.placeholder(), "size", 0.7, "linetype", "dashed"));
      }
      case Mark.Bars bars -> addBars(bars, colour);
    }
  }

  /** A few pixels to the right of a place, or above it. */
  private double beside(double place, Axis axis, boolean horizontal, int length) {
    Extent extent = Extent.of(axis, chart.marks(), horizontal);
    double share = LABEL_DISTANCE / (length - FRAME);
    return axis.logarithmic()
        ? place * StrictMath.pow(extent.high() / extent.low(), share)
        : place + share * (extent.high() - extent.low());
  }

  private void addHeat(Mark.Heat heat) {
    Grid grid = heat.grid();
    palette = heat.palette();
    Map<String, Object> data = crossings(grid);
    darkest = Math.clamp((grid.low() - heat.low()) / (heat.high() - heat.low()), 0, 1);
    brightest = Math.clamp((grid.high() - heat.low()) / (heat.high() - heat.low()), 0, 1);
    List<Object> shares = new ArrayList<>();
    for (int i = 0; i < grid.rows() * grid.columns(); i++) {
      double share = (grid.value(i) - heat.low()) / (heat.high() - heat.low());
      shares.add(Double.isNaN(share) ? null : Math.clamp(share, 0, 1));
    }
    data.put("share", shares);
    layer("raster", data, "x", "y").put("mapping", map("x", "x", "y", "y", "fill", "share"));
  }

  /**
   * The library takes the middle of the range for the level of a single contour, so the range is
   * made to lie around the level.
   */
  private void addContour(Grid grid, double level, boolean strong) {
    double reach = Math.min(grid.high() - level, level - grid.low());
    if (!(reach > 0)) {
      return;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < grid.rows() * grid.columns(); i++) {
      values.add(Math.clamp(grid.value(i) - level, -reach, reach));
    }
    Map<String, Object> data = crossings(grid);
    data.put("z", values);
    Map<String, Object> contour = layer("contour", data, "x", "y", "z");
    contour.putAll(map("bins", 1, "color", strong ? Colour.INK.placeholder() : THIN));
    contour.putAll(strong ? map("size", 1.2) : map("size", 0.5, "alpha", 0.6));
  }

  private void addBars(Mark.Bars bars, String colour) {
    double wide = 0.8 / barKinds;
    List<Object> left = new ArrayList<>();
    List<Object> right = new ArrayList<>();
    List<Object> low = new ArrayList<>();
    List<Object> high = new ArrayList<>();
    for (int i = 0; i < bars.y().length; i++) {
      left.add(i - 0.4 + (barsDrawn + 0.02) * wide);
      right.add(i - 0.4 + (barsDrawn + 0.98) * wide);
      low.add(Math.min(0, bars.y()[i]));
      high.add(Math.max(0, bars.y()[i]));
    }
    barsDrawn++;
    Map<String, Object> data = map("xmin", left, "xmax", right, "ymin", low, "ymax", high);
    layer("rect", data, "xmin", "xmax", "ymin", "ymax").putAll(map("fill", colour, "size", 0.0));
  }

  private static Map<String, Object> crossings(Grid grid) {
    List<Object> x = new ArrayList<>();
    List<Object> y = new ArrayList<>();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        x.add(grid.x(column));
        y.add(grid.y(row));
      }
    }
    return map("x", x, "y", y);
  }

  private Map<String, Object> layer(String geometry, Map<String, Object> data, String... mapped) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    Arrays.stream(mapped).forEach(name -> mapping.put(name, name));
    Map<String, Object> layer = map("geom", geometry, "data", data, "mapping", mapping);
    layer.put("tooltips", "none");
    layer.put("show_legend", false);
    layers.add(layer);
    return layer;
  }

  private List<Object> scales() {
    boolean filled = chart.marks().stream().anyMatch(Mark.Heat.class::isInstance);
    List<Object> scales = list(scale("x", chart.x(), filled), scale("y", chart.y(), filled));
    Map<String, Object> grey = map("aesthetic", "fill", "scale_mapper_kind", "color_gradient");
    grey.putAll(map("low", "#000000", "high", "#ffffff", "guide", "none"));
    grey.put("na_value", "#ff0000");
    scales.add(grey);
    if (!chart.categoryNames().isEmpty()) {
      Map<String, Object> x = map("aesthetic", "x", "name", chart.x().label());
      x.putAll(Ticks.of(chart.categoryNames()).specification());
      scales.set(0, x);
    }
    return scales;
  }

  private Map<String, Object> scale(String aesthetic, Axis axis, boolean filled) {
    boolean horizontal = aesthetic.equals("x");
    Map<String, Object> scale = map("aesthetic", aesthetic, "name", axis.label());
    if (axis.logarithmic()) {
      scale.put("trans", "log10");
    }
    double margin = filled ? 0 : 0.05;
    scale.put("expand", list(margin, 0.0));
    boolean along = horizontal != chart.isSideways();
    int length = along ? chart.width() - 60 : chart.height() - 50;
    Ticks.of(axis, Extent.of(axis, chart.marks(), horizontal), length, along)
        .ifPresent(ticks -> scale.putAll(ticks.specification()));
    return scale;
  }

  private Map<String, Object> coordinates() {
    Map<String, Object> coordinates = map("name", chart.equal() ? "fixed" : "cartesian");
    if (chart.isSideways()) {
      coordinates.putAll(map("name", "flip", "flip", true));
    }
    if (chart.x().hasLimits()) {
      coordinates.put("xlim", list(chart.x().low(), chart.x().high()));
    }
    if (chart.y().hasLimits()) {
      coordinates.put("ylim", list(chart.y().low(), chart.y().high()));
    }
    return coordinates;
  }

  private Map<String, Object> theme() {
    Map<String, Object> blank = map("name", "blank");
    Map<String, Object> theme = map("name", "minimal", "legend_position", "none");
    Map<String, Object> lines = map("name", "line", "color", Colour.GRID.placeholder());
    theme.put("line", lines);
    theme.put("axis_text_x", map("name", "text", "angle", 0.0));
    theme.put("panel_grid_major", lines);
    theme.put("panel_grid_minor", blank);
    theme.put("plot_background", blank);
    theme.put("panel_background", blank);
    if (chart.isBare()) {
      for (String part :
          List.of("axis_text", "axis_text_x", "axis_ticks", "axis_title", "axis_line")) {
        theme.put(part, blank);
      }
      theme.put("panel_grid_major", blank);
    }
    return theme;
  }

  /** The library hands over the grey shades of a heat map, the top row first. */
  private String image(int width, int height, int[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < pixels.length; i++) {
      // What is no shade of grey is the colour for places without a number.
      boolean empty = pixels[i] >>> 24 == 0 || (pixels[i] >> 16 & 255) != (pixels[i] & 255);
      double level = (pixels[i] & 255) / (double) Palette.LEVELS;
      int argb = empty ? NO_DATA : palette.argb(darkest + (brightest - darkest) * level);
      image.setRGB(i % width, i / width, argb);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Svg.encode(image));
  }

  private static List<Object> numbers(double[] values, Axis axis) {
    List<Object> numbers = new ArrayList<>();
    for (double value : values) {
      numbers.add(axis.accepts(value) ? value : null);
    }
    return numbers;
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  // The library changes what it is given, so lists must allow that.
  private static List<Object> list(Object... items) {
    return new ArrayList<>(Arrays.asList(items));
  }
}
