package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import org.junit.jupiter.api.Test;

class ActivationTest {
  @Test
  void softplus_atZero_hasSlopeOneHalf() {
    Variable z = Variable.of("z", Tensor.of(0));

    Tensor slope = Gradient.of(Activation.SOFTPLUS.of(z).sum(), z).of(z);

    assertThat(slope.toFloats()).containsExactly(0.5f);
  }

  @Test
  void reluForms_atZero_haveTheirDocumentedSlope() {
    Variable z = Variable.of("z", Tensor.of(0));

    Tensor relu = Gradient.of(Activation.RELU.of(z).sum(), z).of(z);
    Tensor leaky =
        Gradient.of(
                new LeakyRelu(0.25).apply(z, Trace.prediction(Parameters.of(1)).scope()).sum(), z)
            .of(z);

    assertThat(relu.toFloats()).containsExactly(0);
    assertThat(leaky.toFloats()).containsExactly(0.25f);
  }

  @Test
  void softmax_hugeScores_isSafe() {
    float[] p = Activation.SOFTMAX.of(Tensor.of(new float[][] {{1000, 0, -1000}})).toFloats();

    assertThat(p).containsExactly(1, 0, 0);
  }
}
