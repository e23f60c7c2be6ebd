package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node of parsed JSON with its path: maps, lists, strings, numbers and truth values, read with
 * checks whose messages name the path.
 */
record Tree(String path, Map<?, ?> map) {
  /** The root, or an error if the value is no object. */
  static Tree of(String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Tree(path, map);
    }
    throw expected(path, "an object", value);
  }

  private Object get(String key) {
    Object value = map.get(key);
    if (value == null) {
      throw expected(path + "." + key, "a value", null);
    }
    return value;
  }

  String text(String key) {
    Object value = get(key);
    if (value instanceof String text) {
      return text;
    }
    throw expected(path + "." + key, "a text", value);
  }

  double number(String key) {
    Object value = get(key);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw expected(path + "." + key, "a finite number", value);
  }

  int whole(String key) {
    double number = number(key);
    if (number != (int) number) {
      throw expected(path + "." + key, "a whole number", number);
    }
    return (int) number;
  }

  boolean truth(String key) {
    Object value = get(key);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw expected(path + "." + key, "true or false", value);
  }

  List<Double> numbers(String key) {
    List<Double> numbers = new ArrayList<>();
    for (Object item : list(key)) {
      if (!(item instanceof Number number) || !Double.isFinite(number.doubleValue())) {
        throw expected(path + "." + key + "[" + numbers.size() + "]", "a finite number", item);
      }
      numbers.add(number.doubleValue());
    }
    return numbers;
  }

  Tree child(String key) {
    return of(path + "." + key, get(key));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      if (!(item instanceof String text)) {
        throw expected(path + "." + key + "[" + texts.size() + "]", "a text", item);
      }
      texts.add(text);
    }
    return texts;
  }

  List<Tree> children(String key) {
    List<Tree> children = new ArrayList<>();
    for (Object item : list(key)) {
      children.add(of(path + "." + key + "[" + children.size() + "]", item));
    }
    return children;
  }

  private List<?> list(String key) {
    Object value = get(key);
    if (value instanceof List<?> list) {
      return list;
    }
    throw expected(path + "." + key, "a list", value);
  }

  static DataException expected(String path, String what, Object found) {
    String shown = found instanceof String text ? Quoted.of(text) : String.valueOf(found);
    return new DataException(
        "%s: expected %s; found %s".formatted(path, what, found == null ? "nothing" : shown));
  }
}
