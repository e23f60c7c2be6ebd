package dev.cajal.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @TempDir Path folder;

  @Test
  void line_keepsTheOrderAndMakesNullOfWhatIsNotFinite() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("b", 1.5);
    object.put("a", List.of(Double.NaN, 2));
    object.put("c", Map.of("d", Float.POSITIVE_INFINITY));

    assertThat(Json.line(object)).isEqualTo("{\"b\":1.5,\"a\":[null,2],\"c\":{\"d\":null}}");
  }

  @Test
  void read_givesWhatWasWritten() {
    Path file = folder.resolve("x.json");
    Json.write(file, Map.of("name", "digits", "inner", Map.of("count", 3, "list", List.of(1, 2))));

    JsonObject object = Json.read(file);

    assertThat(object.text("name")).isEqualTo("digits");
    assertThat(object.object("inner").count("count")).isEqualTo(3);
    assertThat(object.object("inner").list("list")).containsExactly(1, 2);
  }

  @Test
  void parse_givesEachKindOfValue() {
    JsonObject object =
        Json.parse(
            "x",
            "{\"a\":[1,2147483648,-0.5,true,false,null,\"ä\",[],{}],\"b\":1,\"b\":{\"c\":2e3}}");

    List<Object> values = new ArrayList<>(List.of(1, 2147483648L, -0.5, true, false));
    values.add(null);
    values.addAll(List.of("ä", List.of(), Map.of()));
    assertThat(object.members()).isEqualTo(Map.of("a", values, "b", Map.of("c", 2000.0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "1", "[]", "{", "{}}", "{} 1", "{\"a\"}", "{\"a\":[1,}", "{1:2}"})
  void parse_ofWhatIsNoObject_isRefused(String text) {
    assertThatThrownBy(() -> Json.parse("x", text))
        .isInstanceOf(DataException.class)
        .hasMessage("x, line 1: expected a JSON object; the text breaks off or is damaged there");
  }

  @Test
  void read_ofACutFile_namesTheLine() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\n\"a\": 1,\n\"b\"");

    assertThatThrownBy(() -> Json.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ", line 3: expected a JSON object; the text breaks off or is damaged there");
  }

  @Test
  void read_ofAMissingFile_saysSo() {
    Path file = folder.resolve("none.json");

    assertThatThrownBy(() -> Json.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": there is no such file");
  }

  @Test
  void members_ofAnotherKind_areNamedWithTheirPath() {
    JsonObject object = JsonObject.of("model.json", Map.of("inner", Map.of("epochs", "many")));

    assertThatThrownBy(() -> object.object("inner").count("epochs"))
        .isInstanceOf(DataException.class)
        .hasMessage("model.json, inner, epochs: expected a whole number; found \"many\"");
    assertThatThrownBy(() -> object.text("name"))
        .hasMessage("model.json, name: expected a text; found nothing");
    assertThatThrownBy(() -> object.object("name"))
        .hasMessage("model.json, name: expected a JSON object; found nothing");
  }
}
