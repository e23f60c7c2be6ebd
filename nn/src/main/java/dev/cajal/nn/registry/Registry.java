package dev.cajal.nn.registry;

import dev.cajal.nn.data.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Definitions by name, immutable, and the three forms that they give a thing: the object, the text
 * and the map.
 *
 * <pre>{@code
 * Optimizer optimizer = Optimizers.registry().parse("adam(0.001)");
 * }</pre>
 *
 * <p>Names are matched in any case and with a hyphen for an underscore, or by a word that stands
 * for them. In the map form the entry {@code "type"} holds the name and the others the settings.
 *
 * @param <T> what is defined, such as optimizers
 */
public final class Registry<T> {
  private static final String TYPE = "type";

  private final String kind;
  private final Map<String, Definition<? extends T>> definitions;
  private final Map<String, String> aliases;

  private Registry(
      String kind, Map<String, Definition<? extends T>> definitions, Map<String, String> aliases) {
    this.kind = kind;
    this.definitions = definitions;
    this.aliases = aliases;
  }

  /**
   * A registry of these definitions.
   *
   * @param kind what messages call such a thing: {@code optimizer}
   */
  public static <T> Registry<T> of(String kind, List<Definition<? extends T>> definitions) {
    return new Registry<T>(kind, Map.of(), Map.of()).withAll(definitions);
  }

  /**
   * This registry and one more definition.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public Registry<T> with(Definition<? extends T> definition) {
    Map<String, Definition<? extends T>> more = new LinkedHashMap<>(definitions);
    if (more.put(definition.name(), definition) != null) {
      throw new IllegalArgumentException(
          "%s registry: a name may be defined once; found two of %s"
              .formatted(kind, definition.name()));
    }
    return new Registry<>(kind, more, aliases);
  }

  /**
   * This registry and more definitions.
   *
   * @throws IllegalArgumentException if a name is taken
   */
  public Registry<T> withAll(List<? extends Definition<? extends T>> more) {
    Registry<T> registry = this;
    for (Definition<? extends T> definition : more) {
      registry = registry.with(definition);
    }
    return registry;
  }

  /**
   * This registry, which reads further words for names and for settings, such as those of other
   * libraries; it writes the names themselves.
   *
   * @param more names by the words for them, in lower case with underscores
   * @throws IllegalArgumentException if a word is the name of a definition
   */
  public Registry<T> withAliases(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(aliases);
    more.forEach(
        (alias, name) -> {
          if (definitions.containsKey(alias)) {
            throw new IllegalArgumentException(
                "%s registry: %s is a name and cannot stand for %s".formatted(kind, alias, name));
          }
          all.put(alias, name);
        });
    return new Registry<>(kind, definitions, all);
  }

  /** What messages call a thing of this registry. */
  public String kind() {
    return kind;
  }

  /** The definitions in the order of registration. */
  public Collection<Definition<? extends T>> definitions() {
    return List.copyOf(definitions.values());
  }

  /**
   * The thing that a text names: {@code adam(0.001)}.
   *
   * @throws SettingException with the position in the text, what was found and what was expected
   */
  public T parse(String text) {
    List<T> parsed = parseAll(text);
    if (parsed.size() != 1) {
      throw new SettingException(
          "%s \"%s\": expected one name with its settings; found %d"
              .formatted(kind, text, parsed.size()));
    }
    return parsed.getFirst();
  }

  /**
   * The things that a text names one after the other: {@code dense(64) relu dense(10)}.
   *
   * @throws SettingException with the position in the text, what was found and what was expected
   */
  public List<T> parseAll(String text) {
    return parseAll(text, text);
  }

  /**
   * The things that a text names, as {@link #parseAll(String)}.
   *
   * @param written the text of the same length that messages show
   */
  public List<T> parseAll(String text, String written) {
    List<T> things = new ArrayList<>();
    for (Term term : TermParser.terms(kind, text, written)) {
      Supplier<String> place =
          () -> "%s \"%s\", position %d".formatted(kind, written, term.position());
      Definition<? extends T> definition = find(term.name(), place);
      things.add(make(definition, assign(definition, term, place), place));
    }
    return things;
  }

  /**
   * The thing of a map form.
   *
   * @throws SettingException if the type is unknown or a setting missing, unknown or wrong
   */
  public T fromMap(Map<String, ?> map) {
    if (!(map.get(TYPE) instanceof String name)) {
      throw new SettingException(
          "%s: the entry \"type\" must hold a name; found %s".formatted(kind, map.get(TYPE)));
    }
    Supplier<String> place = () -> "%s %s".formatted(kind, name);
    Definition<? extends T> definition = find(name, () -> kind);
    Map<String, Object> values = new LinkedHashMap<>(map);
    values.remove(TYPE);
    for (String key : values.keySet()) {
      requireSetting(definition, key, place);
    }
    return make(definition, values, place);
  }

  /**
   * The map form, from which {@link #fromMap} makes an equal thing; empty if none is registered.
   */
  public Optional<Map<String, Object>> toMap(T thing) {
    return mapOf(thing);
  }

  /** The text form, settings that have their defaults left out; empty if none is registered. */
  public Optional<String> print(T thing) {
    return textOf(thing);
  }

  /** The text of things one after the other, empty if one of them is not registered. */
  public Optional<String> printAll(List<? extends T> things) {
    return textOfAll(things);
  }

  private record Described(Definition<?> definition, Settings settings) {}

