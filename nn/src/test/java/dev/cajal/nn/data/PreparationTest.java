package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final int ROWS = 100;
  private static final DataSource.Tabular TABLE =
      DataSource.Tabular.of(
          Table.of(
              "t.csv",
              NumericColumn.of("x", IntStream.range(0, ROWS).asDoubleStream().toArray()),
              CategoricalColumn.ofTexts(
                  "id", IntStream.range(0, ROWS).mapToObj(i -> "row" + i).toList()),
              NumericColumn.of("y", IntStream.range(0, ROWS).mapToDouble(i -> i % 4).toArray())),
          Optional.empty());
  private static final PixelEncoder ENCODER = new PixelEncoder(Shape.of(1, 1, 1), 255);

  private static Dataset images(String name, int size) {
    return new Dataset(
        name,
        Task.BINARY,
        ByteFeatures.wrap(new byte[size], Shape.of(1, 1, 1)),
        ClassTargets.of(List.of("a", "b"), IntStream.range(0, size).map(i -> i % 2).toArray()),
        List.of("pixel_0_0"));
  }

  @Test
  void prepare_table_splitsAndFitsOnTraining() {
    Prepared prepared = Preparation.of(0.1, 0.2, 3).prepare(TABLE);
    assertThat(prepared.training().size()).isEqualTo(70);
    assertThat(prepared.validation().orElseThrow().size()).isEqualTo(10);
    assertThat(prepared.test().orElseThrow().size()).isEqualTo(20);
    assertThat(((ClassTargets) prepared.test().orElseThrow().targets()).counts())
        .containsExactly(5, 5, 5, 5);
    assertThat(prepared.preprocessing().task()).isEqualTo(Task.CLASSIFICATION);
    assertThat(prepared.notes())
        .containsExactly("t.csv: left out text columns that name the rows: \"id\"");
    FloatFeatures features = (FloatFeatures) prepared.training().features();
    double mean = 0;
    for (float value : features.values()) {
      mean += value / features.size();
    }
    assertThat(mean).isBetween(-1e-6, 1e-6);
    assertThat(Preparation.of(0.1, 0.2, 3).prepare(TABLE)).isEqualTo(prepared);
  }

  @Test
  void prepare_withTask_overridesInference() {
    Prepared prepared = Preparation.of(0, 0, 3).withTask(Task.REGRESSION).prepare(TABLE);
    assertThat(prepared.training().targets()).isInstanceOf(ValueTargets.class);
    assertThat(prepared.validation()).isEmpty();
    assertThat(prepared.test()).isEmpty();
  }

  @Test
  void prepare_withOtherTables_usesAllRowsForTraining() {
    DataSource.Tabular other =
        new DataSource.Tabular(TABLE.table().rows(IntStream.range(0, 8).toArray()), "y");
    Prepared prepared =
        Preparation.of(0.1, 0.2, 3).withValidation(other).withTest(other).prepare(TABLE);
    assertThat(prepared.training().size()).isEqualTo(ROWS);
    assertThat(prepared.validation().orElseThrow().size()).isEqualTo(8);
    assertThat(prepared.test()).isEqualTo(prepared.validation());
  }

  @Test
  void prepare_imagesWithOwnTest_keepsIt() {
    DataSource.Images source =
        new DataSource.Images(ENCODER, images("d", 20), Optional.of(images("d test", 6)));
    Prepared prepared = Preparation.of(0.1, 0.2, 3).prepare(source);
    assertThat(prepared.training().size()).isEqualTo(18);
    assertThat(prepared.validation().orElseThrow().size()).isEqualTo(2);
    assertThat(prepared.test().orElseThrow().size()).isEqualTo(6);
    assertThat(Preparation.of(0, 0.2, 3).prepare(source).training()).isSameAs(source.training());
    Prepared withFiles =
        Preparation.of(0.1, 0, 3)
            .withTest(new DataSource.Images(ENCODER, images("o", 4), Optional.empty()))
            .prepare(source);
    assertThat(withFiles.test().orElseThrow().size()).isEqualTo(4);
  }

  @Test
  void prepare_imagesOfAnotherShapeOrMoreClassesForTest_names() {
    DataSource.Images source = new DataSource.Images(ENCODER, images("d", 20), Optional.empty());
    Shape wide = Shape.of(1, 2, 1);
    Dataset wider =
        new Dataset(
            "w",
            Task.BINARY,
            ByteFeatures.wrap(new byte[4], wide),
            ClassTargets.of(List.of("a", "b"), 0, 1),
            List.of("p", "q"));
    Dataset richer =
        new Dataset(
            "r",
            Task.CLASSIFICATION,
            ByteFeatures.wrap(new byte[3], Shape.of(1, 1, 1)),
            ClassTargets.of(List.of("a", "b", "c"), 0, 1, 2),
            List.of("p"));

    assertThatThrownBy(
            () ->
                Preparation.of(0.1, 0, 3)
                    .withTest(
                        new DataSource.Images(new PixelEncoder(wide, 255), wider, Optional.empty()))
                    .prepare(source))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "w: expected samples of shape [1, 1, 1], as the training data has; found images of"
                + " shape [1, 2, 1]");
    assertThatThrownBy(
            () ->
                Preparation.of(0, 0.2, 3)
                    .withValidation(new DataSource.Images(ENCODER, richer, Optional.empty()))
                    .prepare(source))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "r: expected at most the 2 classes of the training data; found 3: \"a\", \"b\", \"c\"");
  }

  @Test
  void prepare_imagesWithoutTest_splits() {
    DataSource.Images source = new DataSource.Images(ENCODER, images("d", 20), Optional.empty());
    Prepared prepared = Preparation.of(0.1, 0.2, 3).prepare(source);
    assertThat(prepared.training().size()).isEqualTo(14);
    assertThat(prepared.test().orElseThrow().size()).isEqualTo(4);
  }

  @Test
  void prepare_validationOfAnotherKind_names() {
    DataSource.Images source = new DataSource.Images(ENCODER, images("d", 20), Optional.empty());
    assertThatThrownBy(() -> Preparation.of(0, 0.2, 3).withValidation(source).prepare(TABLE))
        .isInstanceOf(DataException.class)
        .hasMessage("d: is a set of images; expected a table, as the training data is one");
  }

  @Test
  void tabular_impossible_names() {
    Table one = Table.of("t", NumericColumn.of("a", 1));
    assertThatThrownBy(() -> DataSource.Tabular.of(one, Optional.empty()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t: needs at least one column to learn from beside the target \"a\"; found none");
    Table empty = Table.of("t", NumericColumn.of("a"), NumericColumn.of("b"));
    assertThatThrownBy(() -> DataSource.Tabular.of(empty, Optional.empty()))
        .hasMessage("t: needs at least one row of data; found none");
    assertThatThrownBy(() -> DataSource.Tabular.of(empty, Optional.of("c")))
        .hasMessage("t: no column is called \"c\"; did you mean \"a\" or \"b\"?");
  }

  @Test
  void images_thatDoNotFit_names() {
    PixelEncoder other = new PixelEncoder(Shape.of(2, 1, 1), 255);
    assertThatThrownBy(() -> new DataSource.Images(other, images("d", 4), Optional.empty()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "d: images must be bytes of shape [2, 1, 1]; found 4 samples of shape [1, 1, 1] as"
                + " bytes");
    Dataset otherClasses =
        new Dataset(
            "o",
            Task.BINARY,
            ByteFeatures.wrap(new byte[2], Shape.of(1, 1, 1)),
            ClassTargets.of(List.of("a", "c"), 0, 1),
            List.of("p"));
    assertThatThrownBy(
            () -> new DataSource.Images(ENCODER, images("d", 4), Optional.of(otherClasses)))
        .hasMessage("o: all parts must have the same classes; found \"a\", \"b\" and \"a\", \"c\"");
  }
}
