package dev.cajal.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.shape.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
  @TempDir Path folder;

  private static ImageForm form(String size, ImageColour colour) {
    return new ImageForm(Optional.of(ImageSize.parse(size)), Optional.of(colour));
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private Path write(String name, BufferedImage image) throws IOException {
    String format = name.substring(name.indexOf('.') + 1);
    return Files.write(folder.resolve(name), encoded(image, format));
  }

  private static BufferedImage image(int type, int width, int height, int... colours) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int i = 0; i < colours.length; i++) {
      image.setRGB(i % width, i / width, colours[i]);
    }
    return image;
  }

  private static BufferedImage grey(int width, int height, int... levels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, height, levels);
    return image;
  }

  private static int[] values(ByteFeatures features) {
    int[] values = new int[features.values().length];
    Arrays.setAll(values, i -> features.values()[i] & 0xff);
    return values;
  }

  private static ByteFeatures read(ImageForm form, Path... files) {
    return ImageFiles.read(List.of(files), form);
  }

  @Test
  void read_greyLevels_asTheyAre() throws IOException {
    BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setPixels(0, 0, 2, 1, new int[] {65535, 257 * 40});
    ByteFeatures read =
        read(
            ImageForm.DETECT,
            write("a.png", grey(2, 1, 60, 200)),
            write("b.bmp", grey(2, 1, 61, 201)),
            write("c.png", deep),
            write("d.png", image(BufferedImage.TYPE_INT_RGB, 2, 1, 0x0a0a0a, 0xf0f0f0)),
            write("e.gif", image(BufferedImage.TYPE_BYTE_BINARY, 2, 1, 0xffffff, 0)));

    assertThat(read.sampleShape()).isEqualTo(Shape.of(1, 2, 1));
    assertThat(values(read)).containsExactly(60, 200, 61, 201, 255, 40, 10, 240, 255, 0);
  }

  @Test
  void read_anyColour_givesThreeChannelsToAll() throws IOException {
    Path grey = write("a.png", grey(1, 1, 7));
    Path red = write("b.png", image(BufferedImage.TYPE_INT_RGB, 1, 1, 0xc86432));

    ByteFeatures read = read(ImageForm.DETECT, grey, red);

    assertThat(read.sampleShape()).isEqualTo(Shape.of(1, 1, 3));
    assertThat(values(read)).containsExactly(7, 7, 7, 200, 100, 50);
  }

  @Test
  void read_asGrey_isLuma() throws IOException {
    Path colours =
        write("a.png", image(BufferedImage.TYPE_INT_RGB, 4, 1, 0xff0000, 0xff00, 0xff, 0xc86432));

    ByteFeatures read = read(form("4x1", ImageColour.GREY), colours);

    // 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2
    assertThat(values(read)).containsExactly(76, 150, 29, 124);
  }

  @Test
  void read_whatShinesThrough_liesOnWhite() throws IOException {
    Path clear =
        write(
            "a.png", image(BufferedImage.TYPE_INT_ARGB, 3, 1, 0x00000000, 0xff000000, 0x80ff0000));

    assertThat(values(read(form("3x1", ImageColour.RGB), clear)))
        .containsExactly(255, 255, 255, 0, 0, 0, 255, 127, 127);
  }

  @Test
  void read_photograph_isNearItsColours() throws IOException {
    BufferedImage plain = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      plain.setRGB(i % 16, i / 16, 0x2080e0);
    }
    int[] values = values(read(ImageForm.DETECT, write("a.jpg", plain)));

    assertThat(values).hasSize(16 * 16 * 3);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isBetween(List.of(0x20, 0x80, 0xe0).get(i % 3) - 6, 0xe6);
    }
  }

  @Test
  void read_smaller_isTheMeanOfTheArea() throws IOException {
    Path three = write("a.png", grey(3, 2, 0, 90, 255, 30, 60, 255));

    assertThat(values(read(form("1x1", ImageColour.GREY), three))).containsExactly(115);
    // Each half covers one and a half columns: (0 + 30 + (90 + 60) / 2) / 3 and (75 + 510) / 3.
    assertThat(values(read(form("2x1", ImageColour.GREY), three))).containsExactly(35, 195);
    assertThat(values(read(form("3x1", ImageColour.GREY), three))).containsExactly(15, 75, 255);
  }

  @Test
  void read_larger_repeats() throws IOException {
    Path two = write("a.png", grey(2, 1, 10, 20));

    assertThat(values(read(form("4x2", ImageColour.GREY), two)))
        .containsExactly(10, 10, 20, 20, 10, 10, 20, 20);
    assertThat(values(read(form("3x1", ImageColour.GREY), two))).containsExactly(10, 15, 20);
  }

  @Test
  void read_forAnEncoder_scalesToItsWhite() throws IOException {
    ImageForm form = ImageForm.of(new PixelEncoder(Shape.of(1, 3, 1), 16), List.of());

    assertThat(values(read(form, write("a.png", grey(3, 1, 0, 128, 255)))))
        .containsExactly(0, 8, 16);
  }

  @Test
  void read_differentSizes_namesTwo() throws IOException {
    Path small = write("a.png", grey(2, 1, 0, 1));
    Path same = write("b.png", grey(2, 1, 0, 1));
    Path tall = write("c.png", grey(1, 2, 0, 1));

    assertThatThrownBy(() -> read(ImageForm.DETECT, small, same, tall))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "images must be of one size, but %s has 2x1 pixels and %s has 1x2; give one with"
                    .formatted(small, tall)
                + " --image-size, such as --image-size 28x28");
  }

  @Test
  void read_largeImageWithoutSize_saysToGiveOne() throws IOException {
    Path large = write("a.png", new BufferedImage(1025, 1024, BufferedImage.TYPE_BYTE_BINARY));

    assertThatThrownBy(() -> read(ImageForm.DETECT, large))
        .hasMessage(
            large
                + ": has 1025x1024 pixels, too many to learn from; give a smaller size, such as"
                + " --image-size 64x64");
    assertThat(values(read(form("1x1", ImageColour.GREY), large))).containsExactly(0);
  }

  @Test
  void read_noImage_namesTheFile() throws IOException {
    Path text = Files.writeString(folder.resolve("a.png"), "no picture");
    Path empty = Files.write(folder.resolve("b.png"), new byte[0]);

    for (Path file : List.of(text, empty)) {
      assertThat(ImageFiles.isImage(file)).isFalse();
      assertThatThrownBy(() -> read(ImageForm.DETECT, file))
          .isInstanceOf(FileFormatException.class)
          .hasMessage(file + ": is no image; expected a PNG, JPEG, GIF or BMP file");
    }
  }

  /** The start of a PNG file whose header promises an image of this size. */
  private static byte[] promising(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    return ByteBuffer.allocate(8 + 4 + 17 + 4)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .put(header.array())
        .putInt((int) crc.getValue())
        .array();
  }

  @Test
  void read_morePixelsThanTheFileCanHold_isRefusedBeforeItIsDecoded() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), promising(4_000, 5_000));

    assertThatThrownBy(() -> read(form("1x1", ImageColour.GREY), file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file
                + ": the image is damaged: it promises 4000x5000 pixels, more than its 33 bytes can"
                + " hold");
  }

  @Test
  void read_tooLargeAnImage_isRefusedBeforeItIsDecoded() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), promising(40_000, 50_000));

    assertThatThrownBy(() -> read(form("1x1", ImageColour.GREY), file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": the image is too large: at most 33554432 pixels are read; found 40000x50000");
  }

  @Test
  void read_tooManyValues_saysWhatToGive() throws IOException {
    Path file = write("a.png", grey(1, 1, 0));
    List<Path> files = Collections.nCopies(700, file);

    assertThatThrownBy(() -> ImageFiles.read(files, form("1024x1024", ImageColour.RGB)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "700 images of 1024x1024 pixels with 3 channels are more than 2147483639 values; give"
                + " a smaller --image-size, or --image-colour grey");
  }

  private static BufferedImage noise() {
    Random random = new Random(3);
    int[] colours = random.ints(24 * 24, 0, 1 << 24).toArray();
    return image(BufferedImage.TYPE_INT_RGB, 24, 24, colours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void read_cutShort_namesTheFile(String format) throws IOException {
    BufferedImage image =
        format.equals("gif") ? image(BufferedImage.TYPE_BYTE_INDEXED, 24, 24) : noise();
    byte[] whole = encoded(image, format);
    Path file = folder.resolve("cut." + format);
    for (int length : new int[] {10, whole.length / 3, whole.length / 2}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(ImageForm.DETECT, file))
          .describedAs("%s of %s bytes", length, whole.length)
          .isInstanceOf(FileFormatException.class)
          .hasMessage(
              "%s: the %s image is damaged or of a rare kind; save it anew as PNG"
                  .formatted(
                      file, format.equals("jpg") ? "JPEG" : format.toUpperCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void read_randomDamage_givesAnImageOrOneSentence(String format) throws IOException {
    byte[] whole = encoded(noise(), format);
    Path file = folder.resolve("damaged." + format);
    Random random = new Random(5);
    for (int trial = 0; trial < 150; trial++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i <= trial % 4; i++) {
        int reach = trial % 2 == 0 ? Math.min(60, bytes.length) : bytes.length;
        bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        assertThat(read(form("4x4", ImageColour.RGB), file).size()).isEqualTo(1);
      } catch (DataException e) {
        assertThat(e).hasMessageStartingWith(file + ": ").hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void list_leavesOutWhatSystemsLeave() throws IOException {
    for (String name : List.of("b.png", ".DS_Store", "Thumbs.db", "a.png", "desktop.ini")) {
      Files.writeString(folder.resolve(name), "");
    }
    assertThat(ImageFiles.list(folder))
        .containsExactly(folder.resolve("a.png"), folder.resolve("b.png"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28      | image-size: expected width and height in pixels such as 28x28; found \"28\"",
        "0x5     | image-size: width and height must be at least 1; found 0x5",
        "2000x1000 | image-size: a sample may have at most 1048576 pixels; found 2000x1000",
      })
  void parse_wrongSize_says(String text, String message) {
    assertThatThrownBy(() -> ImageSize.parse(text))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void parse_wrongColour_says() {
    assertThat(ImageColour.parse("Gray")).isEqualTo(ImageColour.GREY);
    assertThatThrownBy(() -> ImageColour.parse("cmyk"))
        .isInstanceOf(DataException.class)
        .hasMessage("image-colour: expected grey or rgb; found \"cmyk\"");
  }
}
