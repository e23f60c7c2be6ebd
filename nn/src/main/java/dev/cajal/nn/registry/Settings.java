package dev.cajal.nn.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values by name, immutable: numbers, truth values, texts, lists of these and further maps.
 *
 * <p>The getters convert and say which setting is wrong; they are for values that came from a text
 * or a file.
 */
public final class Settings {
  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = values;
  }

  /** Settings with a copy of these values, in their order. */
  public static Settings of(Map<String, ?> values) {
    return new Settings(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** Settings of one value. */
  public static Settings of(String name, Object value) {
    return of(Map.of(name, value));
  }

  /** No settings. */
  public static Settings none() {
    return new Settings(Map.of());
  }

  /** These settings and one more. */
  public Settings and(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Settings(Collections.unmodifiableMap(more));
  }

  /** The values by name, unmodifiable. */
  public Map<String, Object> values() {
    return values;
  }

  /**
   * A whole number.
   *
   * @throws SettingException if the value is none or does not fit an int
   */
  public int whole(String name) {
    Object value = get(name);
    if (value instanceof Number number && number.doubleValue() == number.intValue()) {
      return number.intValue();
    }
    throw wrong(name, "a whole number", value);
  }

  /**
   * A number.
   *
   * @throws SettingException if the value is none
   */
  public double number(String name) {
    Object value = get(name);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number", value);
  }

  /**
   * A truth value.
   *
   * @throws SettingException if the value is neither true nor false
   */
  public boolean flag(String name) {
    Object value = get(name);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false", value);
  }

  /**
   * A text, such as a name or a nested term.
   *
   * @throws SettingException if the value is none
   */
  public String text(String name) {
    Object value = get(name);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(name, "a name", value);
  }

  /**
   * A list of numbers.
   *
   * @throws SettingException if the value is none
   */
  public List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof Number number)) {
        throw wrong(name, "a list of numbers", element);
      }
      numbers.add(number.doubleValue());
    }
    return List.copyOf(numbers);
  }

  /**
   * A list of whole numbers.
   *
   * @throws SettingException if the value is none
   */
  public List<Integer> wholes(String name) {
    List<Integer> wholes = new ArrayList<>();
    for (double number : numbers(name)) {
      if (number != (int) number) {
        throw wrong(name, "a list of whole numbers", number);
      }
      wholes.add((int) number);
    }
    return List.copyOf(wholes);
  }

  /**
   * A list.
   *
   * @throws SettingException if the value is none
   */
  public List<?> list(String name) {
    Object value = get(name);
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list", value);
  }

  /**
   * A list of things of the same registry.
   *
   * @throws SettingException if one of them is not of the type
   */
  public <T> List<T> things(String name, Class<T> type) {
    List<T> things = new ArrayList<>();
    for (Object element : list(name)) {
      if (!type.isInstance(element)) {
        throw wrong(name, "a list of names with their settings", element);
      }
      things.add(type.cast(element));
    }
    return List.copyOf(things);
  }

  private Object get(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new SettingException("%s must be given".formatted(name));
    }
    return value;
  }

  private static SettingException wrong(String name, String expected, Object found) {
    return new SettingException("%s must be %s; found %s".formatted(name, expected, found));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
