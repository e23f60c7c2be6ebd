package dev.cajal.app.figure;

import java.util.List;
import java.util.Objects;

/**
 * Pictures side by side under one title.
 *
 * @param title what is above all of them
 * @param columns how many stand in a row
 * @param parts the pictures, row after row
 */
public record Panels(String title, int columns, List<Figure> parts) implements Figure {
  private static final int GAP = 12;

  /** Requires a picture and a column, and keeps a copy of the list. */
  public Panels {
    Objects.requireNonNull(title, "title");
    parts = List.copyOf(parts);
    if (parts.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "panels: at least one picture and one column are needed; found %d and %d"
              .formatted(parts.size(), columns));
    }
  }

  /** Pictures in one row. */
  public static Panels row(String title, Figure... parts) {
    return new Panels(title, parts.length, List.of(parts));
  }

  @Override
  public Svg svg() {
    List<Svg> drawn = parts.stream().map(Figure::svg).toList();
    int width = 0;
    int height = 0;
    StringBuilder body = new StringBuilder();
    for (int start = 0; start < drawn.size(); start += columns) {
      int x = 0;
      int tallest = 0;
      for (Svg svg : drawn.subList(start, Math.min(start + columns, drawn.size()))) {
        body.append("<g transform=\"translate(%d %d)\">%s</g>".formatted(x, height, svg.body()));
        x += svg.width() + GAP;
        tallest = Math.max(tallest, svg.height());
      }
      width = Math.max(width, x - GAP);
      height += tallest + GAP;
    }
    Caption caption = new Caption(title, width);
    return new Svg(
        title,
        width,
        caption.height() + height - GAP,
        caption.draw()
            + "<g transform=\"translate(0 %d)\">%s</g>".formatted(caption.height(), body));
  }
}
