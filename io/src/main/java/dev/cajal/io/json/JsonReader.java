package dev.cajal.io.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * An object from the tokens of a text.
 *
 * <p>Jackson's own binding would do the same, and takes longer to get ready than a model to load.
 */
final class JsonReader {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final JsonParser tokens;

  private JsonReader(JsonParser tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a text that is one object and nothing else.
   *
   * @throws tools.jackson.core.JacksonException if it is something else
   */
  static Map<String, Object> object(byte[] text) {
    try (JsonParser tokens = JSON.createParser(ObjectReadContext.empty(), text)) {
      JsonReader reader = new JsonReader(tokens);
      if (tokens.nextToken() != JsonToken.START_OBJECT) {
        throw new StreamReadException(tokens, "expected an object");
      }
      Map<String, Object> object = reader.members();
      if (tokens.nextToken() != null) {
        throw new StreamReadException(tokens, "expected nothing after the object");
      }
      return object;
    }
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
      members.put(name, value(tokens.nextToken()));
    }
    return members;
  }

  private Object value(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> members();
      case START_ARRAY -> elements();
      case VALUE_STRING -> tokens.getString();
      case VALUE_NUMBER_INT -> tokens.getNumberValue();
      case VALUE_NUMBER_FLOAT -> tokens.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new StreamReadException(tokens, "expected a value");
    };
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = tokens.nextToken();
        token != JsonToken.END_ARRAY;
        token = tokens.nextToken()) {
      elements.add(value(token));
    }
    return elements;
  }
}
