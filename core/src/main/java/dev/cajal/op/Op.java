package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * An operation: what a node of the graph computes from its inputs.
 *
 * <p>Records with value equality, so that equal operations on equal inputs are one. Each owns its
 * shape rule in {@link #infer}.
 */
public sealed interface Op
    permits Leaf,
        Pointwise,
        Convert,
        Reduce,
        ArgReduce,
        MatMul,
        Movement,
        Concatenate,
        Gather,
        ScatterAdd,
        Iota,
        CumulativeSum,
        Sort,
        ArgSort,
        RandomBits,
        StopGradient,
        Scan,
        Part {

  /** The name in messages and printed graphs. */
  String label();

  /**
   * The type of the result for inputs of these types.
   *
   * @throws dev.cajal.shape.ShapeException if the inputs do not fit, stating the requirement and
   *     all shapes
   */
  TensorType infer(List<TensorType> inputs);
}
