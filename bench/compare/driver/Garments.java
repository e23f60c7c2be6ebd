import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/** Fashion-MNIST on this machine, and what the machine is. */
final class Garments {
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final String TEST_IMAGES = TEST + IMAGES;
  private static final int SIDE = 28;
  private static final int HEADER = 16;
  private static final int LABELS_HEADER = 8;
  private static final int COUNT_AT = 4;

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

  /** Whether a folder has all four files. */
  static boolean isIn(Path folder) {
    return Stream.of(TRAIN + IMAGES, TRAIN + LABELS, TEST_IMAGES, TEST + LABELS)
        .allMatch(
            name ->
                Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz")));
  }

  private static Optional<Path> find(Path folder) {
    return Stream.of(TEST_IMAGES, TEST_IMAGES + ".gz")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  /** Writes a folder of the same with the first garments for training alone. */
  static Path some(Path data, Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (String name :
        new String[] {TRAIN + IMAGES, TRAIN + LABELS, TEST + IMAGES, TEST + LABELS}) {
      Path plain = data.resolve(name);
      Path file = Files.exists(plain) ? plain : data.resolve(name + ".gz");
      boolean images = name.endsWith(IMAGES);
      int header = images ? HEADER : LABELS_HEADER;
      try (InputStream in = open(file)) {
        ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(header));
        int kept = name.startsWith(TRAIN) ? count : bytes.getInt(COUNT_AT);
        bytes.putInt(COUNT_AT, kept);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
          out.write(bytes.array());
          out.write(in.readNBytes(kept * (images ? SIDE * SIDE : 1)));
        }
      }
    }
    return folder;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  /** Writes the first image for testing as PNG. */
  static Path image(Path data, Path folder) throws IOException {
    Path file = find(data).orElseThrow(() -> new IOException(data + ": has no " + TEST_IMAGES));
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    try (DataInputStream pixels = new DataInputStream(open(file))) {
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
