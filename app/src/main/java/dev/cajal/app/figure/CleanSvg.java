package dev.cajal.app.figure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The drawing of the charts' library made fit for a page: colours by name, two decimals, no style
 * sheet, and identifiers that are the same in every run and differ between pictures.
 */
final class CleanSvg {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Pattern CLIP = Pattern.compile("clipPath id=\"([^\"]*)\"");
  private static final Pattern TEXT_CLASS = Pattern.compile("class=\"([a-z-]+)(?: [^\"]*)?\"");
  private static final Pattern NEGATIVE = Pattern.compile(">-(?=\\d)");

  /** Sizes of the library's own layout; other texts have theirs in the element. */
  private static final Map<String, String> SIZES =
      Map.of("axis-title-x", "15", "axis-title-y", "15", "axis-text-x", "13", "axis-text-y", "13");

  private CleanSvg() {}

  static String of(String drawn) {
    String body = drawn.substring(drawn.indexOf("</style>") + "</style>".length());
    body = body.substring(0, body.lastIndexOf("</svg>"));
    body =
        body.replaceAll(" clip-bounds-jfx=\"[^\"]*\"", "").replaceAll("(?<=<g) id=\"[^\"]*\"", "");
    body = body.replaceAll("\\s*\n\\s*", "");
    body = body.replace("<defs></defs>", "");
    body = body.replaceAll("></(?:path|line|rect|image|circle)>", "/>");
    body = body.replace("rgb(255,255,255)", Colour.PAPER.css());
    for (Colour colour : Colour.values()) {
      body = body.replace(colour.drawnPlaceholder(), colour.css());
      body = body.replace(colour.placeholder(), colour.css());
    }
    body = TEXT_CLASS.matcher(body).replaceAll(CleanSvg::fontOf);
    body =
        TAG.matcher(body)
            .replaceAll(tag -> DECIMAL.matcher(tag.group()).replaceAll(CleanSvg::rounded));
    body = NEGATIVE.matcher(body).replaceAll(">−");
    return "<g stroke-linejoin=\"round\">" + renamed(body) + "</g>";
  }

  private static String fontOf(MatchResult text) {
    String size = SIZES.get(text.group(1));
    return size == null ? "" : "font-size=\"%s\" fill=\"%s\"".formatted(size, Colour.INK.css());
  }

  private static String rounded(MatchResult number) {
    String text = String.format(Locale.ROOT, "%.2f", Double.parseDouble(number.group()));
    String shorter = text.replaceAll("\\.?0+$", "");
    return shorter.equals("-0") || shorter.isEmpty() ? "0" : shorter;
  }

  private static String renamed(String body) {
    var names = CLIP.matcher(body).results().map(found -> found.group(1)).distinct().toList();
    String anonymous = body;
    for (int i = 0; i < names.size(); i++) {
      anonymous = anonymous.replace(names.get(i), "§" + i + "§");
    }
    CRC32 content = new CRC32();
    content.update(anonymous.getBytes(StandardCharsets.UTF_8));
    String prefix = "c%08x-".formatted(content.getValue());
    return anonymous.replaceAll("§(\\d+)§", prefix + "$1");
  }
}
