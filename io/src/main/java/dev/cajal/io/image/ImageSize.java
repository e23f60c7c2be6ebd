package dev.cajal.io.image;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extents of an image in pixels.
 *
 * @param width pixels in a row
 * @param height rows
 */
public record ImageSize(int width, int height) {
  /** The most pixels that a sample may have. */
  public static final int MOST_PIXELS = 1 << 20;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})[x×](\\d{1,9})");

  /**
   * Checks that there is a pixel.
   *
   * @throws DataException if not
   */
  public ImageSize {
    if (width < 1 || height < 1) {
      throw new DataException(
          "image-size: width and height must be at least 1; found %dx%d".formatted(width, height));
    }
  }

  /**
   * The size of samples that a text such as {@code 28x28} says, width first.
   *
   * @throws DataException if it says none, or one of more than {@link #MOST_PIXELS} pixels
   */
  public static ImageSize parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new DataException(
          "image-size: expected width and height in pixels such as 28x28; found "
              + Quoted.of(text));
    }
    ImageSize size =
        new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    if (size.pixels() > MOST_PIXELS) {
      throw new DataException(
          "image-size: a sample may have at most %d pixels; found %s".formatted(MOST_PIXELS, size));
    }
    return size;
  }

  /** The number of pixels. */
  public long pixels() {
    return (long) width * height;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
