package dev.cajal.app.figure;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Mark.Line;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A picture with two axes: lines, points, heat maps, contours, arrows, bars, one over the other in
 * the order in which they are added.
 *
 * <p>Immutable: each method gives a new chart. Marks of one name share a colour and a place in the
 * legend; marks with an empty name have the colour of the text and no place in it.
 *
 * <pre>{@code
 * Chart.of("Logistic sigmoid").axes("z", "σ(z)").curve("σ", -6, 6, Tensor::sigmoid)
 * }</pre>
 */
public final class Chart implements Figure {
  private static final int CURVE_POINTS = 241;
  private static final int WIDTH = 460;
  private static final int HEIGHT = 300;
  private static final int SQUARE = 400;

  private final String title;
  private final Axis x;
  private final Axis y;
  private final boolean equal;
  private final boolean sideways;
  private final boolean bare;
  private final int width;
  private final int height;
  private final List<String> categories;
  private final List<Mark> marks;

  private Chart(
      String title,
      Axis x,
      Axis y,
      boolean equal,
      boolean sideways,
      boolean bare,
      int width,
      int height,
      List<String> categories,
      List<Mark> marks) {
    this.title = Objects.requireNonNull(title, "title");
    this.x = x;
    this.y = y;
    this.equal = equal;
    this.sideways = sideways;
    this.bare = bare;
    this.width = width;
    this.height = height;
    this.categories = List.copyOf(categories);
    this.marks = List.copyOf(marks);
  }

  /** An empty chart. */
  public static Chart of(String title) {
    return new Chart(
        title,
        new Axis(""),
        new Axis(""),
        false,
        false,
        false,
        WIDTH,
        HEIGHT,
        List.of(),
        List.of());
  }

  /** With labels beside the axes. */
  public Chart axes(String xLabel, String yLabel) {
    return with(
        new Axis(xLabel, x.logarithmic(), x.low(), x.high()),
        new Axis(yLabel, y.logarithmic(), y.low(), y.high()));
  }

  /** With a logarithmic horizontal axis; numbers that are not positive are left out. */
  public Chart logX() {
    return with(new Axis(x.label(), true, x.low(), x.high()), y);
  }

  /** With a logarithmic vertical axis; numbers that are not positive are left out. */
  public Chart logY() {
    return with(x, new Axis(y.label(), true, y.low(), y.high()));
  }

  /** With a horizontal axis that shows this part. */
  public Chart xRange(double low, double high) {
    return with(new Axis(x.label(), x.logarithmic(), low, high), y);
  }

  /** With a vertical axis that shows this part. */
  public Chart yRange(double low, double high) {
    return with(x, new Axis(y.label(), y.logarithmic(), low, high));
  }

  /** With one scale for both axes, so that angles and distances are true; makes it square. */
  public Chart equalAxes() {
    return new Chart(title, x, y, true, false, bare, SQUARE, SQUARE, categories, marks);
  }

  /** Without axes, as a picture of images needs none. */
  public Chart bare() {
    return new Chart(title, x, y, equal, sideways, true, width, height, categories, marks);
  }

  /** With another size in pixels, the legend not counted. */
  public Chart size(int newWidth, int newHeight) {
    return new Chart(title, x, y, equal, sideways, bare, newWidth, newHeight, categories, marks);
  }

  /** With a line through points in their order; places that are not numbers interrupt it. */
  public Chart line(String name, double[] xs, double[] ys) {
    return with(new Line(name, xs, ys, false, false));
  }

  /** With a line as {@link #line}, dashed. */
  public Chart dashed(String name, double[] xs, double[] ys) {
    return with(new Line(name, xs, ys, true, false));
  }

  /** With a thin line of no series, such as one of a grid that a map carries along. */
  public Chart guide(double[] xs, double[] ys) {
    return with(new Mark.Guide(xs, ys));
  }

  /** With a line as {@link #line} and a dot at each point: the way of an optimizer. */
  public Chart path(String name, double[] xs, double[] ys) {
    return with(new Line(name, xs, ys, false, true));
  }

  /** With the way of an optimizer over a surface of two dimensions. */
  public Chart path(String name, DescentPath path) {
    return path(name, path.coordinates(0), path.coordinates(1));
  }

  /** With values over the numbers 0, 1, 2, …: a course of training. */
  public Chart steps(String name, double... ys) {
    double[] xs = new double[ys.length];
    Arrays.setAll(xs, i -> i);
    return line(name, xs, ys);
  }

  /**
   * With the curve of a function.
   *
   * @param function from f64 numbers to as many
   */
  public Chart curve(String name, double from, double to, UnaryOperator<Tensor> function) {
    double[] xs = new double[CURVE_POINTS];
    Arrays.setAll(xs, i -> from + (to - from) * i / (CURVE_POINTS - 1));
    Tensor input = Tensor.of(xs.clone(), Shape.of(CURVE_POINTS));
    return line(name, xs, function.apply(input).toDoubles());
  }

