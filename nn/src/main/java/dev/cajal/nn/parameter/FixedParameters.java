package dev.cajal.nn.parameter;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Initializer;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.Map;

/** The parameters of a network as numbers that no longer change, for serving. */
public final class FixedParameters implements ParameterSource {
  private final long seed;
  private final DType dtype;
  private final Map<String, Tensor> values;

  FixedParameters(long seed, DType dtype, Map<String, Tensor> values) {
    this.seed = seed;
    this.dtype = dtype;
    this.values = Map.copyOf(values);
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Tensor obtain(String path, TensorType type, Initializer initializer, Role role) {
    Tensor value = values.get(path);
    if (value == null) {
      throw new IllegalStateException(
          "fixed parameters: %s %s is needed but was not there when they were fixed; trace the"
                  .formatted(path, type)
              + " network once before");
    }
    if (!value.type().equals(type)) {
      throw Parameters.wrongType(path, value.type(), type);
    }
    return value;
  }
}
