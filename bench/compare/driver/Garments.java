import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/** Fashion-MNIST on this machine, and what the machine is. */
final class Garments {
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final int SIDE = 28;
  private static final int HEADER = 16;

  private Garments() {}

  /** The folder of its files, where {@code cajal train fashion-mnist} looks for them. */
  static Optional<Path> folder() {
    return Stream.of(
            System.getenv().getOrDefault("CAJAL_DATA", ""),
            System.getProperty("user.home") + "/.cajal/data",
            "/usr/share/datasets")
        .filter(name -> !name.isEmpty())
        .map(name -> Path.of(name, "fashion-mnist"))
        .filter(folder -> find(folder).isPresent())
        .findFirst();
  }

  private static Optional<Path> find(Path folder) {
    return Stream.of(TEST_IMAGES, TEST_IMAGES + ".gz")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  /** Writes the first image for testing as PNG. */
  static Path image(Path data, Path folder) throws IOException {
    Path file = find(data).orElseThrow(() -> new IOException(data + ": has no " + TEST_IMAGES));
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream pixels =
            new DataInputStream(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw)) {
      pixels.skipNBytes(HEADER);
      for (int i = 0; i < SIDE * SIDE; i++) {
        image.getRaster().setSample(i % SIDE, i / SIDE, 0, pixels.readUnsignedByte());
      }
    }
    Path png = folder.resolve("garment.png");
    ImageIO.write(image, "png", png.toFile());
    return png;
  }

  /** The processor's name, where the system tells it (Linux). */
  static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
