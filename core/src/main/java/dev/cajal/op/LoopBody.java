package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;

/** The graph that a {@link Scan} repeats, seen as a function of types. */
public interface LoopBody {
  /** The types of its inputs in order. */
  List<TensorType> inputTypes();

  /** The types of its outputs in order. */
  List<TensorType> outputTypes();
}
