package dev.cajal.app.figure;

import java.util.List;
import java.util.Objects;

/**
 * Events in the order of their years, from top to bottom.
 *
 * @param title what is above it
 * @param events from the earliest
 */
public record Timeline(String title, List<Event> events) implements Figure {
  private static final int WIDTH = 460;
  private static final int LINE = 18;
  private static final int TEXT = 92;
  private static final int LETTERS = 50;

  /**
   * Something that happened.
   *
   * @param when a year, or a span of years
   * @param what in a few words
   */
  public record Event(String when, String what) {}

  /** Keeps a copy of the list. */
  public Timeline {
    Objects.requireNonNull(title, "title");
    events = List.copyOf(events);
  }

  @Override
  public Svg svg() {
    Caption caption = new Caption(title, WIDTH);
    StringBuilder body = new StringBuilder();
    int y = caption.height() + 14;
    int first = y;
    int last = y;
    for (Event event : events) {
      last = y;
      body.append(Draw.text(event.when(), 62, y, 13, "end", Colour.INK));
      body.append(Draw.circle(76, y, 5, Colour.BLUE, Colour.PAPER));
      for (String line : Caption.wrap(event.what(), LETTERS).split("\n", -1)) {
        body.append(Draw.text(line, TEXT, y, 13, "start", Colour.INK));
        y += LINE;
      }
      y += 8;
    }
    String spine = Draw.line(76, first, 76, last, 2, Colour.GRID, false);
    return new Svg(title, WIDTH, y, caption.draw() + spine + body);
  }
}
