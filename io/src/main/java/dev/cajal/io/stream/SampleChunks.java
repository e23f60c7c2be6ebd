package dev.cajal.io.stream;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.train.SampleReader;
import dev.cajal.nn.train.SampleSource;
import dev.cajal.nn.train.Samples;
import dev.cajal.shape.TensorType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of any source, some at a time in memory. */
public final class SampleChunks {
  private SampleChunks() {}

  /**
   * Hands out all samples in their order.
   *
   * @param most samples at a time, at least 1
   */
  public static void forEach(SampleSource source, int most, Consumer<Samples> consumer) {
    try (SampleReader reader = source.read()) {
      for (int from = 0; from < source.size(); from += most) {
        int count = Math.min(most, source.size() - from);
        Map<String, TensorType> types = source.batch(count);
        Map<String, Buffer> fields = new LinkedHashMap<>();
        types.forEach((name, t) -> fields.put(name, Buffer.allocate(t.dtype(), t.shape().size())));
        reader.next(count, fields);
        consumer.accept(samples(types, fields));
      }
    }
  }

  static Samples samples(Map<String, TensorType> types, Map<String, Buffer> fields) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    types.forEach((name, type) -> tensors.put(name, Tensor.of(fields.get(name), type.shape())));
    return Samples.of(tensors);
  }
}
