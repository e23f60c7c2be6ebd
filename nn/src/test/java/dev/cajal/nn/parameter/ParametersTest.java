package dev.cajal.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private final Parameters parameters = Parameters.of(1);

  private void create(String... paths) {
    for (String path : paths) {
      Trace.prediction(parameters).scope(path).parameter("weight", Shape.of(2), new Constant(1));
    }
  }

  @Test
  void all_numberedPaths_areInOrder() {
    create("10", "2", "1");

    assertThat(parameters.all())
        .extracting(Variable::name)
        .containsExactly("1.weight", "2.weight", "10.weight");
    assertThat(parameters.values().keySet()).containsExactly("1.weight", "2.weight", "10.weight");
  }

  @Test
  void select_pattern_choosesTrainable() {
    create("encoder.0", "encoder.1", "decoder.0");
    Trace.prediction(parameters).scope("encoder").state("mean", Shape.of(2), new Constant(0));

    assertThat(parameters.select(Selection.of("encoder.**")))
        .extracting(Variable::name)
        .containsExactly("encoder.0.weight", "encoder.1.weight");
  }

  @Test
  void load_values_restores() {
    create("0", "1");
    Map<String, Tensor> saved = parameters.values();
    parameters.get("0.weight").set(Tensor.of(7, 8));

    parameters.load(saved);

    assertThat(parameters.get("0.weight").toFloats()).containsExactly(1, 1);
  }

  @Test
  void load_wrongNames_namesThemAndChangesNothing() {
    create("0", "1");
    Map<String, Tensor> values = new HashMap<>(parameters.values());
    values.remove("1.weight");
    values.put("0.weight", Tensor.of(5, 5));
    values.put("2.weight", Tensor.of(1, 1));

    assertThatThrownBy(() -> parameters.load(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "loading parameters: there must be one value for each variable; missing [1.weight],"
                + " unknown [2.weight]");
    assertThat(parameters.get("0.weight").toFloats()).containsExactly(1, 1);
  }

  @Test
  void load_wrongType_namesItAndChangesNothing() {
    create("0", "1");
    Map<String, Tensor> values = new HashMap<>(parameters.values());
    values.put("0.weight", Tensor.of(5, 5));
    values.put("1.weight", Tensor.of(1, 1, 1));

    assertThatThrownBy(() -> parameters.load(values))
        .hasMessage("parameter 1.weight: it must be f32[2] here; found f32[3]");
    assertThat(parameters.get("0.weight").toFloats()).containsExactly(1, 1);
  }

  @Test
  void get_unknownPath_namesThoseThatThereAre() {
    create("0");

    assertThatThrownBy(() -> parameters.get("1.weight"))
        .hasMessage("parameters: no variable is called 1.weight; there are [0.weight]");
  }

  @Test
  void of_wholeNumbers_throws() {
    assertThatThrownBy(() -> Parameters.of(1, DType.I32))
        .hasMessage("parameters: the element type must be f32 or f64; found i32");
  }

  @Test
  void toString_listsTypesAndCount() {
    create("0");

    assertThat(parameters).hasToString("0.weight f32[2]\n2 parameters");
  }
}
