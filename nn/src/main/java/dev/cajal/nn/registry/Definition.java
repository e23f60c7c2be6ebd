package dev.cajal.nn.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How one kind of thing is named, made from settings and turned back into them.
 *
 * @param <T> what a registry of these holds, such as layers
 */
public final class Definition<T> {
  private final String name;
  private final List<Setting> settings;
  private final Function<Settings, ? extends T> make;
  private final Function<Object, Optional<Settings>> describe;

  private Definition(
      String name,
      List<Setting> settings,
      Function<Settings, ? extends T> make,
      Function<Object, Optional<Settings>> describe) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "definition: a name must be lower-case letters, digits and underscores, a letter first;"
              + " found \"%s\"".formatted(name));
    }
    Set<String> distinct = new HashSet<>();
    for (Setting setting : settings) {
      if (!distinct.add(setting.name())) {
        throw new IllegalArgumentException(
            "definition of %s: every setting may be named once; found two of %s"
                .formatted(name, setting.name()));
      }
    }
    this.name = name;
    this.settings = List.copyOf(settings);
    this.make = Objects.requireNonNull(make, "make");
    this.describe = Objects.requireNonNull(describe, "describe");
  }

  /**
   * A kind with settings.
   *
   * @param name the name in texts and files
   * @param type the class of things of this kind
   * @param settings in the order of positional arguments
   * @param make makes one of complete settings; its exceptions' messages are shown to the user
   * @param describe the settings that would make an equal one
   */
  public static <S> Definition<S> of(
      String name,
      Class<S> type,
      List<Setting> settings,
      Function<Settings, S> make,
      Function<S, Settings> describe) {
    return new Definition<>(
        name,
        settings,
        make,
        value ->
            type.isInstance(value)
                ? Optional.of(describe.apply(type.cast(value)))
                : Optional.empty());
  }

  /**
   * A kind whose things are of several classes.
   *
   * @param name the name in texts and files
   * @param settings in the order of positional arguments
   * @param make makes one of complete settings; its exceptions' messages are shown to the user
   * @param describe the settings that would make an equal one; empty for a thing of another kind
   */
  public static <S> Definition<S> of(
      String name,
      List<Setting> settings,
      Function<Settings, S> make,
      Function<Object, Optional<Settings>> describe) {
    return new Definition<>(name, settings, make, describe);
  }

  /**
   * Another name with other defaults for a kind that has a definition of its own, which its things
   * are written by.
   */
  public static <S> Definition<S> preset(
      String name, List<Setting> settings, Function<Settings, S> make) {
    return new Definition<>(name, settings, make, value -> Optional.empty());
  }

  /** A single thing without settings. */
  public static <S> Definition<S> constant(String name, S value) {
    return new Definition<>(
        name,
        List.of(),
        none -> value,
        other -> value.equals(other) ? Optional.of(Settings.none()) : Optional.empty());
  }

  /** The name in texts and files. */
  public String name() {
    return name;
  }

  /** The settings in the order of positional arguments. */
  public List<Setting> settings() {
    return settings;
  }

  T make(Settings complete) {
    return make.apply(complete);
  }

  /** The settings of a thing of this kind, empty for any other thing. */
  Optional<Settings> describe(Object value) {
    return describe.apply(value);
  }

  /** The name and settings as a user writes them: {@code dense(units, bias=true)}. */
  @Override
  public String toString() {
    if (settings.isEmpty()) {
      return name;
    }
    List<String> shown =
        settings.stream()
            .map(s -> s.name() + s.defaultValue().map(value -> "=" + value).orElse(""))
            .toList();
    return name + "(" + String.join(", ", shown) + ")";
  }
}
