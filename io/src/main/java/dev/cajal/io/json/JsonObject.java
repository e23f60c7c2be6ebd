package dev.cajal.io.json;

import dev.cajal.nn.data.DataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object that was read from JSON; a member that is missing or of another kind is named. */
public final class JsonObject {
  private final String path;
  private final Map<String, Object> members;

  private JsonObject(String path, Map<String, Object> members) {
    this.path = path;
    this.members = members;
  }

  /**
   * The object that a value is.
   *
   * @param path what messages call it
   * @throws DataException if it is not a map
   */
  public static JsonObject of(String path, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new DataException(path + ": expected a JSON object; found " + shown(value));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, member) -> members.put(String.valueOf(key), member));
    return new JsonObject(path, members);
  }

  /** A member that is an object. */
  public JsonObject object(String name) {
    return of(path + ", " + name, members.get(name));
  }

  /** A member that is a text. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "a text"));
  }

  /** A member that is a text, empty if it is missing or null. */
  public Optional<String> optionalText(String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(name, "a text");
    };
  }

  /** A member that is a number. */
  public double number(String name) {
    if (members.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  /** A member that is a whole number. */
  public long whole(String name) {
    Object value = members.get(name);
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    throw wrong(name, "a whole number");
  }

  /** A whole number that is written as a text, because some readers lose digits of long numbers. */
  public long wholeText(String name) {
    String text = text(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong(name, "a whole number in quotes");
    }
  }

  /** A whole number that counts something. */
  public int count(String name) {
    long value = whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(name, "a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  /** A member that is a list. */
  public List<Object> list(String name) {
    if (members.get(name) instanceof List<?> list) {
      return List.copyOf(list);
    }
    throw wrong(name, "a list");
  }

  /** Whether there is a member of this name. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** Where this object is: the file and the names of the members down to it. */
  public String path() {
    return path;
  }

  /** All members, in the order of the text. */
  public Map<String, Object> members() {
    return members;
  }

  private DataException wrong(String name, String expected) {
    return new DataException(
        "%s, %s: expected %s; found %s".formatted(path, name, expected, shown(members.get(name))));
  }

  private static String shown(Object value) {
    return switch (value) {
      case null -> "nothing";
      case Map<?, ?> _ -> "an object";
      case List<?> _ -> "a list";
      case String text -> "\"" + text + "\"";
      default -> value.toString();
    };
  }

  /** All members, which must be numbers, in their order. */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    members().keySet().forEach(name -> numbers.put(name, number(name)));
    return numbers;
  }
}
