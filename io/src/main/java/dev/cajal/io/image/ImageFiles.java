package dev.cajal.io.image;

import dev.cajal.io.file.ByteSource;
import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.DataException;
import dev.cajal.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Images in files, each one a sample. */
public final class ImageFiles {
  /** What systems leave in folders by themselves. */
  private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini", "__macosx");

  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  private ImageFiles() {}

  /**
   * Whether a file begins as a PNG, JPEG, GIF or BMP file does.
   *
   * @throws DataException if there is no such file or it cannot be read
   */
  public static boolean isImage(Path file) {
    return ImageFile.isImage(file);
  }

  /**
   * What lies in a folder, by name; hidden files are left aside.
   *
   * @throws DataException if it cannot be read
   */
  public static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(ImageFiles::isMeant)
          .sorted(Comparator.comparing((Path entry) -> entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw FileProblem.of(folder.toString(), "read", e);
    }
  }

  private static boolean isMeant(Path entry) {
    String name = entry.getFileName().toString();
    return !name.startsWith(".") && !OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * All files in a folder and the folders in it, by name.
   *
   * @throws DataException if one cannot be read, or there is none
   */
  public static List<Path> within(Path folder) {
    List<Path> files = new ArrayList<>();
    collect(folder, files);
    if (files.isEmpty()) {
      throw new DataException(folder + ": is a folder without images");
    }
    return files;
  }

  private static void collect(Path folder, List<Path> files) {
    for (Path entry : list(folder)) {
      if (Files.isDirectory(entry)) {
        collect(entry, files);
      } else {
        files.add(entry);
      }
    }
  }

  /**
   * Reads images.
   *
   * @param files at least one
   * @param form what they become
   * @throws DataException if a file is no image, is damaged or too large, or if no size is given
   *     and theirs differ
   */
  public static ByteFeatures read(List<Path> files, ImageForm form) {
    List<ImageSize> sizes = files.stream().map(ImageFile::size).toList();
    ImageSize size = form.size().orElseGet(() -> common(files, sizes));
    int channels = form.colour().map(ImageColour::channels).orElse(1);
    checkCount(files.size(), size, channels);
    List<byte[]> samples = new ArrayList<>();
    boolean grey = true;
    for (Path file : files) {
      byte[] pixels = ImageFile.pixels(file, size);
      boolean isGrey = isGrey(pixels);
      grey &= isGrey;
      boolean brightnessIsEnough =
          isGrey || form.colour().filter(ImageColour.GREY::equals).isPresent();
      samples.add(brightnessIsEnough ? luma(pixels) : pixels);
    }
    ImageColour colour = form.colour().orElse(grey ? ImageColour.GREY : ImageColour.RGB);
    checkCount(files.size(), size, colour.channels());
    return joined(samples, size, colour, form.brightest());
  }

  private static ImageSize common(List<Path> files, List<ImageSize> sizes) {
    ImageSize first = sizes.getFirst();
    for (int i = 1; i < files.size(); i++) {
      if (!sizes.get(i).equals(first)) {
        throw new DataException(
            "images must be of one size, but %s has %s pixels and %s has %s; give one with"
                    .formatted(files.getFirst(), first, files.get(i), sizes.get(i))
                + " --image-size, such as --image-size 28x28");
      }
    }
    if (first.pixels() > ImageSize.MOST_PIXELS) {
      throw new DataException(
          "%s: has %s pixels, too many to learn from; give a smaller size, such as --image-size"
                  .formatted(files.getFirst(), first)
              + " 64x64");
    }
    return first;
  }

  private static void checkCount(int count, ImageSize size, int channels) {
    if (count * size.pixels() * channels > MOST_VALUES) {
      throw new DataException(
          "%d images of %s pixels with %d channels are more than %d values; give a smaller"
                  .formatted(count, size, channels, MOST_VALUES)
              + " --image-size, or --image-colour grey");
    }
  }

  private static boolean isGrey(byte[] pixels) {
    for (int i = 0; i < pixels.length; i += 3) {
      if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] luma(byte[] pixels) {
    byte[] luma = new byte[pixels.length / 3];
    for (int i = 0; i < luma.length; i++) {
      int red = pixels[3 * i] & 0xff;
      int green = pixels[3 * i + 1] & 0xff;
      int blue = pixels[3 * i + 2] & 0xff;
      luma[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
    }
    return luma;
  }

  private static ByteFeatures joined(
      List<byte[]> samples, ImageSize size, ImageColour colour, int brightest) {
    int channels = colour.channels();
    int length = (int) size.pixels() * channels;
    byte[] all = new byte[samples.size() * length];
    for (int sample = 0; sample < samples.size(); sample++) {
      byte[] values = samples.get(sample);
      int repeats = length / values.length;
      for (int i = 0; i < length; i++) {
        int level = values[i / repeats] & 0xff;
        all[sample * length + i] = (byte) ((level * brightest + 127) / ImageForm.BRIGHTEST);
      }
    }
    return ByteFeatures.wrap(all, Shape.of(size.height(), size.width(), channels));
  }

  /** The digests of the files one after the other. */
  public static String digests(List<Path> files) {
    StringBuilder digests = new StringBuilder();
    files.forEach(file -> digests.append(ByteSource.of(file).sha256()).append('\n'));
    return digests.toString();
  }
}
