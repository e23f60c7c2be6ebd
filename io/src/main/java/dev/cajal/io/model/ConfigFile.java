package dev.cajal.io.model;

import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Options in a file: lines {@code name = value} in UTF-8, in the syntax of Java's {@link
 * Properties}, where # begins a comment.
 *
 * <p>A training leaves one, {@code config.properties}, with all options as they took effect.
 */
public final class ConfigFile {
  static final String NAME = "config.properties";

  private ConfigFile() {}

  /**
   * The values by name, ordered by name.
   *
   * @throws DataException if the file cannot be read or is not such a text
   */
  public static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (CharacterCodingException e) {
      throw new DataException(file + ": expected text in UTF-8; found other bytes", e);
    } catch (IOException e) {
      throw FileProblem.of(file.toString(), "read", e);
    } catch (IllegalArgumentException e) {
      throw new DataException(file + ": expected lines NAME = VALUE; " + e.getMessage(), e);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }

  /** The options of a training, from which an equal one follows. */
  static String text(ModelDescription description) {
    Provenance provenance = description.provenance();
    Map<String, String> options = new LinkedHashMap<>();
    options.put("data", provenance.data());
    provenance.target().ifPresent(target -> options.put("target", target));
    provenance.task().ifPresent(task -> options.put("task", task));
    description.recipe().toMap().forEach((name, value) -> options.put(name, text(value)));
    StringBuilder text = new StringBuilder("# cajal train --config FILE repeats this training.\n");
    options.forEach(
        (name, value) -> text.append(name).append(" = ").append(escaped(value)).append('\n'));
    return text.toString();
  }

  /** As the option of that name reads it. */
  private static String text(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> quoted(entry.getKey().toString()) + "=" + entry.getValue())
            .collect(Collectors.joining(","))
        : value.toString();
  }

  /** A label as lists of labels need it: in quotes if it has a comma, a quote, or outer spaces. */
  private static String quoted(String label) {
    boolean plain = !label.contains(",") && !label.contains("\"") && label.equals(label.strip());
    return plain ? label : "\"" + label.replace("\"", "\"\"") + "\"";
  }

  private static String escaped(String value) {
    String text = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return text.startsWith(" ") || text.startsWith("\t") ? "\\" + text : text;
  }
}
