package dev.cajal.io.safetensors;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The header for arrays in a given order. */
final class HeaderWriter {
  private static final int ALIGNMENT = 8;
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private HeaderWriter() {}

  /** The length and the JSON, padded with spaces so that the data begin at a multiple of 8. */
  static ByteBuffer bytes(List<NamedArray> arrays, Map<String, String> metadata) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeName("__metadata__").writeStartObject();
        new TreeMap<>(metadata).forEach(json::writeStringProperty);
        json.writeEndObject();
      }
      long begin = 0;
      for (NamedArray array : arrays) {
        long end = begin + (long) array.values().size() * array.dtype().bytes();
        json.writeName(array.name()).writeStartObject();
        json.writeStringProperty("dtype", StoredType.of(array.dtype()).name());
        json.writeName("shape").writeStartArray();
        for (int extent : array.shape().dims()) {
          json.writeNumber(extent);
        }
        json.writeEndArray();
        json.writeName("data_offsets").writeStartArray();
        json.writeNumber(begin).writeNumber(end).writeEndArray();
        json.writeEndObject();
        begin = end;
      }
      json.writeEndObject();
    }
    while (text.size() % ALIGNMENT != 0) {
      text.write(' ');
    }
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + text.size()).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(text.size()).put(text.toByteArray()).flip();
  }
}
