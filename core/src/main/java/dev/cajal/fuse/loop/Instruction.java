package dev.cajal.fuse.loop;

import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.Objects;

/** One step of a loop program; it names earlier values by their ids and makes one new value. */
public sealed interface Instruction {
  /**
   * A point-wise function of earlier values.
   *
   * @param function the function
   * @param arguments the ids of its operands
   */
  record Apply(PointwiseFunction function, List<Integer> arguments) implements Instruction {
    /** Checks the number of operands. */
    public Apply {
      Objects.requireNonNull(function, "function");
      arguments = List.copyOf(arguments);
      if (arguments.size() != function.arity()) {
        throw new IllegalArgumentException(
            "loop program: %s takes %d operands; found %d"
                .formatted(function.label(), function.arity(), arguments.size()));
      }
    }

    /** The function applied to values with the given ids. */
    public static Apply of(PointwiseFunction function, Integer... arguments) {
      return new Apply(function, List.of(arguments));
    }
  }

  /**
   * The same number in another element type.
   *
   * <p>Floating to i32 rounds towards zero, with NaN as 0 and values out of range as the nearest
   * i32; u8 takes the nearest of 0 to 255, from floating through i32. bool becomes 0 or 1, and a
   * number becomes true when it is not 0 (NaN is true).
   *
   * @param to the new element type
   * @param argument the id of the value
   */
  record Convert(DType to, int argument) implements Instruction {
    /** Checks that there is a type. */
    public Convert {
      Objects.requireNonNull(to, "to");
    }
  }

  /** The ids of the values it reads. */
  default List<Integer> reads() {
    return switch (this) {
      case Apply apply -> apply.arguments();
      case Convert convert -> List.of(convert.argument());
    };
  }
}
