package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Named tensors whose first axis counts the same samples, such as inputs and targets. */
public final class Samples implements SampleSource {
  /** The name of the network's input. */
  public static final String INPUT = "input";

  /** The name of the wanted output. */
  public static final String TARGET = "target";

  /** The name of how much each sample counts, [count]; without the field each counts 1. */
  public static final String WEIGHT = "weight";

  private final Map<String, Tensor> fields;
  private final int size;

  private Samples(Map<String, Tensor> fields) {
    int count = -1;
    Map<String, Tensor> stored = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> field : fields.entrySet()) {
      Tensor tensor = field.getValue();
      int rows = tensor.shape().rank() == 0 ? -1 : tensor.shape().dim(0);
      if (rows < 1 || (count >= 0 && rows != count)) {
        throw new ShapeException(
            "samples: every field needs the same number of samples, at least 1, as its first axis;"
                + " found %s %s%s"
                    .formatted(
                        field.getKey(),
                        tensor.type(),
                        count < 0 ? "" : " after a field of " + count));
      }
      count = rows;
      stored.put(field.getKey(), tensor.evaluate());
    }
    if (count < 0) {
      throw new ShapeException("samples: at least one field is needed; found none");
    }
    this.fields = Collections.unmodifiableMap(stored);
    this.size = count;
  }

  /** Inputs and targets, under the names {@link #INPUT} and {@link #TARGET}. */
  public static Samples of(Tensor input, Tensor target) {
    Map<String, Tensor> fields = new LinkedHashMap<>();
    fields.put(INPUT, input);
    fields.put(TARGET, target);
    return new Samples(fields);
  }

  /** Fields by name. */
  public static Samples of(Map<String, Tensor> fields) {
    return new Samples(fields);
  }

  /**
   * The samples of a data set: features as f32 or u8, targets as i32 class codes or f32 numbers of
   * shape [count].
   */
  public static Samples of(Dataset data) {
    Shape shape = data.sampleShape().inserted(0, data.size());
    Tensor input =
        switch (data.features()) {
          case FloatFeatures f -> Tensor.of(f.values(), shape);
          case ByteFeatures f -> Tensor.of(new Buffer.U8(f.values()), shape);
        };
    Shape count = Shape.of(data.size());
    Tensor target =
        switch (data.targets()) {
          case ClassTargets t -> Tensor.of(t.codes(), count);
          case ValueTargets t -> Tensor.of(t.values(), count);
        };
    return of(input, target);
  }

  /**
   * These samples, each with how much it counts in the loss.
   *
   * @param weights [count], each at least 0
   */
  public Samples withWeights(Tensor weights) {
    Map<String, Tensor> more = new LinkedHashMap<>(fields);
    more.put(WEIGHT, weights);
    return new Samples(more);
  }

  @Override
  public int size() {
    return size;
  }

  /** The fields by name, unmodifiable. */
  public Map<String, Tensor> fields() {
    return fields;
  }

  /**
   * One field.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public Tensor get(String name) {
    Tensor field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException(
          "samples: no field is called \"%s\"; there are %s".formatted(name, fields.keySet()));
    }
    return field;
  }

  @Override
  public Map<String, TensorType> batch(int rows) {
    Map<String, TensorType> types = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> types.put(name, field.type().with(field.shape().with(0, rows))));
    return types;
  }

  @Override
  public SampleReader read() {
    return new OrderedReader(this, IntStream.range(0, size).toArray());
  }

  @Override
  public IntFunction<SampleReader> shuffled(long seed) {
    Shuffle shuffle = new Shuffle(seed, size);
    return epoch -> new OrderedReader(this, shuffle.order(epoch));
  }
}
