package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Hessian;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.SymmetricEigen;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

/** The catalogue's L17: cross-entropy of a linear model is convex in its weights. */
class ConvexityTest {
  private static final int SAMPLES = 5;
  private static final int FEATURES = 3;
  private static final int CLASSES = 4;

  private static Tensor normal(String name, Shape shape) {
    return RandomKey.of(17).child(name).normal(shape, DType.F64);
  }

  private static Tensor codes() {
    return Tensor.of(new int[] {0, 3, 1, 2, 1}, Shape.of(SAMPLES));
  }

  @Test
  void crossEntropy_linearModel_hasNoDirectionDownwards() {
    Tensor inputs = normal("inputs", Shape.of(SAMPLES, FEATURES));
    Variable weights = Variable.of("w", normal("weights", Shape.of(FEATURES, CLASSES)));
    Tensor loss = new CrossEntropy().mean(inputs.matmul(weights), codes()).times(SAMPLES);
    Tensor hessian = Hessian.of(loss, weights).reshape(12, 12);

    SymmetricEigen eigen = SymmetricEigen.of(hessian);

    assertThat(eigen.least()).isGreaterThan(-1e-12);
    assertThat(eigen.largest()).isPositive();
    // The same number to every class changes no probability: as many flat directions as features.
    assertThat(eigen.values()).startsWith(new double[] {0, 0, 0}, within(1e-12));
    assertThat(hessian.toDoubles()).containsExactly(blocks(inputs, weights), within(1e-12));
  }

  /** Σ p_k (δ_kl − p_l) φ φᵀ. */
  private static double[] blocks(Tensor inputs, Tensor weights) {
    double[] p = inputs.matmul(weights).softmax(-1).toDoubles();
    double[] x = inputs.toDoubles();
    double[] blocks = new double[144];
    for (int n = 0; n < SAMPLES; n++) {
      for (int i = 0; i < FEATURES; i++) {
        for (int k = 0; k < CLASSES; k++) {
          for (int j = 0; j < FEATURES; j++) {
            for (int l = 0; l < CLASSES; l++) {
              double pk = p[n * CLASSES + k];
              double pl = p[n * CLASSES + l];
              blocks[(i * CLASSES + k) * 12 + j * CLASSES + l] +=
                  pk * ((k == l ? 1 : 0) - pl) * x[n * FEATURES + i] * x[n * FEATURES + j];
            }
          }
        }
      }
    }
    return blocks;
  }

  @Test
  void crossEntropy_network_curvesDownwardsSomewhere() {
    Tensor inputs = normal("inputs", Shape.of(SAMPLES, FEATURES));
    Tensor second = normal("second", Shape.of(2, CLASSES)).times(3);
    Variable first = Variable.of("w", normal("first", Shape.of(FEATURES, 2)));
    Tensor loss = new CrossEntropy().mean(inputs.matmul(first).tanh().matmul(second), codes());

    assertThat(SymmetricEigen.of(Hessian.of(loss, first).reshape(6, 6)).least()).isNegative();
  }
}
