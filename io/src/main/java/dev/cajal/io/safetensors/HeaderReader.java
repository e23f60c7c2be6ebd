package dev.cajal.io.safetensors;

import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The JSON of a header as tensors and metadata, without regard to whether the offsets fit. */
final class HeaderReader {
  private static final String METADATA = "__metadata__";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNumberLength(20)
                  .maxNameLength(1 << 16)
                  .maxStringLength(1 << 24)
                  .build())
          .build();

  private final String file;
  private final JsonParser json;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<StoredTensor> tensors = new ArrayList<>();

  private HeaderReader(String file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Parses a header.
   *
   * @throws FileFormatException if it is no JSON of the required form, naming the tensor
   */
  static SafetensorsHeader read(String file, byte[] header, long dataStart) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), header)) {
      HeaderReader reader = new HeaderReader(file, json);
      reader.document();
      return new SafetensorsHeader(reader.metadata, reader.tensors, dataStart);
    } catch (JacksonException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new FileFormatException(file, "the header is not the JSON it must be: " + reason, e);
    }
  }

  private void document() {
    require(json.nextToken() == JsonToken.START_OBJECT, "the header", "an object");
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      if (name.equals(METADATA)) {
        readMetadata();
      } else {
        tensors.add(readTensor(name));
      }
    }
    require(json.nextToken() == null, "the header", "nothing after its object");
  }

  private void readMetadata() {
    require(json.nextToken() == JsonToken.START_OBJECT, METADATA, "an object");
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      require(json.nextToken() == JsonToken.VALUE_STRING, METADATA, "texts");
      metadata.put(key, json.getString());
    }
  }

  private StoredTensor readTensor(String name) {
    String what = "tensor " + Quoted.of(name);
    String type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    require(json.nextToken() == JsonToken.START_OBJECT, what, "an object");
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      JsonToken token = json.nextToken();
      switch (key) {
        case "dtype" -> {
          require(token == JsonToken.VALUE_STRING, what + " dtype", "a text");
          type = json.getString();
        }
        case "shape" -> shape = readNumbers(token, what + " shape");
        case "data_offsets" -> offsets = readNumbers(token, what + " data_offsets");
        default -> json.skipChildren();
      }
    }
    boolean complete = type != null && shape != null && offsets != null && offsets.size() == 2;
    require(complete, what, "a dtype, a shape and two data_offsets");
    return new StoredTensor(name, type, shape, offsets.getFirst(), offsets.getLast());
  }

  private List<Long> readNumbers(JsonToken start, String what) {
    require(start == JsonToken.START_ARRAY, what, "a list");
    List<Long> numbers = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      boolean whole =
          token == JsonToken.VALUE_NUMBER_INT
              && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
              && json.getLongValue() >= 0;
      require(whole, what, "whole numbers from 0 to 2^63 - 1");
      numbers.add(json.getLongValue());
    }
    return numbers;
  }

  private void require(boolean holds, String what, String expected) {
    if (!holds) {
      throw new FileFormatException(file, what + ": expected " + expected);
    }
  }
}
