package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Settings;

/**
 * {@link Adam} that divides by the largest v so far: v̄ ← max(v̄, v), w ← w − η m̂ / (√(v̄ / (1 −
 * β₂ᵗ)) + ε).
 *
 * <p>Reddi, Kale and Kumar, <i>On the Convergence of Adam and Beyond</i>, 2018, with Adam's
 * corrections as in PyTorch and Keras.
 *
 * @param rate η, greater than 0
 * @param decay1 β₁, at least 0 and less than 1
 * @param decay2 β₂, at least 0 and less than 1
 * @param epsilon ε, greater than 0
 */
public record AmsGrad(double rate, double decay1, double decay2, double epsilon)
    implements Optimizer {
  static final Definition<AmsGrad> DEFINITION =
      Definition.of(
          "amsgrad",
          AmsGrad.class,
          Adam.settings(1e-8),
          s ->
              new AmsGrad(
                  s.number("rate"), s.number("decay1"), s.number("decay2"), s.number("epsilon")),
          o ->
              Settings.of("rate", o.rate)
                  .and("decay1", o.decay1)
                  .and("decay2", o.decay2)
                  .and("epsilon", o.epsilon));

  /** Checks the settings. */
  public AmsGrad {
    Ranges.positive("amsgrad", "rate", rate);
    Ranges.fraction("amsgrad", "decay1", decay1);
    Ranges.fraction("amsgrad", "decay2", decay2);
    Ranges.positive("amsgrad", "epsilon", epsilon);
  }

  /** With β₁ = 0.9, β₂ = 0.999 and ε = 1e-8. */
  public AmsGrad(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    Moments moments = Moments.next(gradient, decay1, decay2, slots);
    State largest = slots.slot("largest");
    largest.set(largest.value().maximum(moments.square()));
    return parameter.minus(moments.change(largest.value(), epsilon));
  }
}
