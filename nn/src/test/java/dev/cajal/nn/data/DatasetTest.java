package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final ByteFeatures IMAGES =
      ByteFeatures.wrap(new byte[] {1, 2, 3, 4, 5, (byte) 200}, Shape.of(1, 2, 1));
  private static final List<String> PIXELS = List.of("a", "b");

  @Test
  void features_rowsAndGather_copySamples() {
    assertThat(IMAGES.size()).isEqualTo(3);
    assertThat(IMAGES.dtype()).isEqualTo(DType.U8);
    assertThat(IMAGES.rows(2, 0).values()).containsExactly(5, (byte) 200, 1, 2);
    byte[] batch = new byte[4];
    IMAGES.gather(new int[] {0, 1, 2}, 1, 2, batch);
    assertThat(batch).containsExactly(3, 4, 5, (byte) 200);
    FloatFeatures numbers = FloatFeatures.wrap(new float[] {1, 2, 3, 4}, Shape.of(2));
    assertThat(numbers.dtype()).isEqualTo(DType.F32);
    assertThat(numbers.rows(1)).isEqualTo(FloatFeatures.wrap(new float[] {3, 4}, Shape.of(2)));
    assertThat(numbers.value(1, 0)).isEqualTo(3);
  }

  @Test
  void features_lengthNotAMultiple_names() {
    assertThatThrownBy(() -> FloatFeatures.wrap(new float[5], Shape.of(2)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "features: the number of values must be a multiple of a sample's size; found 5 values,"
                + " samples of shape [2]");
    assertThatThrownBy(() -> ByteFeatures.wrap(new byte[0], Shape.of(0)))
        .hasMessageEndingWith("found 0 values, samples of shape [0]");
  }

  @Test
  void features_tooManyForAnArray_names() {
    assertThatThrownBy(() -> Elements.count("big.csv", 1 << 20, Shape.of(1 << 12)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "big.csv: at most 2147483639 numbers fit one data set; found 1048576 samples of shape"
                + " [4096]");
  }

  @Test
  void targets_gatherAndCounts() {
    ClassTargets classes = ClassTargets.of(List.of("x", "y"), 0, 1, 1);
    assertThat(classes.counts()).containsExactly(1, 2);
    int[] out = new int[2];
    classes.gather(new int[] {2, 0, 1}, 1, 2, out);
    assertThat(out).containsExactly(0, 1);
    assertThat(classes.rows(2, 0).codes()).containsExactly(1, 0);
    assertThat(ValueTargets.of(1, 2, 3).rows(2, 0).values()).containsExactly(3, 1);
    assertThatThrownBy(() -> ClassTargets.of(List.of("x"), 0, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "targets: class codes must lie in 0 to 0, the positions of the class names; sample 2"
                + " has 1");
  }

  @Test
  void dataset_rows_keepsPairs() {
    Dataset dataset =
        new Dataset("d", Task.BINARY, IMAGES, ClassTargets.of(List.of("x", "y"), 0, 1, 0), PIXELS);
    Dataset chosen = dataset.rows(1, 1);
    assertThat(chosen.size()).isEqualTo(2);
    assertThat(chosen.sampleShape()).isEqualTo(Shape.of(1, 2, 1));
    assertThat(chosen.classNames()).containsExactly("x", "y");
    assertThat(chosen.targets()).isEqualTo(ClassTargets.of(List.of("x", "y"), 1, 1));
  }

  @Test
  void dataset_partsThatDoNotFit_names() {
    assertThatThrownBy(
            () -> new Dataset("d", Task.REGRESSION, IMAGES, ValueTargets.of(1, 2), PIXELS))
        .isInstanceOf(DataException.class)
        .hasMessage("d: every sample needs one target; found 3 samples, 2 targets");
    assertThatThrownBy(
            () -> new Dataset("d", Task.BINARY, IMAGES, ValueTargets.of(1, 2, 3), PIXELS))
        .hasMessage(
            "d: binary needs 2 classes, classification 2 or more, regression numbers; found task"
                + " binary, numbers");
    assertThatThrownBy(
            () ->
                new Dataset(
                    "d",
                    Task.BINARY,
                    IMAGES,
                    ClassTargets.of(List.of("x", "y", "z"), 0, 1, 2),
                    PIXELS))
        .hasMessageEndingWith("found task binary, 3 classes");
    assertThatThrownBy(
            () -> new Dataset("d", Task.REGRESSION, IMAGES, ValueTargets.of(1, 2, 3), List.of("a")))
        .hasMessage("d: every feature needs a name; found samples of shape [1, 2, 1], 1 names");
  }
}
