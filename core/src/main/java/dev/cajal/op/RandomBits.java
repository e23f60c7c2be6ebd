package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * 32 random bits (i32) per element from the counter-based generator Philox 4x32-10 (Salmon et al.,
 * 2011).
 *
 * <p>A pure function of its one operand, i32[4] = (seed low, seed high, stream, step), and of the
 * element's index.
 */
public record RandomBits(Shape shape) implements Op {
  @Override
  public String label() {
    return "random_bits";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    Check.that(
        inputs.getFirst().equals(new TensorType(DType.I32, Shape.of(4))),
        label(),
        "the key must be i32[4] = (seed low, seed high, stream, step)",
        inputs.getFirst(),
        "make one with RandomKey");
    return new TensorType(DType.I32, shape);
  }
}
