package dev.cajal.nn.optimizer;

import dev.cajal.nn.registry.Registry;
import java.util.List;

/** The optimizers by name. */
public final class Optimizers {
  private static final Registry<Optimizer> REGISTRY =
      Registry.of(
          "optimizer",
          List.of(
              Sgd.DEFINITION,
              Momentum.DEFINITION,
              Nesterov.DEFINITION,
              AveragedMomentum.DEFINITION,
              Adam.DEFINITION));

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
