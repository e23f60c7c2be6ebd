package dev.cajal.nn.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A setting of something registered: its name and, unless it must be given, its default.
 *
 * @param name the name in texts and files
 * @param defaultValue the value where none is given
 * @param nested whether the value is a list of things of the same registry, as the layers of a
 *     block are
 */
public record Setting(String name, Optional<Object> defaultValue, boolean nested) {
  /** Rejects nulls. */
  public Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(defaultValue, "defaultValue");
  }

  /** A setting that must be given. */
  public static Setting required(String name) {
    return new Setting(name, Optional.empty(), false);
  }

  /** A setting that may be left out. */
  public static Setting optional(String name, Object defaultValue) {
    return new Setting(name, Optional.of(defaultValue), false);
  }

  /** A setting that must be given and is a list of things of the same registry. */
  public static Setting nested(String name) {
    return new Setting(name, Optional.empty(), true);
  }
}
