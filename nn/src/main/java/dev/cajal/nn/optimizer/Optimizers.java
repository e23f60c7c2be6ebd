package dev.cajal.nn.optimizer;

import dev.cajal.nn.registry.Registry;
import java.util.List;

/**
 * The optimizers by name, with the defaults of their papers; names such as {@code keras_adam} and
 * {@code pytorch_rmsprop} have the defaults of these libraries where they differ.
 */
public final class Optimizers {
  private static final Registry<Optimizer> REGISTRY =
      Registry.<Optimizer>of(
              "optimizer",
              List.of(
                  Sgd.DEFINITION,
                  Momentum.DEFINITION,
                  HeavyBall.DEFINITION,
                  Nesterov.DEFINITION,
                  AveragedMomentum.DEFINITION,
                  Adam.DEFINITION,
                  AdamW.DEFINITION,
                  AmsGrad.DEFINITION,
                  NAdam.DEFINITION,
                  RmsProp.DEFINITION,
                  Adagrad.DEFINITION,
                  Adadelta.DEFINITION,
                  Lion.DEFINITION))
          .withAll(Presets.definitions());

  private Optimizers() {}

  /** The optimizers that texts and files can name: {@code adam(0.001)}. */
  public static Registry<Optimizer> registry() {
    return REGISTRY;
  }

  /**
   * The optimizer of a text.
   *
   * @throws dev.cajal.nn.registry.SettingException with position, what was found and expected
   */
  public static Optimizer parse(String text) {
    return REGISTRY.parse(text);
  }
}
