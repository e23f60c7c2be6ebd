package dev.cajal.io.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.io.safetensors.NamedArray;
import dev.cajal.io.safetensors.Safetensors;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.layer.Rescale;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Settings;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
  private static final Definition<Doubled> DOUBLED =
      Definition.of("doubled", Doubled.class, List.of(), _ -> new Doubled(), _ -> Settings.none());

  @TempDir Path folder;
  private Path file;

  private record Doubled() implements Layer {
    @Override
    public Tensor apply(Tensor input, Scope scope) {
      return input.times(2);
    }
  }

  @BeforeEach
  void name() {
    file = folder.resolve("network.safetensors");
  }

  private static Network network(DType dtype) {
    return Network.of(
            new Rescale(0.5, 1),
            Sequential.parse("flatten dense(7) leaky_relu(0.2) dropout(0.3) dense(3)"),
            new TensorType(dtype, Shape.of(2, 5)),
            Parameters.of(-123456789012345678L, dtype))
        .withOutput(Activation.SOFTMAX);
  }

  private static Tensor samples(DType dtype) {
    return RandomKey.of(3).normal(Shape.of(9, 2, 5)).to(dtype);
  }

  @Test
  void read_ofWhatWasWritten_predictsTheSameBits() {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Network network = network(dtype);
      NetworkFile.write(file, network);

      Network read = NetworkFile.read(file);

      assertThat(read.predict(samples(dtype)).toDoubles())
          .isEqualTo(network.predict(samples(dtype)).toDoubles());
      assertThat(read.sample()).isEqualTo(network.sample());
      assertThat(read.result()).isEqualTo(network.result());
    }
  }

  @Test
  void read_trainedOn_learnsLikeTheOneWritten() {
    Network network = network(DType.F32);
    NetworkFile.write(file, network);
    Network read = NetworkFile.read(file);
    for (Network each : List.of(network, read)) {
      Trainer.of(each, new CrossEntropy())
          .optimizer(new Adam(0.01))
          .epochs(3)
          .batchSize(4)
          .build()
          .fit(
              Samples.of(
                  samples(DType.F32),
                  Tensor.of(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2}, Shape.of(9))));
    }

    assertThat(read.predict(samples(DType.F32)).toFloats())
        .isEqualTo(network.predict(samples(DType.F32)).toFloats());
  }

  @Test
  void write_twice_givesTheSameBytes() throws IOException {
    NetworkFile.write(file, network(DType.F32));
    byte[] first = Files.readAllBytes(file);

    NetworkFile.write(file, network(DType.F32));

    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void write_ofALayerOfOnesOwn_needsItsDefinition() {
    Network network = Network.of(new Doubled(), Shape.of(3), 1);

    assertThatThrownBy(() -> NetworkFile.write(file, network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "network file: every layer must be registered so that it can be read again; Doubled[]"
                + " is not, or holds one that is not; pass Layers.registry().with(its definition)");
    assertThat(file).doesNotExist();

    NetworkFile.write(file, network, Layers.registry().with(DOUBLED));
    Network read = NetworkFile.read(file, Layers.registry().with(DOUBLED));
    assertThat(read.predict(Tensor.of(new float[][] {{1, 2, 3}})).toFloats())
        .containsExactly(2, 4, 6);
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("doubled");
  }

  @Test
  void read_ofAFileWithoutNetwork_isRefused() {
    NamedArray array =
        new NamedArray("w", Shape.of(1), Tensor.of(new float[] {1}).evaluate().buffer());
    Safetensors.write(file, List.of(array), Map.of());

    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file
                + ": holds tensors but no network; its metadata must have the entry cajal.network");
  }

  @Test
  void read_ofTensorsThatDoNotFit_isRefused() {
    NetworkFile.write(file, network(DType.F32));
    Map<String, String> metadata = Safetensors.header(file).metadata();
    Safetensors.write(file, List.of(), metadata);

    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": its tensors do not fit its layers; ");
  }

  @Test
  void read_ofDamagedMetadata_isRefused() {
    for (String damaged :
        List.of(
            "{",
            "[]",
            "{}",
            "{\"version\":2}",
            "{\"version\":1}",
            "{\"version\":1,\"sample\":{\"dtype\":\"f16\",\"shape\":[2]}}",
            "{\"version\":1,\"sample\":{\"dtype\":\"f32\",\"shape\":[0]}}")) {
      Safetensors.write(file, List.of(), Map.of("cajal.network", damaged));

      assertThatThrownBy(() -> NetworkFile.read(file))
          .as(damaged)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file.toString());
    }
  }
}
