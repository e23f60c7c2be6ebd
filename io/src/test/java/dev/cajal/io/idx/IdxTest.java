package dev.cajal.io.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.Mutations;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  /** Two images of 1 × 3 pixels. */
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255
  };

  @TempDir Path folder;

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static Idx read(byte[] bytes) {
    return Idx.read(ByteSource.of("t-ubyte", bytes));
  }

  private static void assertFails(byte[] bytes, String message) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(FileFormatException.class)
        .hasMessage("t-ubyte: " + message);
  }

  @Test
  void read_plainAndGzip_sameArray() throws IOException {
    Idx expected = new Idx(Shape.of(2, 1, 3), new byte[] {1, 2, 3, 4, 5, (byte) 255});
    assertThat(Idx.read(Files.write(folder.resolve("a"), IMAGES))).isEqualTo(expected);
    assertThat(Idx.read(Files.write(folder.resolve("b"), gzip(IMAGES)))).isEqualTo(expected);
  }

  @Test
  void read_extentZero_isEmpty() {
    assertThat(read(new byte[] {0, 0, 8, 1, 0, 0, 0, 0}).bytes()).isEmpty();
  }

  @Test
  void read_truncated_namesBothLengths() {
    assertFails(
        Arrays.copyOf(IMAGES, 20),
        "ends too early: the header promises 6 bytes of shape [2, 1, 3]; found 4");
    assertFails(
        gzip(Arrays.copyOf(IMAGES, 21)),
        "ends too early: the header promises 6 bytes of shape [2, 1, 3]; found 5");
    assertFails(Arrays.copyOf(IMAGES, 10), "ends within its header; expected an IDX file");
    assertFails(Arrays.copyOf(IMAGES, 3), "ends within its header; expected an IDX file");
    assertFails(
        Arrays.copyOf(gzip(IMAGES), 20),
        "the compressed data ends too early; copy or download the file again");
  }

  @Test
  void read_moreThanPromised_says() {
    assertFails(
        Arrays.copyOf(IMAGES, 23),
        "goes on too long: the header promises 6 bytes of shape [2, 1, 3]; found more");
  }

  @Test
  void read_hugeExtents_refusedBeforeAllocating() {
    byte[] huge = IMAGES.clone();
    Arrays.fill(huge, 4, 16, (byte) 0xff);
    assertFails(
        huge,
        "the header promises more data than the file can hold: axis 0 has extent 4294967295, the"
            + " file has 22 bytes");
    byte[] product = IMAGES.clone();
    product[7] = 16;
    product[11] = 16;
    assertFails(
        product,
        "the header promises more data than the file can hold: axis 1 has extent 16, the file has"
            + " 22 bytes");
    byte[] zeroFirst = IMAGES.clone();
    zeroFirst[7] = 0;
    zeroFirst[8] = (byte) 0xff;
    assertFails(
        zeroFirst,
        "the header promises more data than the file can hold: axis 1 has extent 4278190081, the"
            + " file has 22 bytes");
  }

  @Test
  void read_otherFiles_says() {
    assertFails(
        new byte[] {'P', 'K', 3, 4, 0}, "is not an IDX file: its first bytes are [80, 75, 3, 4]");
    assertFails(
        new byte[] {0, 0, 0x0D, 1, 0, 0, 0, 1},
        "holds elements of type 0x0D; only 0x08, unsigned bytes, can be read");
    assertThatThrownBy(() -> read(new byte[0]))
        .isInstanceOf(DataException.class)
        .hasMessage("t-ubyte: the file is empty");
  }

  @Test
  void of_shapeAndElementsDiffer_names() {
    assertThatThrownBy(() -> new Idx(Shape.of(2), new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "idx: the number of elements must be that of the shape; found 3 elements, shape [2]");
  }

  @Test
  void read_damaged_neverAnotherError() {
    Mutations.check(IMAGES, IdxTest::read);
    Mutations.check(gzip(IMAGES), IdxTest::read);
  }
}
