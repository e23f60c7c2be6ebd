package dev.cajal.graph;

import dev.cajal.shape.ShapeException;
import java.util.function.Supplier;

/**
 * The place in a network where an operation is built: the layer's path and settings.
 *
 * <p>Nodes remember it, and shape mistakes name it.
 */
public final class Origin {
  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private Origin() {}

  /** The current place, empty outside any layer. */
  public static String current() {
    return CURRENT.isBound() ? CURRENT.get() : "";
  }

  /**
   * Builds something under a place, for example {@code encoder.0 Dense(784 → 128)}; the innermost
   * place around a mistake is named.
   */
  public static <T> T within(String place, Supplier<T> builder) {
    try {
      return ScopedValue.where(CURRENT, place).call(builder::get);
    } catch (ShapeException e) {
      throw e.in(place);
    }
  }
}
