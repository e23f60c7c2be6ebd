package dev.cajal.app.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of a chart's marks below it, and the scale of a heat map's colours. */
final class Legend {
  private static final int ROW = 22;
  private static final int KEY = 22;
  private static final int GAP = 16;
  private static final int LEFT = 8;
  private static final int BAR = 120;
  private static final double LETTER = 6.9;
  private static final double NUMERAL = 8.3;

  private final Colouring colours;
  private final int width;
  private final List<Mark.Heat> heats = new ArrayList<>();
  private final Map<String, List<Mark>> named = new LinkedHashMap<>();

  Legend(List<Mark> marks, Colouring colours, int width) {
    this.colours = colours;
    this.width = width;
    for (Mark mark : marks) {
      if (mark instanceof Mark.Heat heat) {
        if (heat.palette() != Palette.CLASSES && !heat.name().isEmpty()) {
          heats.add(heat);
        }
      } else if (!mark.name().isEmpty()) {
        named.computeIfAbsent(mark.name(), key -> new ArrayList<>()).add(mark);
      }
    }
  }

  int height() {
    int rows = heats.size() + rows();
    return rows == 0 ? 0 : rows * ROW + 8;
  }

  String draw(int top) {
    StringBuilder svg = new StringBuilder();
    int y = top + ROW / 2;
    for (Mark.Heat heat : heats) {
      svg.append(bar(heat, y));
      y += ROW;
    }
    double x = LEFT;
    for (Map.Entry<String, List<Mark>> entry : named.entrySet()) {
      double wide = entryWidth(entry.getKey());
      if (x > LEFT && x + wide > width) {
        x = LEFT;
        y += ROW;
      }
      for (Mark mark : entry.getValue().stream().distinct().limit(3).toList()) {
        svg.append(key(mark, x, y));
      }
      svg.append(text(entry.getKey(), x + KEY + 5, y));
      x += wide;
    }
    return svg.toString();
  }

  private int rows() {
    if (named.isEmpty()) {
      return 0;
    }
    int rows = 1;
    double x = LEFT;
    for (String name : named.keySet()) {
      double wide = entryWidth(name);
      if (x > LEFT && x + wide > width) {
        x = LEFT;
        rows++;
      }
      x += wide;
    }
    return rows;
  }

  private static double entryWidth(String name) {
    return KEY + 5 + name.length() * LETTER + GAP;
  }

  private String key(Mark mark, double x, int y) {
    String colour = colours.of(mark.name()).css();
    return switch (mark) {
      case Mark.Line line ->
          "<path d=\"M%s %dh%d\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"%s/>"
                  .formatted(
                      Draw.px(x), y, KEY, colour, line.dashed() ? " stroke-dasharray=\"5 4\"" : "")
              + (line.dots() ? dot(x + KEY / 2.0, y, colour) : "");
      case Mark.Arrow _ ->
          "<path d=\"M%s %dh%dm-6 -4l6 4l-6 4\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>"
              .formatted(Draw.px(x), y, KEY, colour);
      case Mark.Points _ -> marker(colours.shape(mark.name()), x + KEY / 2.0, y, colour);
      case Mark.Band _ -> rectangle(x + 3, y, 16, colour, "0.4");
      case Mark.Bars _ -> rectangle(x + 3, y, 16, colour, "1");
      case Mark.Guide _, Mark.Heat _, Mark.Contours _, Mark.Label _, Mark.Rule _ -> "";
    };
  }

  private static String dot(double x, int y, String colour) {
    return "<circle cx=\"%s\" cy=\"%d\" r=\"3\" fill=\"%s\"/>".formatted(Draw.px(x), y, colour);
  }

  private static String rectangle(double x, int y, double wide, String fill, String opacity) {
    return "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"12\" fill=\"%s\" fill-opacity=\"%s\"/>"
        .formatted(Draw.px(x), y - 6, Draw.px(wide), fill, opacity);
  }

  private static String marker(int shape, double x, int y, String colour) {
    String outline =
        switch (shape) {
          case 24 -> "m0 -5l5 9h-10z";
          case 22 -> "m-4.5 -4.5h9v9h-9z";
          case 23 -> "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z";
          case 25 -> "m0 5l5 -9h-10z";
          default -> "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z";
        };
    return "<path d=\"M%s %d%s\" fill=\"%s\"/>".formatted(Draw.px(x), y, outline, colour);
  }

  /** Two dozen steps are enough: the eye sees no edges in them. */
  private static String bar(Mark.Heat heat, int y) {
    String low = TickText.of(heat.low());
    double x = LEFT + heat.name().length() * NUMERAL + 10;
    StringBuilder svg = new StringBuilder(text(heat.name(), LEFT, y)).append(text(low, x, y));
    x += low.length() * NUMERAL + 6;
    int steps = 24;
    for (int i = 0; i < steps; i++) {
      int argb = heat.palette().argb((i + 0.5) / steps);
      double wide = (double) BAR / steps;
      String fill = "#%06x".formatted(argb & 0xffffff);
      // A little wider than its step, so that nothing shines through between two.
      svg.append(rectangle(x + i * wide, y, wide + 0.2, fill, Draw.px((argb >>> 24) / 255.0)));
    }
    return svg + text(TickText.of(heat.high()), x + BAR + 6, y);
  }

  private static String text(String text, double x, int y) {
    return "<text x=\"%s\" y=\"%d\" dy=\"0.35em\" font-size=\"13\" fill=\"%s\">%s</text>"
        .formatted(Draw.px(x), y, Colour.INK.css(), Html.escape(text));
  }
}
