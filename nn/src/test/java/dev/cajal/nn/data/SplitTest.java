package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

  @Test
  void permutation_ofSeedAndStream_isFixedForever() {
    assertThat(Permutation.of(10, 1, 0)).containsExactly(9, 7, 4, 3, 8, 6, 5, 2, 1, 0);
    assertThat(Permutation.of(10, 1, 1)).containsExactly(3, 0, 5, 8, 7, 6, 1, 2, 4, 9);
    assertThat(Permutation.of(10, 2, 0)).containsExactly(0, 9, 3, 1, 5, 8, 7, 2, 6, 4);
  }

  @Test
  void permutation_overManySeeds_isUniform() {
    int[][] counts = new int[6][6];
    int seeds = 60_000;
    for (int seed = 0; seed < seeds; seed++) {
      int[] order = Permutation.of(6, seed, 3);
      for (int i = 0; i < 6; i++) {
        counts[i][order[i]]++;
      }
    }
    // Six standard deviations of a binomial count.
    double tolerance = 6 * Math.sqrt(seeds * (1 / 6.0) * (5 / 6.0));
    for (int[] row : counts) {
      for (int count : row) {
        assertThat((double) count).isBetween(seeds / 6.0 - tolerance, seeds / 6.0 + tolerance);
      }
    }
  }

  @Test
  void stratified_threeEqualClasses_equalShares() {
    int[] classes = IntStream.range(0, 150).map(i -> i / 50).toArray();
    Split split = Split.stratified(classes, 0.1, 0.2, 1);
    assertThat(split.training()).hasSize(105);
    assertThat(split.validation()).hasSize(15);
    assertThat(split.test()).hasSize(30);
    for (int c = 0; c < 3; c++) {
      int code = c;
      assertThat(split.test().stream().filter(row -> classes[row] == code)).hasSize(10);
      assertThat(split.validation().stream().filter(row -> classes[row] == code)).hasSize(5);
    }
  }

  @Test
  void stratified_randomCases_partitionWithinOneOfTheShare() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      int rows = 1 + random.nextInt(300);
      int classCount = 1 + random.nextInt(6);
      int[] classes = random.ints(rows, 0, classCount).toArray();
      double validation = random.nextDouble() * 0.4;
      double test = random.nextDouble() * 0.5;
      Split split = Split.stratified(classes, validation, test, trial);
      List<Integer> all = new ArrayList<>(split.training());
      all.addAll(split.validation());
      all.addAll(split.test());
      assertThat(all)
          .containsExactlyInAnyOrder(IntStream.range(0, rows).boxed().toArray(Integer[]::new));
      for (int c = 0; c < classCount; c++) {
        int code = c;
        long total = Arrays.stream(classes).filter(x -> x == code).count();
        long inTest = split.test().stream().filter(row -> classes[row] == code).count();
        long inTraining = split.training().stream().filter(row -> classes[row] == code).count();
        assertThat(inTest).isBetween((long) (test * total) - 1, (long) (test * total) + 1);
        assertThat(inTraining).isGreaterThanOrEqualTo(Math.min(1, total));
      }
    }
  }

  @Test
  void stratified_sameSeed_sameParts_otherSeedOthers() {
    int[] classes = IntStream.range(0, 100).map(i -> i % 3).toArray();
    assertThat(Split.stratified(classes, 0.1, 0.2, 5))
        .isEqualTo(Split.stratified(classes, 0.1, 0.2, 5));
    assertThat(Split.stratified(classes, 0.1, 0.2, 5).test())
        .isNotEqualTo(Split.stratified(classes, 0.1, 0.2, 6).test());
  }

  @Test
  void stratified_otherValidation_sameTest() {
    int[] classes = IntStream.range(0, 97).map(i -> i % 4).toArray();
    List<Integer> test = Split.stratified(classes, 0, 0.2, 5).test();
    assertThat(Split.stratified(classes, 0.1, 0.2, 5).test()).isEqualTo(test);
    assertThat(Split.stratified(classes, 0.5, 0.2, 5).test()).isEqualTo(test);
  }

  @Test
  void stratified_rareClass_staysInTraining() {
    int[] classes = new int[50];
    classes[17] = 1;
    for (int seed = 0; seed < 20; seed++) {
      assertThat(Split.stratified(classes, 0.4, 0.5, seed).training()).contains(17);
    }
  }

  @Test
  void random_smallAndEmpty() {
    assertThat(Split.random(0, 0.1, 0.2, 1)).isEqualTo(new Split(List.of(), List.of(), List.of()));
    assertThat(Split.random(1, 0.1, 0.8, 1).training()).containsExactly(0);
    assertThat(Split.random(10, 0, 0, 1).trainingRows())
        .containsExactly(IntStream.range(0, 10).toArray());
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.2", "0.5, 0.5", "0, 1", "NaN, 0", "0, NaN"})
  void random_badFractions_names(double validation, double test) {
    assertThatThrownBy(() -> Split.random(10, validation, test, 1))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "split: the fractions for validation and test must be at least 0 and together below 1;"
                + " found validation ");
  }
}
