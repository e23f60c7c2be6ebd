package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rates of their own for each element: the first iterates on w² from 1, from the papers' formulas;
 * the catalogue's O11 and E41.
 */
class AdaptiveTraceTest {
  static Stream<Arguments> traces() {
    return Stream.of(
        trace("adam(0.1)", 0.9000000005, 0.8004122287, 0.7015862729, 0.6039390606, 0.5079636593),
        trace(
            "adamw(0.1, 0.5)",
            0.8500000005,
            0.7082484434,
            0.5749739307,
            0.4505145184,
            0.3353148885),
        trace(
            "amsgrad(0.1, decay2=0.5)",
            0.9000000005,
            0.7986254635,
            0.6954722638,
            0.595552176,
            0.5010972068),
        trace("nadam(0.1)", 0.8943548227, 0.8199730706, 0.7527292664, 0.6877160512, 0.6236628919),
        trace("rmsprop(0.1)", 0.683772239, 0.4988706135, 0.3691805603, 0.2728248918, 0.1997951603),
        trace(
            "rmsprop(0.1, momentum=0.9, centred=true)",
            0.6666666722,
            0.1655676866,
            -0.3380643019,
            -0.6899238091,
            -0.8326536969),
        trace(
            "keras_rmsprop(0.1, epsilon=0.01)",
            0.6876524762,
            0.5037293876,
            0.3742835524,
            0.2778199542,
            0.2044706819),
        trace("adagrad(0.1)", 0.9, 0.8331035268, 0.7804561814, 0.7362231327, 0.6977148621),
        trace(
            "keras_adagrad(0.1)",
            0.9012270415,
            0.8347372778,
            0.7822991955,
            0.7381935366,
            0.6997694967),
        trace("adadelta", 0.9955278752, 0.9910086803, 0.9864644623, 0.981906254, 0.9773406775),
        trace("lion(0.1, weight_decay=0.5)", 0.85, 0.7075, 0.572125, 0.44351875, 0.3213428125));
  }

  private static Arguments trace(String optimizer, double... iterates) {
    return Arguments.of(optimizer, iterates);
  }

  @ParameterizedTest
  @MethodSource("traces")
  void iterates_parabola_areTheFormulas(String optimizer, double[] expected) {
    assertThat(new Parabola(Optimizers.parse(optimizer)).iterates(5))
        .containsExactly(expected, within(1e-10));
  }

  /** Counting t from 0 would make the second step of a constant gradient 1.344 and not 1. */
  @Test
  void adam_constantGradient_movesByTheRate() {
    Variable w = Variable.of("w", Tensor.of(new double[] {0}, Shape.scalar()));
    Updater updater = new Updater(List.of(OptimizerGroup.of(new Adam(1))), DType.F64);
    Tensor loss = w.negate();
    Executable step =
        Compiler.compile(
            Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
    double[] points = new double[3];
    for (int i = 0; i < 3; i++) {
      step.run();
      points[i] = w.toDouble();
    }

    assertThat(points).containsExactly(new double[] {1, 2, 3}, within(1e-7));
  }

  @Test
  void adamW_noDecay_isAdam() {
    assertThat(new Parabola(new AdamW(0.1, 0)).iterates(5))
        .containsExactly(new Parabola(new Adam(0.1)).iterates(5));
  }
}
