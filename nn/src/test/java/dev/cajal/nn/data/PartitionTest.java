package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionTest {
  private static final int ROWS = 60;

  /** A patient has six rows; a row's number is its day; a quarter of the rows are ill. */
  private static Table patients() {
    return Table.of(
        "patients.csv",
        NumericColumn.of("x", IntStream.range(0, ROWS).mapToDouble(i -> (i * 37) % 101).toArray()),
        CategoricalColumn.ofTexts(
            "patient", IntStream.range(0, ROWS).mapToObj(i -> "p" + i % 10).toList()),
        NumericColumn.of("day", IntStream.range(0, ROWS).mapToDouble(i -> ROWS - i).toArray()),
        CategoricalColumn.ofTexts(
            "state", IntStream.range(0, ROWS).mapToObj(i -> i % 4 == 3 ? "ill" : "well").toList()));
  }

  private static Partitioning partitioning(Partition partition) {
    int[] codes = IntStream.range(0, ROWS).map(i -> i % 4 == 3 ? 0 : 1).toArray();
    return new Partitioning(patients(), codes, partition, 7);
  }

  private static int[] all() {
    return IntStream.range(0, ROWS).toArray();
  }

  private static Set<Integer> groups(List<Integer> rows) {
    Set<Integer> groups = new HashSet<>();
    rows.forEach(row -> groups.add(row % 10));
    return groups;
  }

  @Test
  void grouped_keepsGroupsTogether() {
    Split split = partitioning(new Partition.Grouped("patient")).split(all(), 0.1, 0.2);
    assertThat(split.test()).hasSize(12);
    assertThat(split.validation()).hasSize(6);
    assertThat(split.training()).hasSize(42);
    Set<Integer> seen = groups(split.training());
    assertThat(seen).doesNotContainAnyElementsOf(groups(split.test()));
    assertThat(seen).doesNotContainAnyElementsOf(groups(split.validation()));
    assertThat(groups(split.test())).doesNotContainAnyElementsOf(groups(split.validation()));
    assertThat(partitioning(new Partition.Grouped("patient")).split(all(), 0.1, 0.2))
        .isEqualTo(split);
  }

  @Test
  void grouped_tooFewGroups_names() {
    Table two = Table.of("t", CategoricalColumn.ofTexts("g", List.of("a", "b", "a")));
    Partitioning partitioning = new Partitioning(two, new int[3], new Partition.Grouped("g"), 1);
    int[] rows = {0, 1, 2};
    assertThatThrownBy(() -> partitioning.split(rows, 0.1, 0.2))
        .isInstanceOf(DataException.class)
        .hasMessage("split by groups: at least 3 groups are needed for 3 parts; found 2");
    assertThatThrownBy(() -> partitioning.folds(3))
        .hasMessage("t: 3 folds need at least as many groups; found 3 rows");
  }

  @Test
  void ordered_latestRowsForTheTest() {
    Split split = partitioning(new Partition.Ordered("day")).split(all(), 0.1, 0.2);
    // The day falls with the row.
    assertThat(split.testRows()).containsExactly(IntStream.range(0, 12).toArray());
    assertThat(split.validationRows()).containsExactly(IntStream.range(12, 18).toArray());
    assertThat(split.trainingRows()).containsExactly(IntStream.range(18, 60).toArray());
    assertThatThrownBy(() -> partitioning(new Partition.Ordered("patient")).split(all(), 0.1, 0.2))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "patients.csv, line 1, column \"patient\": a time must be a date or a number; found"
                + " \"p0\"");
  }

  @Test
  void folds_eachRowIsJudgedOnce_withEveryClass() {
    List<Integer> judged = new ArrayList<>();
    for (Partitioning.Fold fold : partitioning(Partition.RANDOM).folds(5)) {
      Arrays.stream(fold.test()).forEach(judged::add);
      assertThat(fold.test()).hasSize(12);
      assertThat(Arrays.stream(fold.test()).filter(row -> row % 4 == 3)).hasSize(3);
      assertThat(fold.rest()).hasSize(48).doesNotContain(fold.test());
    }
    assertThat(judged).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @Test
  void folds_ofGroups_keepThemTogether() {
    for (Partitioning.Fold fold : partitioning(new Partition.Grouped("patient")).folds(5)) {
      assertThat(groups(Arrays.stream(fold.test()).boxed().toList())).hasSize(2);
      assertThat(groups(Arrays.stream(fold.rest()).boxed().toList())).hasSize(8);
    }
  }

  @Test
  void folds_ofTime_judgedByWhatFollows() {
    List<Partitioning.Fold> folds = partitioning(new Partition.Ordered("day")).folds(5);
    for (int i = 0; i < folds.size(); i++) {
      int latest = Arrays.stream(folds.get(i).rest()).min().orElseThrow();
      assertThat(folds.get(i).test()).hasSize(10);
      assertThat(Arrays.stream(folds.get(i).test()).allMatch(row -> row < latest)).isTrue();
      assertThat(folds.get(i).rest()).hasSize(10 * (i + 1));
    }
  }

  @Test
  void prepareFolds_groupIsNotLearntFrom() {
    DataSource source = DataSource.Tabular.of(patients(), Optional.empty());
    Preparation preparation = Preparation.of(0.2, 0.2, 3).with(new Partition.Grouped("patient"));
    List<Prepared> folds = preparation.prepareFolds(source, 5);
    assertThat(folds).hasSize(5);
    for (Prepared fold : folds) {
      assertThat(fold.preprocessing().features().columns()).containsOnlyKeys("x", "day");
      assertThat(fold.test().orElseThrow().size()).isEqualTo(12);
      assertThat(fold.training().size() + fold.validation().orElseThrow().size()).isEqualTo(48);
    }
    assertThatThrownBy(() -> preparation.prepareFolds(source, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "folds: at least 2 are needed, and no data of its own for validation or test; found 1");
  }

  @Test
  void resampling_equalClasses() {
    DataSource source = DataSource.Tabular.of(patients(), Optional.empty());
    Preparation preparation = Preparation.of(0, 0, 3);
    Prepared plain = preparation.prepare(source);
    assertThat(((ClassTargets) plain.training().targets()).counts()).containsExactly(15, 45);
    Dataset over = preparation.with(Resampling.OVER).prepare(source).training();
    assertThat(((ClassTargets) over.targets()).counts()).containsExactly(45, 45);
    Dataset under = preparation.with(Resampling.UNDER).prepare(source).training();
    assertThat(((ClassTargets) under.targets()).counts()).containsExactly(15, 15);
    assertThat(preparation.with(Resampling.OVER).prepare(source).training()).isEqualTo(over);
    assertThatThrownBy(
            () ->
                preparation
                    .with(Resampling.UNDER)
                    .prepare(DataSource.Tabular.of(patients(), Optional.of("x"))))
        .isInstanceOf(DataException.class)
        .hasMessage("resample under: needs classes; the target of patients.csv is a number");
  }
}
