package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sgd(0)                       | sgd: rate must be greater than 0; found 0.0
          momentum(0.1, 1)             | momentum: decay must be at least 0 and less than 1; found 1.0
          heavy_ball(-1)               | heavy_ball: rate must be greater than 0; found -1.0
          heavy_ball(0.1, 1)           | heavy_ball: decay must be at least 0 and less than 1; found 1.0
          nesterov(0.1, -1)            | nesterov: decay must be at least 0 and less than 1; found -1.0
          averaged_momentum(0.1, 1)    | averaged_momentum: decay must be at least 0 and less than 1; found 1.0
          adam(0.1, 1)                 | adam: decay1 must be at least 0 and less than 1; found 1.0
          adam(0.1, 0, 1)              | adam: decay2 must be at least 0 and less than 1; found 1.0
          adam(epsilon=0)              | adam: epsilon must be greater than 0; found 0.0
          adamw(0)                     | adamw: rate must be greater than 0; found 0.0
          adamw(1, -1)                 | adamw: weight_decay must be at least 0; found -1.0
          adamw(1, 0, 2)               | adamw: decay1 must be at least 0 and less than 1; found 2.0
          adamw(1, 0, 0, 2)            | adamw: decay2 must be at least 0 and less than 1; found 2.0
          adamw(epsilon=-1)            | adamw: epsilon must be greater than 0; found -1.0
          amsgrad(0)                   | amsgrad: rate must be greater than 0; found 0.0
          amsgrad(1, 1)                | amsgrad: decay1 must be at least 0 and less than 1; found 1.0
          amsgrad(1, 0, 1)             | amsgrad: decay2 must be at least 0 and less than 1; found 1.0
          amsgrad(epsilon=0)           | amsgrad: epsilon must be greater than 0; found 0.0
          nadam(0)                     | nadam: rate must be greater than 0; found 0.0
          nadam(1, 1)                  | nadam: decay1 must be at least 0 and less than 1; found 1.0
          nadam(1, 0, 1)               | nadam: decay2 must be at least 0 and less than 1; found 1.0
          nadam(epsilon=0)             | nadam: epsilon must be greater than 0; found 0.0
          rmsprop(0)                   | rmsprop: rate must be greater than 0; found 0.0
          rmsprop(1, 1)                | rmsprop: decay must be at least 0 and less than 1; found 1.0
          rmsprop(1, 0, 1)             | rmsprop: momentum must be at least 0 and less than 1; found 1.0
          rmsprop(epsilon=0)           | rmsprop: epsilon must be greater than 0; found 0.0
          adagrad(0)                   | adagrad: rate must be greater than 0; found 0.0
          adagrad(1, -1)               | adagrad: start must be at least 0; found -1.0
          adagrad(epsilon=0)           | adagrad: epsilon must be greater than 0; found 0.0
          adadelta(0)                  | adadelta: rate must be greater than 0; found 0.0
          adadelta(1, 1)               | adadelta: decay must be at least 0 and less than 1; found 1.0
          adadelta(epsilon=0)          | adadelta: epsilon must be greater than 0; found 0.0
          lion(0)                      | lion: rate must be greater than 0; found 0.0
          lion(1, 1)                   | lion: decay1 must be at least 0 and less than 1; found 1.0
          lion(1, 0, 1)                | lion: decay2 must be at least 0 and less than 1; found 1.0
          lion(weight_decay=-1)        | lion: weight_decay must be at least 0; found -1.0
          """)
  void parse_settingOutOfRange_throws(String text, String message) {
    assertThatThrownBy(() -> Optimizers.parse(text))
        .hasMessage("optimizer \"%s\", position 1: %s".formatted(text, message));
  }
}
