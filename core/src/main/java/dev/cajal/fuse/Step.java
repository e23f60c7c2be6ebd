package dev.cajal.fuse;

import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.op.Scan;
import java.util.List;

/** One launch of a kernel. */
public sealed interface Step {
  /** The arrays it reads. */
  List<Value> reads();

  /** The arrays it writes. */
  List<Value> writes();

  /**
   * One operand or result of a fused loop.
   *
   * @param value the array; null for an index
   * @param outerStrides the strides of the outer loops
   */
  record LoopOperand(
      Value value, int offset, List<Integer> outerStrides, int rowStride, int columnStride) {
    /** Copies the list. */
    public LoopOperand {
      outerStrides = List.copyOf(outerStrides);
    }
  }

  /**
   * A fused loop nest.
   *
   * @param program what is computed at each point
   * @param outer the extents of the loops around rows and columns
   * @param operands one for each operand of the program
   * @param results one for each result of the program
   * @param literals the constants
   * @param aligned the arrays of which each element is read only at the point that may overwrite it
   * @param operations what was fused, for people
   */
  record Loop(
      LoopProgram program,
      List<Integer> outer,
      int rows,
      int columns,
      List<LoopOperand> operands,
      List<LoopOperand> results,
      List<Double> literals,
      List<Value> aligned,
      List<String> operations)
      implements Step {
    /** Copies the lists. */
    public Loop {
      outer = List.copyOf(outer);
      operands = List.copyOf(operands);
      results = List.copyOf(results);
      literals = List.copyOf(literals);
      aligned = List.copyOf(aligned);
      operations = List.copyOf(operations);
    }

    @Override
    public List<Value> reads() {
      return operands.stream().map(LoopOperand::value).filter(v -> v != null).distinct().toList();
    }

    @Override
    public List<Value> writes() {
      return results.stream().map(LoopOperand::value).toList();
    }

    /** The number of points of the nest. */
    public long points() {
      return outer.stream()
          .mapToLong(Integer::longValue)
          .reduce((long) rows * columns, (a, b) -> a * b);
    }
  }

  /** A matrix product; views are [batch…, m, k] and [batch…, k, n]. */
  record Product(View left, View right, Value result) implements Step {
    @Override
    public List<Value> reads() {
      return List.of(left.value(), right.value());
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** Copies elements between views of one shape. */
  record Copy(View from, View to) implements Step {
    @Override
    public List<Value> reads() {
      return List.of(from.value());
    }

    @Override
    public List<Value> writes() {
      return List.of(to.value());
    }
  }

  /** Fills an array with one number. */
  record Fill(Value result, double number) implements Step {
    @Override
    public List<Value> reads() {
      return List.of();
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** An array seen as [outer, axis, inner]. */
  record AxisView(int outer, int axis, int inner) {}

  /** Picks slices by index. */
  record Gathering(Value source, Value indices, Value result, AxisView view) implements Step {
    @Override
    public List<Value> reads() {
      return List.of(source, indices);
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** Adds slices by index to a copy of the target. */
  record Scattering(Value target, Value indices, Value updates, Value result, AxisView view)
      implements Step {
    @Override
    public List<Value> reads() {
      return List.of(target, indices, updates);
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** Running sums. */
  record RunningSum(Value source, Value result, AxisView view, boolean exclusive, boolean reverse)
      implements Step {
    @Override
    public List<Value> reads() {
      return List.of(source);
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** Elements or their indices in order. */
  record Ordering(Value source, Value result, AxisView view, boolean descending, boolean indices)
      implements Step {
    @Override
    public List<Value> reads() {
      return List.of(source);
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** The index of the extreme element. */
  record Extreme(Value source, Value result, AxisView view, boolean largest) implements Step {
    @Override
    public List<Value> reads() {
      return List.of(source);
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** Random bits of a key. */
  record Random(Value key, Value result) implements Step {
    @Override
    public List<Value> reads() {
      return List.of(key);
    }

    @Override
    public List<Value> writes() {
      return List.of(result);
    }
  }

  /** A loop over a body graph; results are the final carries, then the stacked outputs. */
  record Looping(Scan scan, List<Value> operands, List<Value> results) implements Step {
    /** Copies the lists. */
    public Looping {
      operands = List.copyOf(operands);
      results = List.copyOf(results);
    }

    @Override
    public List<Value> reads() {
      return operands;
    }

    @Override
    public List<Value> writes() {
      return results;
    }
  }
}
