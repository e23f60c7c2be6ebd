package dev.cajal.nn.optimizer;

import dev.cajal.nn.registry.Registry;
import java.util.List;

/** The averages of weights by name. */
public final class Averagings {
  private static final Registry<Averaging> REGISTRY =
      Registry.of("average", List.of(PolyakAverage.DEFINITION, ExponentialAverage.DEFINITION));

  private Averagings() {}

  /** The averages that texts and files can name: {@code ema(0.999)}, {@code polyak}. */
  public static Registry<Averaging> registry() {
    return REGISTRY;
  }

  /**
   * The average of a text.
   *
   * @throws dev.cajal.nn.registry.SettingException with position, what was found and expected
   */
  public static Averaging parse(String text) {
    return REGISTRY.parse(text);
  }
}
