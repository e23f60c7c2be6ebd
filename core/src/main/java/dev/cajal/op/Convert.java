package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * The same numbers in another element type.
 *
 * <p>Floating point to integer truncates towards zero and saturates, NaN gives 0; to u8 saturates
 * at 0 and 255; bool gives 0 or 1; a number gives true where it is not 0.
 */
public record Convert(DType to) implements Op {
  @Override
  public String label() {
    return "to_" + to.label();
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    return inputs.getFirst().with(to);
  }
}
