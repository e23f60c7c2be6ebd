package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void of_classificationData_hasBytesAndCodes() {
    Dataset data =
        new Dataset(
            "dots",
            Task.BINARY,
            ByteFeatures.wrap(new byte[] {1, 2, 3, (byte) 200}, Shape.of(2)),
            ClassTargets.of(List.of("no", "yes"), 1, 0),
            List.of("a", "b"));

    Samples samples = Samples.of(data);

    assertThat(samples.size()).isEqualTo(2);
    assertThat(samples.get("input").type()).isEqualTo(new TensorType(DType.U8, Shape.of(2, 2)));
    assertThat(samples.get("input").toInts()).containsExactly(1, 2, 3, 200);
    assertThat(samples.get("target").type()).isEqualTo(new TensorType(DType.I32, Shape.of(2)));
    assertThat(samples.get("target").toInts()).containsExactly(1, 0);
  }

  @Test
  void of_regressionData_hasFloats() {
    Dataset data =
        new Dataset(
            "line",
            Task.REGRESSION,
            FloatFeatures.wrap(new float[] {1, 2, 3}, Shape.of(1)),
            ValueTargets.of(4, 5, 6),
            List.of("x"));

    Samples samples = Samples.of(data);

    assertThat(samples.get("input").type()).isEqualTo(TensorType.f32(3, 1));
    assertThat(samples.get("target").toFloats()).containsExactly(4, 5, 6);
  }

  @Test
  void batch_rows_replacesTheFirstAxis() {
    Samples samples = Samples.of(Tensor.zeros(5, 2, 3), Tensor.zeros(5));

    assertThat(samples.batch(4))
        .isEqualTo(Map.of("input", TensorType.f32(4, 2, 3), "target", TensorType.f32(4)));
  }

  @Test
  void of_unequalCounts_throws() {
    assertThatThrownBy(() -> Samples.of(Tensor.zeros(5, 2), Tensor.zeros(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "samples: every field needs the same number of samples, at least 1, as its first axis;"
                + " found target f32[4] after a field of 5");
    assertThatThrownBy(() -> Samples.of(Tensor.zeros(0, 2), Tensor.zeros(0)))
        .hasMessageEndingWith("found input f32[0, 2]");
    assertThatThrownBy(() -> Samples.of(Map.of()))
        .hasMessage("samples: at least one field is needed; found none");
  }

  @Test
  void get_unknownField_namesThoseThatThereAre() {
    Samples samples = Samples.of(Tensor.zeros(1), Tensor.zeros(1));

    assertThatThrownBy(() -> samples.get("x"))
        .hasMessage("samples: no field is called \"x\"; there are [input, target]");
    assertThatThrownBy(() -> new Batch(samples.fields(), 1).get("x"))
        .hasMessage("objective: the batch has no tensor \"x\"; there are [input, target]");
    assertThatThrownBy(() -> Outcome.of(Tensor.zeros(3)))
        .hasMessage(
            "objective: loss must be one f32 or f64 number of rank 0; found f32[3]; take its"
                + " mean()");
    assertThatThrownBy(() -> new Evaluation(Map.of("loss", 1.0), Optional.empty()).get("r2"))
        .hasMessage("evaluation: no value is called \"r2\"; there are [loss]");
  }
}
