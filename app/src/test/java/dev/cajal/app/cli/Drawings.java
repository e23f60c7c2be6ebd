package dev.cajal.app.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Circles and crosses of random place and size, one folder for each. */
final class Drawings {
  private Drawings() {}

  static Path write(Path folder, int each, int width, int height, long seed) {
    Random random = new Random(seed);
    try {
      for (int i = 0; i < each; i++) {
        write(folder.resolve("circle/c%02d.png".formatted(i)), width, height, true, random);
        write(folder.resolve("cross/x%02d.png".formatted(i)), width, height, false, random);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  static void write(Path file, int width, int height, boolean circle, Random random)
      throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    pen.setStroke(new BasicStroke(width / 8f));
    int side = width / 2 + random.nextInt(width / 4);
    int x = random.nextInt(width - side);
    int y = random.nextInt(height - side);
    if (circle) {
      pen.drawOval(x, y, side, side);
    } else {
      pen.drawLine(x, y, x + side, y + side);
      pen.drawLine(x, y + side, x + side, y);
    }
    pen.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
