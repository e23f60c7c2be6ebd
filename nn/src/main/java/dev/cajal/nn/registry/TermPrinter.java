package dev.cajal.nn.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes a thing as text that {@link TermParser} reads. */
final class TermPrinter {
  private TermPrinter() {}

  static String print(Definition<?> definition, Settings settings) {
    List<String> arguments = new ArrayList<>();
    boolean positional = true;
    for (Setting setting : definition.settings()) {
      Object value = settings.values().get(setting.name());
      if (Objects.equals(
          format(value), setting.defaultValue().map(TermPrinter::format).orElse(null))) {
        positional = false;
      } else {
        arguments.add((positional ? "" : setting.name() + "=") + format(value));
      }
    }
    return arguments.isEmpty()
        ? definition.name()
        : definition.name() + "(" + String.join(", ", arguments) + ")";
  }

  private static String format(Object value) {
    if (value instanceof Number number
        && number.doubleValue() == number.longValue()
        && Math.abs(number.doubleValue()) < 1e15) {
      return Long.toString(number.longValue());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TermPrinter::format).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
