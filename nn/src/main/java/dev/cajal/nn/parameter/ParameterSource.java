package dev.cajal.nn.parameter;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Initializer;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;

/** Where a trace gets its parameters: variables that training changes, or fixed numbers. */
public sealed interface ParameterSource permits Parameters, FixedParameters {
  /** The element type of the network's numbers. */
  DType dtype();

  /** The seed of starting values and random streams. */
  long seed();

  /**
   * The tensor at a path.
   *
   * @throws dev.cajal.shape.ShapeException if what is there has another type
   */
  Tensor obtain(String path, TensorType type, Initializer initializer, Role role);

  /** What a variable of a network is for. */
  enum Role {
    /** Learned by gradients. */
    PARAMETER,
    /** Kept by the network itself, such as a running mean. */
    STATE
  }
}
