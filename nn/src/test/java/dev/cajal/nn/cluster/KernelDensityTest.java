package dev.cajal.nn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import org.junit.jupiter.api.Test;

class KernelDensityTest {
  private static final Tensor PAIR = Matrices.matrix(new double[] {-1}, new double[] {1});

  @Test
  void density_isTheMeanOfTheBumps() {
    double[] found =
        new KernelDensity(PAIR, 0.5)
            .density(Matrices.matrix(new double[] {0}, new double[] {1}))
            .toDoubles();

    double peak = 1 / (0.5 * Math.sqrt(2 * Math.PI));
    assertThat(found[0]).isCloseTo(peak * Math.exp(-2), within(1e-14));
    assertThat(found[1]).isCloseTo(peak * (1 + Math.exp(-8)) / 2, within(1e-14));
  }

  @Test
  void density_inThePlane_hasTheSquareOfTheConstant() {
    Tensor origin = Matrices.matrix(new double[] {0, 0});

    assertThat(new KernelDensity(origin, 2).density(origin).toDoubles()[0])
        .isCloseTo(1 / (8 * Math.PI), within(1e-14));
  }

  @Test
  void logDensity_farAway_isFinite() {
    assertThat(
            new KernelDensity(PAIR, 0.1)
                .logDensity(Matrices.matrix(new double[] {1001}))
                .toDoubles()[0])
        .isCloseTo(-5e7 - Math.log(2 * 0.1 * Math.sqrt(2 * Math.PI)), within(1e-6));
  }

  @Test
  void leaveOneOut_isTheDensityOfTheOthers() {
    assertThat(new KernelDensity(PAIR, 1).leaveOneOut())
        .isCloseTo(-2 - 0.5 * Math.log(2 * Math.PI), within(1e-12));
    assertThat(new KernelDensity(Matrices.matrix(new double[] {0}), 1).leaveOneOut())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void bandwidth_isChecked() {
    assertThatThrownBy(() -> new KernelDensity(PAIR, 0))
        .hasMessage("kernel density: the bandwidth must be greater than 0; found 0.0");
  }
}
