package dev.cajal.io.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of image files, told by their first bytes. */
enum ImageFormat {
  PNG("\u0089PNG"),
  JPEG("\u00ff\u00d8\u00ff"),
  GIF("GIF8"),
  BMP("BM");

  /** How many bytes tell. */
  static final int TELLING = 4;

  private final String first;

  ImageFormat(String first) {
    this.first = first;
  }

  /** The name by which the JDK's reader is found. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a file that begins like this. */
  static Optional<ImageFormat> of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(format -> text.startsWith(format.first)).findFirst();
  }
}
