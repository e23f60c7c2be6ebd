package dev.cajal.io.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.SampleReader;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleFileTest {
  @TempDir Path folder;

  /** Samples whose input is (i, −i, i / 2) and whose target is i, for i from {@code from} on. */
  private static Samples rows(int from, int count) {
    float[] inputs = new float[count * 3];
    int[] targets = new int[count];
    for (int i = 0; i < count; i++) {
      int row = from + i;
      inputs[3 * i] = row;
      inputs[3 * i + 1] = -row;
      inputs[3 * i + 2] = row / 2f;
      targets[i] = row;
    }
    return Samples.of(Tensor.of(inputs, Shape.of(count, 3)), Tensor.of(targets, Shape.of(count)));
  }

  private SampleFile file(int size, int window) {
    try (SampleFile.Writer writer = SampleFile.writer(folder.resolve("samples"), window)) {
      for (int from = 0; from < size; from += 700) {
        writer.add(rows(from, Math.min(700, size - from)));
      }
      return writer.finish();
    }
  }

  private static List<Integer> targets(SampleFile file, SampleReader reader, int batch) {
    List<Integer> targets = new ArrayList<>();
    try (reader) {
      for (int from = 0; from < file.size(); from += batch) {
        int count = Math.min(batch, file.size() - from);
        Map<String, Buffer> fields = new LinkedHashMap<>();
        fields.put(Samples.INPUT, new Buffer.F32(new float[batch * 3]));
        fields.put(Samples.TARGET, new Buffer.I32(new int[batch]));
        reader.next(count, fields);
        for (int row = 0; row < count; row++) {
          int target = fields.get(Samples.TARGET).ints()[row];
          targets.add(target);
          float[] input =
              Arrays.copyOfRange(fields.get(Samples.INPUT).floats(), 3 * row, 3 * row + 3);
          assertThat(input).containsExactly(target, -target, target / 2f);
        }
      }
    }
    return targets;
  }

  @Test
  void read_givesAllInOrder() {
    SampleFile file = file(2500, 10);
    assertThat(file.size()).isEqualTo(2500);
    assertThat(targets(file, file.read(), 64)).isEqualTo(IntStream.range(0, 2500).boxed().toList());
    assertThat(file.batch(7).get(Samples.INPUT).shape()).isEqualTo(Shape.of(7, 3));
    assertThat(file.first(5).get(Samples.TARGET).buffer().ints()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void read_largeSamples_takesFewAtATime() {
    int pixels = 1 << 24;
    Samples large =
        Samples.of(
            Map.of("image", Tensor.of(new Buffer.U8(new byte[pixels]), Shape.of(1, pixels))));
    try (SampleFile.Writer writer = SampleFile.writer(folder.resolve("large"), 1)) {
      writer.add(large);
      assertThat(writer.finish().block()).isEqualTo(4);
    }
    assertThat(file(10, 10).block()).isEqualTo(1024);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "100, 1", "2500, 16", "2500, 300", "2500, 2500", "2500, 100000"})
  void shuffled_givesEachOnceInAnOrderOfTheEpoch(int size, int window) {
    SampleFile file = file(size, window);
    List<Integer> first = targets(file, file.shuffled(3).apply(1), 64);
    assertThat(first).containsExactlyInAnyOrderElementsOf(targets(file, file.read(), 64));
    assertThat(targets(file, file.shuffled(3).apply(1), 50)).isEqualTo(first);
    if (size > 1) {
      assertThat(targets(file, file.shuffled(3).apply(2), 64)).isNotEqualTo(first);
      assertThat(targets(file, file.shuffled(4).apply(1), 64)).isNotEqualTo(first);
    }
  }

  @Test
  void shuffled_mixesASortedFile() {
    SampleFile file = file(20_000, 1600);
    List<Integer> order = targets(file, file.shuffled(1).apply(1), 100);
    // Of independent draws the mean of 500 has a deviation of 258; the window is far from the
    // whole.
    for (int from = 0; from < order.size(); from += 4000) {
      double mean =
          order.subList(from, from + 500).stream().mapToInt(Integer::intValue).average().orElse(0);
      assertThat(mean).isBetween(7000.0, 13_000.0);
    }
  }

  @Test
  void allElementTypes_areKept() {
    Map<String, Tensor> fields = new LinkedHashMap<>();
    fields.put("bytes", Tensor.of(new Buffer.U8(new byte[] {1, -1, 3, 4, 5, 6}), Shape.of(2, 3)));
    fields.put("doubles", Tensor.of(new double[] {0.1, 1e-300}, Shape.of(2)));
    fields.put(
        "flags",
        Tensor.of(new Buffer.Bool(new boolean[] {true, false, false, true}), Shape.of(2, 2)));
    fields.put("floats", Tensor.of(new float[] {0.1f, 2f}, Shape.of(2, 1)));
    Samples samples = Samples.of(fields);
    try (SampleFile.Writer writer = SampleFile.writer(folder.resolve("all"), 4)) {
      writer.add(samples);
      Samples read = writer.finish().first(2);
      fields.forEach(
          (name, tensor) -> {
            assertThat(read.get(name).type()).isEqualTo(tensor.type());
            for (int i = 0; i < tensor.shape().size(); i++) {
              assertThat(read.get(name).buffer().doubleAt(i))
                  .isEqualTo(tensor.evaluate().buffer().doubleAt(i));
            }
          });
    }
    assertThat(samples.get("bytes").type().dtype()).isEqualTo(DType.U8);
  }

  @Test
  void writer_wrongUse_oneSentence() {
    Path path = folder.resolve("samples");
    assertThatThrownBy(() -> SampleFile.writer(path, 0))
        .isInstanceOf(DataException.class)
        .hasMessage("shuffle-window: expected at least 1 sample; found 0");
    assertThatThrownBy(() -> SampleFile.writer(folder.resolve("no/samples"), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot write it: there is no such file or folder");
    try (SampleFile.Writer writer = SampleFile.writer(path, 100_000_000)) {
      assertThatThrownBy(() -> writer.add(rows(0, 2)))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "shuffle-window 100000000: a window may have at most 1073741824 bytes, and a sample"
                  + " has 24; give at most 44739242");
    }
    try (SampleFile.Writer writer = SampleFile.writer(path, 10)) {
      writer.add(rows(0, 2));
      Samples other =
          Samples.of(Tensor.of(new float[2], Shape.of(2, 1)), Tensor.of(new int[2], Shape.of(2)));
      assertThatThrownBy(() -> writer.add(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("sample file: every sample must have the fields");
    }
    try (SampleFile.Writer writer = SampleFile.writer(path, 10)) {
      assertThatThrownBy(writer::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("sample file: at least one sample is needed; found none");
    }
  }
}
