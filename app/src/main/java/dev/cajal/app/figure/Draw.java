package dev.cajal.app.figure;

/** Elements of SVG. */
final class Draw {
  private Draw() {}

  /** A length with two decimals, the same in every country. */
  static String px(double length) {
    double rounded = Math.round(length * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** A text whose middle line is at y. */
  static String text(String text, double x, double y, int size, String anchor, Colour colour) {
    return "<text x=\"%s\" y=\"%s\" dy=\"0.35em\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
        .formatted(px(x), px(y), size, anchor, colour.css(), Html.escape(text));
  }

  /** A text on a background of paper, so that lines behind it do not cross it out. */
  static String labelled(String text, double x, double y, int size, Colour colour) {
    double wide = text.length() * size * 0.58 + 4;
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" fill-opacity=\"0.85\"/>"
            .formatted(
                px(x - wide / 2),
                px(y - size * 0.62),
                px(wide),
                px(size * 1.24),
                Colour.PAPER.css())
        + text(text, x, y, size, "middle", colour);
  }

  static String circle(double x, double y, double radius, Colour fill, Colour stroke) {
    return "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>"
        .formatted(px(x), px(y), px(radius), fill.css(), stroke.css());
  }

  static String line(
      double x, double y, double toX, double toY, double wide, Colour colour, boolean dashed) {
    return "<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"%s\" fill=\"none\"%s/>"
        .formatted(
            px(x),
            px(y),
            px(toX),
            px(toY),
            colour.css(),
            px(wide),
            dashed ? " stroke-dasharray=\"6 3\"" : "");
  }

  /** A line with a head at its end. */
  static String arrow(double x, double y, double toX, double toY, Colour colour) {
    double length = Math.max(1, Math.hypot(toX - x, toY - y));
    double dx = (toX - x) / length;
    double dy = (toY - y) / length;
    double backX = toX - 9 * dx;
    double backY = toY - 9 * dy;
    return line(x, y, backX, backY, 1.4, colour, false)
        + "<path d=\"M%s %sL%s %sL%s %sz\" fill=\"%s\"/>"
            .formatted(
                px(toX),
                px(toY),
                px(backX - 4 * dy),
                px(backY + 4 * dx),
                px(backX + 4 * dy),
                px(backY - 4 * dx),
                colour.css());
  }
}
