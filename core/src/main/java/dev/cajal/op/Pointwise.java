package dev.cajal.op;

import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;

/** A {@link PointwiseFunction} of operands of one shape. */
public record Pointwise(PointwiseFunction function) implements Op {
  @Override
  public String label() {
    return function.label();
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, function.arity());
    TensorType last = inputs.getLast();
    for (TensorType input : inputs) {
      if (!input.shape().equals(last.shape())) {
        throw new ShapeException(
            "%s: operands must have one shape; found %s".formatted(label(), Check.list(inputs)));
      }
    }
    switch (function.kind()) {
      case NUMERIC -> {
        sameDTypes(inputs);
        Check.numeric(label(), last);
      }
      case FLOATING -> {
        sameDTypes(inputs);
        Check.floating(label(), last);
      }
      case COMPARISON -> {
        sameDTypes(inputs);
        if (function != PointwiseFunction.EQUAL && function != PointwiseFunction.NOT_EQUAL) {
          Check.numeric(label(), last);
        }
      }
      case LOGIC -> inputs.forEach(input -> Check.bool(label(), "operands must be bool", input));
      case SELECTION -> {
        Check.bool(label(), "the condition must be bool", inputs.getFirst());
        Check.sameDType(label(), inputs.get(1), inputs.get(2));
      }
      case BITS -> Check.indices(label(), last);
    }
    return last.with(function.resultType(last.dtype()));
  }

  private void sameDTypes(List<TensorType> inputs) {
    if (inputs.size() == 2) {
      Check.sameDType(label(), inputs.get(0), inputs.get(1));
    }
  }
}
