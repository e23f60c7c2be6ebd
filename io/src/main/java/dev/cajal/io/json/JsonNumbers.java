package dev.cajal.io.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON has no word for numbers that are not finite: they become null. */
final class JsonNumbers {
  private JsonNumbers() {}

  static Map<String, Object> finite(Map<String, ?> object) {
    Map<String, Object> result = new LinkedHashMap<>();
    object.forEach((key, value) -> result.put(key, finiteValue(value)));
    return result;
  }

  private static Object finiteValue(Object value) {
    return switch (value) {
      case Double number when !Double.isFinite(number) -> null;
      case Float number when !Float.isFinite(number) -> null;
      case Map<?, ?> map -> {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, item) -> result.put(String.valueOf(key), finiteValue(item)));
        yield result;
      }
      case List<?> list -> {
        List<Object> result = new ArrayList<>();
        list.forEach(item -> result.add(finiteValue(item)));
        yield result;
      }
      case null -> null;
      default -> value;
    };
  }
}
