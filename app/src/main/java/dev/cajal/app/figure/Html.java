package dev.cajal.app.figure;

import java.util.List;

/** Pieces of HTML with every text escaped. */
public final class Html {
  private Html() {}

  /** A text that stands in an element or an attribute. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** An element of escaped text. */
  public static String element(String tag, String text) {
    return "<%s>%s</%s>".formatted(tag, escape(text), tag);
  }

  /** A table whose first column names its rows; the header may be empty. */
  public static String table(String cssClass, List<String> header, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<table class=\"").append(cssClass).append("\">\n");
    if (!header.isEmpty()) {
      html.append("<thead><tr>");
      header.forEach(
          name -> html.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
      html.append("</tr></thead>\n");
    }
    html.append("<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
      row.stream().skip(1).forEach(cell -> html.append(element("td", cell)));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>\n").toString();
  }
}
