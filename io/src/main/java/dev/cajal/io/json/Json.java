package dev.cajal.io.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cajal.io.file.AtomicFile;
import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON from and to maps, lists, texts, numbers, truth values and nulls. */
public final class Json {
  private Json() {}

  /** Made when something is written first: a prediction writes nothing. */
  private static final class Writing {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  /**
   * One line of JSON, its keys in the order of the map; numbers that are not finite become null.
   */
  public static String line(Map<String, ?> object) {
    return Writing.MAPPER.writeValueAsString(JsonNumbers.finite(object));
  }

  /** The same over several lines, ended by a line feed. */
  public static String pretty(Map<String, ?> object) {
    return Writing.MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(JsonNumbers.finite(object))
        + "\n";
  }

  /** Writes or replaces a file at once. */
  public static void write(Path file, Map<String, ?> object) {
    AtomicFile.write(file, pretty(object));
  }

  /**
   * The object that a text holds.
   *
   * @param name what messages call the text
   * @throws DataException if it holds something else
   */
  public static JsonObject parse(String name, String text) {
    try {
      return JsonObject.of(name, JsonReader.object(text.getBytes(UTF_8)));
    } catch (JacksonException e) {
      throw damaged(name, e);
    }
  }

  /**
   * Reads a file that holds one object.
   *
   * @throws DataException if it is missing or holds something else
   */
  public static JsonObject read(Path file) {
    try {
      return JsonObject.of(file.toString(), JsonReader.object(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot read it: " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw damaged(file.toString(), e);
    }
  }

  private static DataException damaged(String name, JacksonException e) {
    return new DataException(
        "%s, line %d: expected a JSON object; the text breaks off or is damaged there"
            .formatted(name, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
        e);
  }
}
