package dev.cajal.io.image;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file with an image, of which no more is decoded than was checked: its extents are read first,
 * and too large a one is refused before memory is taken for it.
 *
 * <p>What shines through lies on white. Of an animation the first picture is taken.
 */
final class ImageFile {
  /** The most pixels that are decoded. */
  static final int MOST_PIXELS = 1 << 25;

  /**
   * The most pixels that a byte of a file can stand for: deflate, which packs tightest, makes 1032
   * bytes of one, and a byte may hold eight pixels.
   */
  private static final int MOST_PIXELS_PER_BYTE = 1032 * 8;

  private static final int MOST_BYTES = 1 << 28;
  private static final int WHITE = 255;

  private ImageFile() {}

  /** Whether the file begins as an image does. */
  static boolean isImage(Path path) {
    return format(ByteSource.of(path)).isPresent();
  }

  private static Optional<ImageFormat> format(ByteSource file) {
    try (InputStream in = file.openStored()) {
      return ImageFormat.of(in.readNBytes(ImageFormat.TELLING));
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  /**
   * The extents of the image.
   *
   * @throws DataException if it is no image, is damaged or too large
   */
  static ImageSize size(Path path) {
    ByteSource file = ByteSource.of(path);
    try (InputStream in = file.openStored()) {
      return read(file, in, reader -> size(file, reader));
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private static ImageSize size(ByteSource file, ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new IOException("found %d by %d pixels".formatted(width, height));
    }
    ImageSize size = new ImageSize(width, height);
    if (size.pixels() > MOST_PIXELS) {
      throw new DataException(
          "%s: the image is too large: at most %d pixels are read; found %s"
              .formatted(file.name(), MOST_PIXELS, size));
    }
    if (size.pixels() > MOST_PIXELS_PER_BYTE * file.storedSize()) {
      throw new DataException(
          "%s: the image is damaged: it promises %s pixels, more than its %d bytes can hold"
              .formatted(file.name(), size, file.storedSize()));
    }
    return size;
  }

  /**
   * The image in this size, row by row, red, green and blue of each pixel.
   *
   * @throws DataException if it is no image, is damaged or too large
   */
  static byte[] pixels(Path path, ImageSize wanted) {
    ByteSource file = ByteSource.of(path);
    if (file.storedSize() > MOST_BYTES) {
      throw new DataException(
          "%s: the image is too large: at most %d bytes are read; found %d"
              .formatted(file.name(), MOST_BYTES, file.storedSize()));
    }
    try (InputStream in = file.openStored()) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      return read(
          file,
          new ByteArrayInputStream(bytes),
          reader -> {
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            ImageSize size = size(file, reader);
            BufferedImage image = reader.read(0);
            refuseCutShort(warnings);
            return resized(image, size, wanted);
          });
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  /** The reader of JPEG files fills up what is missing and says so only in a warning. */
  private static void refuseCutShort(List<String> warnings) throws IOException {
    for (String warning : warnings) {
      if (warning.startsWith("Truncated") || warning.startsWith("Premature")) {
        throw new IOException(warning);
      }
    }
  }

  private static <T> T read(ByteSource file, InputStream in, Reading<T> reading) {
    ImageFormat format =
        format(file)
            .orElseThrow(
                () ->
                    new FileFormatException(
                        file.name(), "is no image; expected a PNG, JPEG, GIF or BMP file"));
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.label()).next();
    try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
      reader.setInput(stream, false, true);
      return reading.of(reader);
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new FileFormatException(
          file.name(),
          "the %s image is damaged or of a rare kind; save it anew as PNG".formatted(format),
          e);
    } finally {
      reader.dispose();
    }
  }

  private static byte[] resized(BufferedImage image, ImageSize size, ImageSize wanted) {
    AreaAverage average = new AreaAverage(size, wanted);
    RowReader rows = isGrey(image) ? new GreyRows(image) : new ColourRows(image);
    for (int y = 0; y < size.height(); y++) {
      average.add(rows.row(y));
    }
    return average.result();
  }

  /** Whether pixels are grey levels, which the JDK would brighten on their way to sRGB. */
  private static boolean isGrey(BufferedImage image) {
    return !(image.getColorModel() instanceof IndexColorModel)
        && image.getColorModel().getNumColorComponents() == 1;
  }

  private interface RowReader {
    int[] row(int y);
  }

  private static int onWhite(int level, int alpha) {
    return (level * alpha + WHITE * (255 - alpha) + 127) / 255;
  }

  private record GreyRows(BufferedImage image) implements RowReader {
    @Override
    public int[] row(int y) {
      int width = image.getWidth();
      int[] levels = image.getRaster().getSamples(0, y, width, 1, 0, (int[]) null);
      int bits = image.getSampleModel().getSampleSize(0);
      int[] opacity =
          image.getColorModel().hasAlpha()
              ? image.getRaster().getSamples(0, y, width, 1, 1, (int[]) null)
              : null;
      int[] row = new int[width * 3];
      for (int x = 0; x < width; x++) {
        int level = eightBits(levels[x], bits);
        int alpha = opacity == null ? 255 : eightBits(opacity[x], bits);
        int shown = onWhite(level, alpha);
        row[3 * x] = shown;
        row[3 * x + 1] = shown;
        row[3 * x + 2] = shown;
      }
      return row;
    }

    private static int eightBits(int level, int bits) {
      int most = (1 << bits) - 1;
      return (int) ((level * 255L + most / 2) / most);
    }
  }

  private record ColourRows(BufferedImage image) implements RowReader {
    @Override
    public int[] row(int y) {
      int width = image.getWidth();
      int[] colours = image.getRGB(0, y, width, 1, null, 0, width);
      int[] row = new int[width * 3];
      for (int x = 0; x < width; x++) {
        int alpha = colours[x] >>> 24;
        row[3 * x] = onWhite(colours[x] >> 16 & 0xff, alpha);
        row[3 * x + 1] = onWhite(colours[x] >> 8 & 0xff, alpha);
        row[3 * x + 2] = onWhite(colours[x] & 0xff, alpha);
      }
      return row;
    }
  }
}
