package dev.cajal.io.image;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.util.Locale;

/** What of the colour of images is learnt from. */
public enum ImageColour {
  /**
   * The brightness alone: (299 red + 587 green + 114 blue) / 1000, rounded (ITU-R BT.601, luma).
   */
  GREY(1),
  /** Red, green and blue. */
  RGB(3);

  private final int channels;

  ImageColour(int channels) {
    this.channels = channels;
  }

  /** How many numbers a pixel has. */
  public int channels() {
    return channels;
  }

  /** The name in lower case, as it appears in options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The colour with this name, in any case; {@code gray} is {@code grey}.
   *
   * @throws DataException if there is none
   */
  public static ImageColour parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "grey", "gray" -> GREY;
      case "rgb" -> RGB;
      default ->
          throw new DataException("image-colour: expected grey or rgb; found " + Quoted.of(name));
    };
  }
}
