package dev.cajal.app.figure;

/** The title above a picture, in as many lines as it needs. */
final class Caption {
  private static final int LINE = 20;
  private static final double LETTER = 7.6;

  private final String[] lines;

  Caption(String title, int width) {
    lines = title.isEmpty() ? new String[0] : wrap(title, (int) (width / LETTER)).split("\n", -1);
  }

  int height() {
    return lines.length == 0 ? 0 : lines.length * LINE + 6;
  }

  String draw() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      text.append(
          "<text x=\"4\" y=\"%d\" font-size=\"15\" font-weight=\"600\" fill=\"%s\">%s</text>"
              .formatted(16 + i * LINE, Colour.INK.css(), Html.escape(lines[i])));
    }
    return text.toString();
  }

  /** The text with line breaks so that no line has more letters, if its words allow. */
  static String wrap(String text, int letters) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      boolean breaks = column > 0 && column + 1 + word.length() > letters;
      wrapped.append(column == 0 ? "" : breaks ? "\n" : " ").append(word);
      column = breaks || column == 0 ? word.length() : column + 1 + word.length();
    }
    return wrapped.toString();
  }
}
