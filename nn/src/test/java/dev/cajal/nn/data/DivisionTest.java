package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DivisionTest {
  private static final int ROWS = 40;
  private static final Preparation PREPARATION = Preparation.of(0.1, 0.2, 7);

  /** Rows that can be told by their number, of two classes. */
  private static DataSource.Tabular rows() {
    double[] numbers = IntStream.range(0, ROWS).asDoubleStream().toArray();
    List<String> kinds =
        IntStream.range(0, ROWS).mapToObj(row -> row % 4 == 0 ? "few" : "many").toList();
    List<String> groups = IntStream.range(0, ROWS).mapToObj(row -> "g" + row / 4).toList();
    return DataSource.Tabular.of(
        Table.of(
            "rows",
            NumericColumn.of("number", numbers),
            CategoricalColumn.ofTexts("group", groups),
            CategoricalColumn.ofTexts("kind", kinds)),
        Optional.empty());
  }

  private static double[] numbers(DataSource source) {
    return switch (source) {
      case DataSource.Tabular tabular ->
          ((NumericColumn) tabular.table().column("number")).values();
      case DataSource.Images _ -> throw new AssertionError("a table was divided");
    };
  }

  private static double[] together(DataSource... sources) {
    return Arrays.stream(sources).flatMapToDouble(s -> DoubleStream.of(numbers(s))).toArray();
  }

  @Test
  void folds_ofATable_testEachRowOnce() {
    List<Division> folds = Division.folds(PREPARATION, rows(), 5);

    List<Double> tested = new ArrayList<>();
    for (Division fold : folds) {
      assertThat(together(fold.rest(), fold.test())).hasSize(ROWS).doesNotHaveDuplicates();
      assertThat(numbers(fold.rest())).isSorted();
      DoubleStream.of(numbers(fold.test())).forEach(tested::add);
    }
    assertThat(tested).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @Test
  void folds_byGroups_keepThemTogether() {
    for (Division fold :
        Division.folds(PREPARATION.with(new Partition.Grouped("group")), rows(), 4)) {
      List<Long> rest = groups(fold.rest());
      assertThat(groups(fold.test())).isNotEmpty().doesNotContainAnyElementsOf(rest);
    }
  }

  private static List<Long> groups(DataSource source) {
    return DoubleStream.of(numbers(source)).mapToObj(number -> (long) (number / 4)).toList();
  }

  @Test
  void withoutTest_isAllButThatPart() {
    Prepared parts = PREPARATION.with(FeatureSettings.DEFAULT.with(Scaling.NONE)).prepare(rows());
    FloatFeatures tested = (FloatFeatures) parts.test().orElseThrow().features();
    double[] rest = numbers(Division.withoutTest(PREPARATION, rows()));

    assertThat(rest)
        .hasSize(parts.training().size() + parts.validation().orElseThrow().size())
        .isSorted();
    assertThat(ROWS - rest.length).isEqualTo(parts.test().orElseThrow().size()).isEqualTo(8);
    for (int row = 0; row < tested.size(); row++) {
      assertThat(rest).doesNotContain(tested.value(row, 0));
    }
    Prepared again = PREPARATION.withoutTest().prepare(Division.withoutTest(PREPARATION, rows()));
    assertThat(again.test()).isEmpty();
    assertThat(again.training().size() + again.validation().orElseThrow().size())
        .isEqualTo(rest.length);
  }

  @Test
  void withoutTest_whereThereIsNone_isEverything() {
    assertThat(numbers(Division.withoutTest(Preparation.of(0.1, 0, 7), rows()))).hasSize(ROWS);
  }

  @Test
  void folds_ofOne_areRefused() {
    assertThatThrownBy(() -> Division.folds(PREPARATION, rows(), 1))
        .isInstanceOf(DataException.class)
        .hasMessage("folds: at least 2 are needed; found 1");
  }
}