  /** With the area between two curves, such as the spread of a mean. */
  public Chart band(String name, double[] xs, double[] low, double[] high) {
    return with(new Mark.Band(name, xs, low, high));
  }

  /** With the places of one class; every class has a shape of its own. */
  public Chart points(String name, double[] xs, double[] ys) {
    return with(new Mark.Points(name, xs, ys));
  }

  /** With the places of one class, a row of x and y for each. */
  public Chart points(String name, double[][] places) {
    return points(
        name,
        Arrays.stream(places).mapToDouble(p -> p[0]).toArray(),
        Arrays.stream(places).mapToDouble(p -> p[1]).toArray());
  }

  /** With a heat map whose colours reach from the lowest to the highest number. */
  public Chart heat(String name, Grid grid) {
    double low = grid.low();
    double high = grid.high();
    return heat(name, grid, Palette.VALUES, low, high > low ? high : low + 1);
  }

  /** With a heat map whose colours reach from {@code low} to {@code high}. */
  public Chart heat(String name, Grid grid, Palette palette, double low, double high) {
    return with(new Mark.Heat(name, grid, palette, low, high));
  }

  /** With the map of a probability: blue at 0, vermillion at 1, and a strong line at ½. */
  public Chart decision(String name, Grid probability) {
    return heat(name, probability, Palette.SIGNED, 0, 1).boundary(probability, 0.5);
  }

  /** With the map of a signed number: blue below 0, vermillion above, and a strong line at 0. */
  public Chart signed(String name, Grid grid) {
    double most = Math.max(Math.abs(grid.low()), Math.abs(grid.high()));
    double reach = most > 0 ? most : 1;
    return heat(name, grid, Palette.SIGNED, -reach, reach).boundary(grid, 0);
  }

  /** With the regions of classes counted from 0, whose names the legend shows. */
  public Chart regions(Grid classes, String... names) {
    Chart chart = with(new Mark.Heat("", classes, Palette.CLASSES, 0, Palette.LEVELS));
    for (String name : names) {
      chart =
          chart.with(new Mark.Band(name, new double[] {Double.NaN}, new double[1], new double[1]));
    }
    return chart;
  }

  /** With thin lines of equal value. */
  public Chart contours(Grid grid, double... levels) {
    return with(new Mark.Contours(grid, levels, false));
  }

  /** With a strong line of one value, such as the border between two classes. */
  public Chart boundary(Grid grid, double level) {
    return with(new Mark.Contours(grid, new double[] {level}, true));
  }

  /** With an arrow. */
  public Chart arrow(String name, double fromX, double fromY, double toX, double toY) {
    return with(new Mark.Arrow(name, fromX, fromY, toX, toY));
  }

  /** With a text beside a place. */
  public Chart label(String text, double atX, double atY) {
    return with(new Mark.Label(text, atX, atY));
  }

  /** With a thin vertical line across the chart. */
  public Chart vertical(double at) {
    return with(new Mark.Rule(true, at));
  }

  /** With a thin horizontal line across the chart. */
  public Chart horizontal(double at) {
    return with(new Mark.Rule(false, at));
  }

  /** With categories along the horizontal axis, at 0, 1, 2, …. */
  public Chart categories(String... names) {
    return new Chart(title, x, y, equal, sideways, bare, width, height, List.of(names), marks);
  }

  /** With a bar for each category; several kinds of bars stand beside each other. */
  public Chart bars(String name, double... values) {
    if (values.length != categories.size()) {
      throw new IllegalArgumentException(
          "bars %s: one value is needed for each of the categories %s; found %d"
              .formatted(name, categories, values.length));
    }
    return with(new Mark.Bars(name, values));
  }

  /** With the horizontal axis upwards and the vertical one to the right: bars with long names. */
  public Chart sideways() {
    return new Chart(title, x, y, equal, true, bare, width, height, categories, marks);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Svg svg() {
    Colouring colours = new Colouring(marks);
    String drawing = new ChartDrawing(this, colours).draw();
    Legend legend = new Legend(marks, colours, width);
    Caption caption = new Caption(title, width);
    return new Svg(
        title,
        width,
        caption.height() + height + legend.height(),
        caption.draw()
            + "<g transform=\"translate(0 %d)\">%s</g>".formatted(caption.height(), drawing)
            + legend.draw(caption.height() + height));
  }

  Axis x() {
    return x;
  }

  Axis y() {
    return y;
  }

  boolean equal() {
    return equal;
  }

  boolean isSideways() {
    return sideways;
  }

  boolean isBare() {
    return bare;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  List<String> categoryNames() {
    return categories;
  }

  List<Mark> marks() {
    return marks;
  }

  private Chart with(Axis newX, Axis newY) {
    return new Chart(title, newX, newY, equal, sideways, bare, width, height, categories, marks);
  }

  private Chart with(Mark mark) {
    List<Mark> more = new ArrayList<>(marks);
    more.add(mark);
    return new Chart(title, x, y, equal, sideways, bare, width, height, categories, more);
  }
}
