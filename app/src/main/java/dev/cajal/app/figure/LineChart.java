package dev.cajal.app.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Lines over a common axis, drawn as SVG.
 *
 * <p>Colours are CSS variables ({@code --ink}, {@code --grid}, {@code --series-1} and so on) so
 * that one picture suits light and dark pages.
 *
 * @param title what is above it and what a screen reader says
 * @param xLabel what the horizontal axis counts
 * @param series the lines, at most four
 */
public record LineChart(String title, String xLabel, List<Series> series) {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int MOST_SERIES = 4;

  // The library takes colours, not variables: these stand in for them and occur nowhere else.
  private static final String INK = "#010101";
  private static final String GRID = "#020202";
  private static final String PAPER = "#030303";

  /** Keeps an unmodifiable copy of the series. */
  public LineChart {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(xLabel, "xLabel");
    series = List.copyOf(series);
    if (series.isEmpty() || series.size() > MOST_SERIES) {
      throw new IllegalArgumentException(
          "line chart: it takes 1 to %d series; found %d".formatted(MOST_SERIES, series.size()));
    }
  }

  /** The picture as one SVG element that stands in a page. */
  public String svg() {
    String drawn =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            specification(), null, LineChart::refuseImage, false);
    String coloured =
        drawn
            .replace("#ffffff", PAPER)
            .replace("rgb(255,255,255)", "var(--paper)")
            .replace(PAPER, "var(--paper)")
            .replace(INK, "var(--ink)")
            .replace("rgb(1,1,1)", "var(--ink)")
            .replace("rgb(2,2,2)", "var(--grid)");
    for (int i = 1; i <= series.size(); i++) {
      coloured = coloured.replace("rgb(16,16,%d)".formatted(i), "var(--series-%d)".formatted(i));
    }
    return responsive(coloured);
  }

  /** The fixed size becomes a box that the page may scale; blank lines of the indentation go. */
  private String responsive(String svg) {
    int body = svg.indexOf('>') + 1;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 %d %d" role="img" \
    aria-label="%s">\
    """
            .formatted(WIDTH, HEIGHT, Html.escape(title))
        + svg.substring(body).replaceAll("\n\\s*", "\n");
  }

  private static String refuseImage(int width, int height, int[] pixels) {
    throw new IllegalStateException("line chart: a chart of lines holds no raster image");
  }

  /** The chart in the library's own description language, maps and lists. */
  private Map<String, Object> specification() {
    List<Object> x = new ArrayList<>();
    List<Object> y = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    List<Object> colours = new ArrayList<>();
    List<Object> order = new ArrayList<>();
    for (Series line : series) {
      order.add(line.name());
      colours.add("#1010%02x".formatted(order.size()));
      for (Series.Point point : line.points()) {
        if (point.isFinite()) {
          x.add(point.x());
          y.add(point.y());
          names.add(line.name());
        }
      }
    }
    Map<String, Object> plot = map("kind", "plot");
    plot.put("data", map("x", x, "y", y, "series", names));
    plot.put("mapping", map("x", "x", "y", "y", "color", "series"));
    plot.put("ggsize", map("width", WIDTH, "height", HEIGHT));
    plot.put("ggtitle", map("text", title));
    plot.put("layers", list(map("geom", "line", "size", 1.1)));
    if (series.stream().allMatch(line -> line.points().size() == 1)) {
      // One point makes no line.
      plot.put("layers", list(map("geom", "point", "size", 3.0)));
    }
    plot.put(
        "scales",
        list(
            map("aesthetic", "color", "values", colours, "breaks", order, "name", ""),
            map("aesthetic", "x", "name", xLabel),
            map("aesthetic", "y", "name", "")));
    plot.put("theme", theme());
    return plot;
  }

  private Map<String, Object> theme() {
    Map<String, Object> ink = map("name", "text", "color", INK);
    Map<String, Object> theme = map("name", "minimal", "legend_position", "bottom");
    theme.put("text", ink);
    theme.put("axis_text", ink);
    theme.put("axis_title", ink);
    theme.put("line", map("name", "line", "color", GRID));
    theme.put("panel_grid", map("name", "line", "color", GRID));
    theme.put("plot_background", map("name", "blank"));
    theme.put("legend_background", map("name", "blank"));
    if (series.size() == 1) {
      theme.put("legend_position", "none");
    }
    return theme;
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
    return new ArrayList<>(List.of(items));
  }
}
