package dev.cajal.nn.search;

import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.registry.SettingException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * Values that are listed.
 *
 * @param values at least one, all different
 */
public record Options(List<String> values) implements Dimension {
  /** Checks and copies the values. */
  public Options {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new SettingException("options: expected at least one value; found none");
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw new SettingException("options: expected different values; found " + values);
    }
  }

  static Options parse(String name, String text) {
    // Commas inside of brackets divide settings.
    String divider = text.contains("|") ? "\\|" : ",(?![^()]*\\))";
    List<String> values = Arrays.stream(text.split(divider, -1)).map(String::strip).toList();
    if (values.contains("")) {
      throw new SettingException(
          "%s: expected a value between the dividers; found nothing in %s"
              .formatted(name, Quoted.of(text)));
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw new SettingException(
          "%s: expected different values; found one twice in %s".formatted(name, Quoted.of(text)));
    }
    return new Options(values);
  }

  @Override
  public String at(double place) {
    return values.get((int) (place * values.size()));
  }

  @Override
  public List<String> grid() {
    return values;
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(values.size());
  }

  @Override
  public List<String> bounds() {
    return values;
  }

  @Override
  public boolean logarithmic() {
    return false;
  }

  @Override
  public String text() {
    return String.join(" | ", values);
  }
}
