package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.nn.registry.Definition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The defaults of other libraries, as their documentation states them. */
class PresetsTest {
  static Stream<Arguments> presets() {
    return Stream.of(
        Arguments.of("keras_sgd", new Sgd(0.01)),
        Arguments.of("keras_adam", new Adam(0.001, 0.9, 0.999, 1e-7)),
        Arguments.of("keras_adamw", new AdamW(0.001, 0.004, 0.9, 0.999, 1e-7)),
        Arguments.of("keras_nadam", new NAdam(0.001, 0.9, 0.999, 1e-7)),
        Arguments.of("keras_rmsprop", new RmsProp(0.001, 0.9, 0, false, 1e-7, true)),
        Arguments.of("keras_adagrad", new Adagrad(0.001, 0.1, 1e-7, true)),
        Arguments.of("keras_adadelta", new Adadelta(0.001, 0.95, 1e-7)),
        Arguments.of("pytorch_sgd", new Sgd(0.001)),
        Arguments.of("pytorch_rmsprop", new RmsProp(0.01, 0.99, 0, false, 1e-8, false)),
        Arguments.of("pytorch_adadelta", new Adadelta(1, 0.9, 1e-6)),
        Arguments.of("adam", new Adam(0.001)),
        Arguments.of("adamw", new AdamW(0.001, 0.01)),
        Arguments.of("nadam", new NAdam(0.002)),
        Arguments.of("rmsprop", new RmsProp(0.001)),
        Arguments.of("adagrad", new Adagrad(0.01)),
        Arguments.of("adadelta", new Adadelta(1, 0.95, 1e-6)),
        Arguments.of("lion", new Lion(1e-4)));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void parse_nameAlone_hasTheLibrarysDefaults(String name, Optimizer expected) {
    assertThat(Optimizers.parse(name)).isEqualTo(expected);
  }

  @Test
  void parse_presetWithSettings_replacesDefaults() {
    assertThat(Optimizers.parse("keras_adam(0.01)")).isEqualTo(new Adam(0.01, 0.9, 0.999, 1e-7));
    assertThat(Optimizers.registry().print(Optimizers.parse("keras_adam")))
        .contains("adam(epsilon=1.0E-7)");
  }

  @Test
  void definitions_everyPreset_isInTheTable() {
    assertThat(presets().map(row -> row.get()[0]))
        .containsAll(Presets.definitions().stream().map(Definition::name).toList());
  }
}
