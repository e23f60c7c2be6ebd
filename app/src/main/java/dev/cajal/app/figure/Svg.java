package dev.cajal.app.figure;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A drawn picture whose colours are names ({@link Colour}), so that it suits light and dark pages.
 *
 * @param title what a screen reader says
 * @param width pixels at full size
 * @param height pixels at full size
 * @param body the elements
 */
public record Svg(String title, int width, int height, String body) {
  private static final String FONT = "system-ui, sans-serif";
  private static final int PNG_SCALE = 2;

  // Nesting, uses and elements: our own drawings are no attack.
  private static final DocumentLimits LIMITS = new DocumentLimits(100, 100, 1_000_000);

  /** Requires a text and positive sizes. */
  public Svg {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(body, "body");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "svg: width and height must be positive; found %d × %d".formatted(width, height));
    }
  }

  /** The element that stands in a page, which defines the colours and may scale it. */
  public String element() {
    return open("class=\"figure\" style=\"max-width:%dpx\"".formatted(width)) + body + "</svg>";
  }

  /** A file of its own that follows the reader's choice of light or dark. */
  public String file() {
    return open("width=\"%d\" height=\"%d\"".formatted(width, height))
        + "<style>:root{%s}@media (prefers-color-scheme:dark){:root{%s}}</style>"
            .formatted(Colour.definitions(false), Colour.definitions(true))
        + "<rect width=\"100%\" height=\"100%\" fill=\""
        + Colour.PAPER.css()
        + "\"/>"
        + body
        + "</svg>\n";
  }

  /** The picture in light colours as PNG, two pixels for each of its own. */
  public byte[] png() {
    String light =
        Colour.inLight(open("width=\"%d\" height=\"%d\"".formatted(width, height)) + body)
                .replace(FONT, "SansSerif")
            + "</svg>";
    SVGDocument picture =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(light.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.builder().documentLimits(LIMITS).build());
    if (picture == null) {
      throw new IllegalStateException("png: the drawing of '%s' cannot be read".formatted(title));
    }
    BufferedImage image =
        new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(new Color(Colour.PAPER.lightRgb()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(PNG_SCALE, PNG_SCALE);
      picture.render((Component) null, graphics, new ViewBox(width, height));
    } finally {
      graphics.dispose();
    }
    return encode(image);
  }

  static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String open(String attributes) {
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" %s viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"%s\" font-family=\"%s\">")
        .formatted(attributes, width, height, Html.escape(title), FONT);
  }
}
