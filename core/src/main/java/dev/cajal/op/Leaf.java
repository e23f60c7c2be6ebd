package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.Objects;

/** A node without inputs: where values enter the graph. */
public sealed interface Leaf extends Op {
  /** The type of the value. */
  TensorType type();

  @Override
  default TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 0);
    return type();
  }

  /** A named value handed over at every run. */
  record Input(String name, TensorType type) implements Leaf {
    /** Rejects an empty name. */
    public Input {
      Objects.requireNonNull(type, "type");
      if (name.isBlank()) {
        throw new IllegalArgumentException("input: a name must not be empty");
      }
    }

    @Override
    public String label() {
      return "input";
    }
  }

  /** Concrete numbers held by the node; the value is an argument of the executable. */
  record Data(TensorType type) implements Leaf {
    @Override
    public String label() {
      return "data";
    }
  }

  /** The value of a variable when the run starts. */
  record VariableRead(String name, TensorType type) implements Leaf {
    @Override
    public String label() {
      return "variable";
    }
  }

  /** One number in every element. */
  record Literal(double value, TensorType type) implements Leaf {
    @Override
    public String label() {
      return "literal";
    }
  }
}
