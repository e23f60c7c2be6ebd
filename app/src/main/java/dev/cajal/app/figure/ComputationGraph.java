package dev.cajal.app.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is computed from what: a box for each value with its formula, its value on the way forward
 * and its derivative on the way back.
 *
 * <p>Boxes stand in columns, each to the right of all that it is computed from.
 *
 * <pre>{@code
 * ComputationGraph.of("Chain rule")
 *     .node("x", "x", "2", "∂ = 12")
 *     .node("y", "y = x³", "8", "∂ = 1", "x")
 * }</pre>
 */
public final class ComputationGraph implements Figure {
  private static final double LETTER = 7.6;
  private static final int GAP = 44;
  private static final int ROW = 84;
  private static final int BOX = 66;
  private static final int MARGIN = 8;

  private final String title;
  private final List<Box> boxes;

  private record Box(String id, List<String> lines, List<String> from, int column) {
    double width() {
      return 16 + LETTER * lines.stream().mapToInt(String::length).max().orElse(1);
    }
  }

  private ComputationGraph(String title, List<Box> boxes) {
    this.title = Objects.requireNonNull(title, "title");
    this.boxes = List.copyOf(boxes);
  }

  /** A graph without boxes. */
  public static ComputationGraph of(String title) {
    return new ComputationGraph(title, List.of());
  }

  /**
   * With a further box.
   *
   * @param id by which later boxes refer to it
   * @param formula what is computed
   * @param value the result on the way forward
   * @param derivative the result on the way back, may be empty
   * @param from the boxes that it is computed from, which must be there
   */
  public ComputationGraph node(
      String id, String formula, String value, String derivative, String... from) {
    int column = 0;
    for (String source : from) {
      column = Math.max(column, box(source).column() + 1);
    }
    List<Box> more = new ArrayList<>(boxes);
    more.add(new Box(id, List.of(formula, value, derivative), List.of(from), column));
    return new ComputationGraph(title, more);
  }

  private Box box(String id) {
    return boxes.stream()
        .filter(box -> box.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "computation graph: there is no node '%s'; there are %s"
                        .formatted(id, boxes.stream().map(Box::id).toList())));
  }

  @Override
  public String title() {
    return title;
  }

  /** With what is computed from nothing moved next to where it is used first. */
  private List<Box> arranged() {
    List<Box> arranged = new ArrayList<>();
    for (Box box : boxes) {
      int first =
          boxes.stream()
              .filter(user -> user.from().contains(box.id()))
              .mapToInt(Box::column)
              .min()
              .orElse(box.column() + 1);
      int column = box.from().isEmpty() ? first - 1 : box.column();
      arranged.add(new Box(box.id(), box.lines(), box.from(), column));
    }
    return arranged;
  }

  @Override
  public Svg svg() {
    return new ComputationGraph(title, arranged()).drawn();
  }

  private Svg drawn() {
    int columns = boxes.stream().mapToInt(Box::column).max().orElse(0) + 1;
    double[] left = new double[columns + 1];
    int[] counts = new int[columns];
    left[0] = MARGIN;
    for (int column = 0; column < columns; column++) {
      int current = column;
      List<Box> inside = boxes.stream().filter(box -> box.column() == current).toList();
      counts[column] = inside.size();
      left[column + 1] =
          left[column] + GAP + inside.stream().mapToDouble(Box::width).max().orElse(0);
    }
    int rows = 1;
    for (int count : counts) {
      rows = Math.max(rows, count);
    }
    int width = Math.max(260, (int) Math.ceil(left[columns] - GAP + MARGIN));
    Caption caption = new Caption(title, width);
    Map<String, double[]> places = new HashMap<>();
    int[] placed = new int[columns];
    for (Box box : boxes) {
      int column = box.column();
      double spare = (rows - counts[column]) * ROW / 2.0;
      double y = caption.height() + spare + placed[column]++ * ROW + (ROW - BOX) / 2.0;
      double wide = left[column + 1] - GAP - left[column];
      places.put(box.id(), new double[] {left[column] + (wide - box.width()) / 2, y});
    }
    StringBuilder arrows = new StringBuilder();
    StringBuilder figures = new StringBuilder();
    for (Box box : boxes) {
      double[] to = places.get(box.id());
      int index = 0;
      for (String source : inOrder(box.from(), places)) {
        double[] from = places.get(source);
        double entry = to[1] + BOX * (index++ + 1.0) / (box.from().size() + 1);
        arrows.append(
            Draw.arrow(
                from[0] + box(source).width(), from[1] + BOX / 2.0, to[0], entry, Colour.SOFT));
      }
      figures.append(draw(box, to[0], to[1]));
    }
    int height = caption.height() + rows * ROW + 26;
    return new Svg(title, width, height, caption.draw() + arrows + figures + key(height - 12));
  }

  /** From top to bottom, so that arrows into one box do not cross. */
  private static List<String> inOrder(List<String> ids, Map<String, double[]> places) {
    return ids.stream().sorted(Comparator.comparingDouble(id -> places.get(id)[1])).toList();
  }

  private static String draw(Box box, double x, double y) {
    double middle = x + box.width() / 2;
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\"/>"
            .formatted(
                Draw.px(x),
                Draw.px(y),
                Draw.px(box.width()),
                BOX,
                Colour.PAPER.css(),
                Colour.INK.css())
        + Draw.text(box.lines().get(0), middle, y + 14, 13, "middle", Colour.INK)
        + Draw.text(box.lines().get(1), middle, y + 33, 13, "middle", Colour.BLUE)
        + Draw.text(box.lines().get(2), middle, y + 52, 13, "middle", Colour.VERMILLION);
  }

  private String key(int y) {
    boolean backward = boxes.stream().anyMatch(box -> !box.lines().get(2).isEmpty());
    String forward = Draw.text("value, forward", MARGIN, y, 13, "start", Colour.BLUE);
    return !backward
        ? forward
        : forward
            + Draw.text("derivative, backward", MARGIN + 112.0, y, 13, "start", Colour.VERMILLION);
  }
}
