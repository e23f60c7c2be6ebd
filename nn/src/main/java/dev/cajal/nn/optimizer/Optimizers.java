package dev.cajal.nn.optimizer;

import dev.cajal.nn.registry.Registry;
import java.util.List;
import java.util.Map;

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
          .withAll(Presets.definitions())
          .withAliases(
              Map.ofEntries(
                  Map.entry("gd", "sgd"),
                  Map.entry("gradient_descent", "sgd"),
                  Map.entry("rms_prop", "rmsprop"),
                  Map.entry("adam_w", "adamw"),
                  Map.entry("lr", "rate"),
                  Map.entry("learning_rate", "rate"),
                  Map.entry("beta1", "decay1"),
                  Map.entry("beta_1", "decay1"),
                  Map.entry("beta2", "decay2"),
                  Map.entry("beta_2", "decay2"),
                  Map.entry("eps", "epsilon")));

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
