package dev.cajal.io.model;

import dev.cajal.nn.data.DataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object that was read from JSON; a member that is missing or of another kind is named. */
final class JsonObject {
  private final String path;
  private final Map<String, Object> members;

  private JsonObject(String path, Map<String, Object> members) {
    this.path = path;
    this.members = members;
  }

  static JsonObject of(String path, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new DataException(path + ": expected a JSON object; found " + shown(value));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, member) -> members.put(String.valueOf(key), member));
    return new JsonObject(path, members);
  }

  JsonObject object(String name) {
    return of(path + ", " + name, members.get(name));
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "a text"));
  }

  Optional<String> optionalText(String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(name, "a text");
    };
  }

  double number(String name) {
    if (members.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  long whole(String name) {
    Object value = members.get(name);
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    throw wrong(name, "a whole number");
  }

  /** A whole number that is written as a text, because some readers lose digits of long numbers. */
  long wholeText(String name) {
    String text = text(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong(name, "a whole number in quotes");
    }
  }

  /** A whole number that counts something. */
  int count(String name) {
    long value = whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(name, "a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  List<Object> list(String name) {
    if (members.get(name) instanceof List<?> list) {
      return List.copyOf(list);
    }
    throw wrong(name, "a list");
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  /** Where this object is: the file and the names of the members down to it. */
  String path() {
    return path;
  }

  Map<String, Object> members() {
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
}
