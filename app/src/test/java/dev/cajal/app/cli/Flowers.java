package dev.cajal.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A small table to learn from: two lengths tell three kinds apart. */
final class Flowers {
  private static final List<String> KINDS = List.of("daisy", "rose", "tulip");

  private Flowers() {}

  /** The lines of the table, the header first. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("length,width,kind"));
    for (int i = 0; i < 90; i++) {
      int kind = i % 3;
      double length = 1 + 2 * kind + 0.1 * (i % 7);
      double width = 3 - kind + 0.1 * (i % 5);
      lines.add(String.format(Locale.ROOT, "%.1f,%.1f,%s", length, width, KINDS.get(kind)));
    }
    return lines;
  }

  static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] compressed(List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
