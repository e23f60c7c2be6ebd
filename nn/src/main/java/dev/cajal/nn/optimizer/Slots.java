package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.State;
import dev.cajal.shape.TensorType;

/** What an {@link Optimizer} meets while the update of one parameter is traced. */
public final class Slots {
  private final Scope scope;
  private final TensorType type;
  private final Tensor rate;
  private final Tensor step;

  /**
   * The slots of one parameter.
   *
   * @param scope hands out the slots
   * @param type of the parameter
   * @param rate the learning rate, of rank 0
   * @param step the number of the step that is being made, 1 for the first, i32 of rank 0
   */
  public Slots(Scope scope, TensorType type, Tensor rate, Tensor step) {
    this.scope = scope;
    this.type = type;
    this.rate = rate.to(type.dtype());
    this.step = step;
  }

  /** The current learning rate, of rank 0 and the parameter's element type. */
  public Tensor rate() {
    return rate;
  }

  /** The number of the step that is being made, 1 for the first, i32 of rank 0. */
  public Tensor step() {
    return step;
  }

  /** Something of the parameter's type that is remembered from step to step and starts at zero. */
  public State slot(String name) {
    return slot(name, 0);
  }

  /** Something of the parameter's type that is remembered and starts at a number. */
  public State slot(String name, double start) {
    return scope.state(name, type, new Constant(start));
  }

  /** One number of the parameter's element type that is remembered and starts at a number. */
  public State number(String name, double start) {
    return scope.state(name, rate.type(), new Constant(start));
  }

  /**
   * 1 − decay^step, of rank 0: by it an average that started at zero is divided to be unbiased.
   *
   * @param decay at least 0 and less than 1
   */
  public Tensor unbias(double decay) {
    if (decay == 0) {
      return Tensor.full(1, rate.type());
    }
    // expm1 keeps all digits where decay^step is near 1, which a power of a rounded decay loses.
    return step.to(type.dtype()).times(Math.log(decay)).expm1().negate();
  }
}