  private Optional<Described> describe(Object thing) {
    for (Definition<? extends T> definition : definitions.values()) {
      Optional<Settings> settings = definition.describe(thing);
      if (settings.isPresent()) {
        return Optional.of(new Described(definition, settings.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Map<String, Object>> mapOf(Object thing) {
    Described described = describe(thing).orElse(null);
    if (described == null) {
      return Optional.empty();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(TYPE, described.definition.name());
    map.putAll(described.settings.values());
    for (Setting setting : described.definition.settings()) {
      if (setting.nested()) {
        List<Object> inner = new ArrayList<>();
        for (Object element : described.settings.list(setting.name())) {
          Optional<Map<String, Object>> form = mapOf(element);
          if (form.isEmpty()) {
            return Optional.empty();
          }
          inner.add(form.get());
        }
        map.put(setting.name(), inner);
      }
    }
    return Optional.of(map);
  }

  private Optional<String> textOf(Object thing) {
    Described described = describe(thing).orElse(null);
    if (described == null) {
      return Optional.empty();
    }
    Settings settings = described.settings;
    for (Setting setting : described.definition.settings()) {
      if (setting.nested()) {
        Optional<String> inner = textOfAll(settings.list(setting.name()));
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        settings = settings.and(setting.name(), inner.get());
      }
    }
    return Optional.of(TermPrinter.print(described.definition, settings));
  }

  private Optional<String> textOfAll(List<?> things) {
    List<String> texts = new ArrayList<>();
    for (Object thing : things) {
      Optional<String> text = textOf(thing);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(String.join(" ", texts));
  }

  private Definition<? extends T> find(String written, Supplier<String> place) {
    String name = written.toLowerCase(Locale.ROOT).replace('-', '_');
    Definition<? extends T> definition = definitions.get(name);
    if (definition == null) {
      definition = definitions.get(aliases.getOrDefault(name, ""));
    }
    if (definition == null) {
      throw new SettingException(
          "%s: no %s is called \"%s\"; %s".formatted(place.get(), kind, written, instead(name)));
    }
    return definition;
  }

  /** What to write instead of an unknown name: the most helpful alone, for the list is long. */
  private String instead(String name) {
    String habit = Habits.ofName(kind, name);
    String nearest = Nearest.suggestion(name, definitions.keySet());
    return !habit.isEmpty()
        ? habit
        : !nearest.isEmpty() ? nearest : "there are " + String.join(", ", definitions.keySet());
  }

  private Map<String, Object> assign(Definition<?> definition, Term term, Supplier<String> place) {
    Map<String, Object> values = new LinkedHashMap<>();
    int positional = 0;
    for (Term.Argument argument : term.arguments()) {
      String key;
      if (argument.key().isPresent()) {
        key = setting(definition, argument.key().get());
        requireSetting(definition, key, place);
      } else if (positional < definition.settings().size()) {
        key = definition.settings().get(positional++).name();
      } else {
        throw new SettingException(
            "%s: %s takes %s; found %d argument%s"
                .formatted(
                    place.get(),
                    definition.name(),
                    definition.settings().isEmpty() ? "no arguments" : "only " + definition,
                    term.arguments().size(),
                    term.arguments().size() == 1 ? "" : "s"));
      }
      if (values.put(key, argument.value()) != null) {
        throw new SettingException(
            "%s: %s has two values for %s".formatted(place.get(), definition.name(), key));
      }
    }
    return values;
  }

  private String setting(Definition<?> definition, String written) {
    String key = written.toLowerCase(Locale.ROOT).replace('-', '_');
    String meant = aliases.getOrDefault(key, key);
    return settingNames(definition).contains(key) ? key : meant;
  }

  private static List<String> settingNames(Definition<?> definition) {
    return definition.settings().stream().map(Setting::name).toList();
  }

  private static void requireSetting(Definition<?> definition, String key, Supplier<String> place) {
    List<String> names = settingNames(definition);
    if (!names.contains(key)) {
      throw new SettingException(
          "%s: %s has no setting \"%s\"; %s%s"
              .formatted(
                  place.get(),
                  definition.name(),
                  key,
                  names.isEmpty() ? "it has none" : "it has " + String.join(", ", names),
                  Habits.ofSetting(key)));
    }
  }

  private T make(
      Definition<? extends T> definition, Map<String, Object> given, Supplier<String> place) {
    Map<String, Object> complete = new LinkedHashMap<>();
    for (Setting setting : definition.settings()) {
      Object value = given.get(setting.name());
      if (value == null) {
        value =
            setting
                .defaultValue()
                .orElseThrow(
                    () ->
                        new SettingException(
                            "%s: %s needs %s; it is written %s"
                                .formatted(
                                    place.get(), definition.name(), setting.name(), definition)));
      }
      complete.put(setting.name(), setting.nested() ? things(value, setting, place) : value);
    }
    try {
      return Objects.requireNonNull(definition.make(Settings.of(complete)));
    } catch (IllegalArgumentException e) {
      String prefix = definition.name() + ": ";
      String reason = e.getMessage().startsWith(prefix) ? e.getMessage() : prefix + e.getMessage();
      String hint =
          given.values().stream()
              .filter(definitions::containsKey)
              .findFirst()
              .map(name -> Habits.ofValue(kind, name.toString()))
              .orElse("");
      throw new SettingException("%s: %s%s".formatted(place.get(), reason, hint), e);
    }
  }

  private List<T> things(Object value, Setting setting, Supplier<String> place) {
    if (value instanceof String text) {
      return parseAll(text);
    }
    if (!(value instanceof List<?> list)) {
      throw new SettingException(
          "%s: %s must be a list of %ss; found %s"
              .formatted(place.get(), setting.name(), kind, value));
    }
    List<T> things = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> map)) {
        throw new SettingException(
            "%s: %s must hold a map for each %s; found %s"
                .formatted(place.get(), setting.name(), kind, element));
      }
      Map<String, Object> form = new LinkedHashMap<>();
      map.forEach((key, entry) -> form.put(String.valueOf(key), entry));
      things.add(fromMap(form));
    }
    return things;
  }
}
