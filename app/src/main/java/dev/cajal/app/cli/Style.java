package dev.cajal.app.cli;

/** Colours of text, which only a terminal gets. */
enum Style {
  /** Headings. */
  BOLD("1"),
  /** What matters less. */
  FAINT("2"),
  /** What is right. */
  GREEN("32"),
  /** What is wrong. */
  RED("31");

  private static final char ESCAPE = 27;

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, or as it is without colours. */
  String of(String text, boolean colours) {
    return colours ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
  }
}
