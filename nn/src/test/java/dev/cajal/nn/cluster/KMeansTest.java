package dev.cajal.nn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import org.junit.jupiter.api.Test;

class KMeansTest {
  private static final Tensor LINE =
      Matrices.matrix(
          new double[] {0}, new double[] {1}, new double[] {5}, new double[] {6}, new double[] {7});

  @Test
  void fit_movesEachCentreToTheMeanOfItsSamples() {
    KMeansFit fit = new KMeans(2).fit(LINE, Matrices.matrix(new double[] {0}, new double[] {1}));

    // {0}, {1, 5, 6, 7}: means 0 and 4.75; then {0, 1}, {5, 6, 7}: means 0.5 and 6.
    assertThat(fit.path().get(1).toDoubles()).containsExactly(0, 4.75);
    assertThat(fit.centres().toDoubles()).containsExactly(0.5, 6);
    assertThat(fit.codes().toInts()).containsExactly(0, 0, 1, 1, 1);
    assertThat(fit.sum()).isCloseTo(2.5, within(1e-12));
    assertThat(fit.settled()).isTrue();
  }

  @Test
  void fit_neverRaisesTheSum() {
    KMeansFit fit = new KMeans(2).fit(LINE, Matrices.matrix(new double[] {6}, new double[] {7}));

    assertThat(fit.sums()).hasSameSizeAs(fit.path());
    for (int i = 1; i < fit.sums().size(); i++) {
      assertThat(fit.sums().get(i)).isLessThanOrEqualTo(fit.sums().get(i - 1));
    }
  }

  @Test
  void fit_ofOneClusterIsTheMean() {
    assertThat(new KMeans(1).fit(LINE, 3).centres().toDoubles()[0]).isCloseTo(3.8, within(1e-12));
  }

  @Test
  void fit_startsFromDifferentSamples() {
    assertThat(new KMeans(5).fit(LINE, 7).sum()).isZero();
  }

  @Test
  void fit_keepsACentreWithoutSamples() {
    KMeansFit fit = new KMeans(2).fit(LINE, Matrices.matrix(new double[] {3}, new double[] {1000}));

    assertThat(fit.centres().toDoubles()).containsExactly(3.8, 1000);
  }

  @Test
  void fit_endsAfterTheStepsAllowed() {
    KMeansFit fit = new KMeans(2, 1).fit(LINE, Matrices.matrix(new double[] {0}, new double[] {1}));

    assertThat(fit.path()).hasSize(2);
    assertThat(fit.settled()).isFalse();
  }

  @Test
  void group_isTheNearestCentre() {
    KMeansFit fit = new KMeans(2).fit(LINE, Matrices.matrix(new double[] {0}, new double[] {7}));

    assertThat(fit.group(Matrices.matrix(new double[] {-9}, new double[] {4})).toInts())
        .containsExactly(0, 1);
  }

  @Test
  void fit_ofTooFewSamples_isRefused() {
    assertThatThrownBy(() -> new KMeans(6).fit(LINE, 1))
        .hasMessage(
            "k-means: at least as many samples as clusters are needed; found 5 samples, 6"
                + " clusters");
  }

  @Test
  void fit_fromCentresOfAnotherShape_isRefused() {
    assertThatThrownBy(() -> new KMeans(2).fit(LINE, Matrices.matrix(new double[] {0, 1})))
        .hasMessage("k-means: the centres must be [2, 1]; found [1, 2]");
  }

  @Test
  void settings_areChecked() {
    assertThatThrownBy(() -> new KMeans(0))
        .hasMessage(
            "k-means: at least one cluster and one step are needed; found 0 clusters, 100 steps");
  }
}
