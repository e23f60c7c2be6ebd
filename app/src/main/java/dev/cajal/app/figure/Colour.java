package dev.cajal.app.figure;

import java.util.Locale;

/**
 * The colours that a figure may use, each with a value for light and one for dark pages.
 *
 * <p>Series follow the palette of Okabe and Ito (2008), which readers with any form of colour
 * blindness can tell apart; the dark values are the same hues, lighter.
 */
public enum Colour {
  /** Text and axes. */
  INK(1, "#22252b", "#e4e3de"),
  /** Notes and guides. */
  SOFT(2, "#646a75", "#9aa0ab"),
  /** Lines of the grid. */
  GRID(3, "#dcdad2", "#2c323b"),
  /** The background. */
  PAPER(4, "#fbfaf7", "#15181d"),
  /** The first series, and class 0. */
  BLUE(5, "#0072b2", "#5ab4e8"),
  /** The second series, and class 1. */
  VERMILLION(6, "#d55e00", "#f08a4b"),
  /** The third series, and class 2. */
  GREEN(7, "#009e73", "#3ecfa4"),
  /** The fourth series. */
  PURPLE(8, "#b8578f", "#e2a3c8"),
  /** The fifth series. */
  ORANGE(9, "#c98a00", "#f2c14e"),
  /** The sixth series. */
  SKY(10, "#3f9fd1", "#9bd3f5");

  private static final Colour[] SERIES = {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY};

  private final int code;
  private final String light;
  private final String dark;

  Colour(int code, String light, String dark) {
    this.code = code;
    this.light = light;
    this.dark = dark;
  }

  /** The colour of a series or class, counted from 0; after six they begin again. */
  public static Colour series(int index) {
    return SERIES[Math.floorMod(index, SERIES.length)];
  }

  /** As a page's style knows it. */
  public String css() {
    return "var(" + variable() + ")";
  }

  /** Definitions of all for a style sheet, in light or dark. */
  public static String definitions(boolean inDark) {
    StringBuilder css = new StringBuilder();
    for (Colour colour : values()) {
      css.append(colour.variable()).append(':').append(inDark ? colour.dark : colour.light);
      css.append(';');
    }
    return css.toString();
  }

  /** The text with every colour written as its light value. */
  static String inLight(String svg) {
    String fixed = svg;
    for (Colour colour : values()) {
      fixed = fixed.replace(colour.css(), colour.light);
    }
    return fixed;
  }

  int lightRgb() {
    return Integer.parseInt(light.substring(1), 16);
  }

  /** What stands for it in drawings of the charts' library, which knows no variables. */
  String placeholder() {
    return "#01fe%02x".formatted(code);
  }

  /** How the library writes the placeholder. */
  String drawnPlaceholder() {
    return "rgb(1,254,%d)".formatted(code);
  }

  private String variable() {
    return "--fig-" + name().toLowerCase(Locale.ROOT);
  }
}
