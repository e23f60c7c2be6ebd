package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  private static final Table TABLE =
      Table.of(
          "people.csv",
          NumericColumn.of("age", 20, 30, 40, 50),
          CategoricalColumn.ofTexts("town", List.of("Ulm", "Bonn", "Ulm", "Trier")),
          CategoricalColumn.ofTexts("answer", List.of("no", "yes", "yes", "no")));
  private static final Preprocessing FITTED = Preprocessing.fit(TABLE, "answer", Task.BINARY, 0, 1);

  @Test
  void fit_usesTrainingRowsOnly() {
    assertThat(FITTED.features())
        .isEqualTo(
            new TableEncoder(
                List.of(
                    new NumberEncoder("age", new Standardizer(25, 5)),
                    new OneHotEncoder("town", List.of("Bonn", "Ulm"))),
                1,
                List.of(),
                List.of("age", "town", "answer")));
    assertThat(FITTED.features().featureNames()).containsExactly("age", "town=Bonn", "town=Ulm");
    assertThat(FITTED.columns())
        .containsExactly(
            Map.entry("age", Column.Kind.NUMERIC),
            Map.entry("town", Column.Kind.CATEGORICAL),
            Map.entry("answer", Column.Kind.CATEGORICAL));
  }

  @Test
  void dataset_unknownCategory_zerosAndANote() {
    List<String> notes = new ArrayList<>();
    Dataset dataset = FITTED.dataset(TABLE.withLines(2, 3, 4, 6), notes::add);
    assertThat(dataset.features())
        .isEqualTo(
            FloatFeatures.wrap(new float[] {-1, 0, 1, 1, 1, 0, 3, 0, 1, 5, 0, 0}, Shape.of(3)));
    assertThat(dataset.targets()).isEqualTo(ClassTargets.of(List.of("no", "yes"), 0, 1, 1, 0));
    assertThat(notes)
        .containsExactly(
            "people.csv, line 6, column \"town\": 1 of 4 rows hold a category that does not occur"
                + " in the training data, the first \"Trier\"; these rows count as none of the"
                + " known categories");
    assertThat(FITTED.dataset(TABLE)).isEqualTo(dataset);
  }

  @Test
  void encode_otherOrderExtraColumnsNoTarget_sameFeatures() {
    Table other =
        Table.of(
            "new.csv",
            CategoricalColumn.ofTexts("town", List.of("Ulm", "Bonn")),
            NumericColumn.of("height", 1, 2),
            NumericColumn.of("age", 20, 30));
    assertThat(FITTED.encode(other).features())
        .isEqualTo(FITTED.dataset(TABLE.rows(0, 1)).features());
  }

  @Test
  void encode_missingColumns_offersNearest() {
    Table other = Table.of("new.csv", NumericColumn.of("Age", 20), NumericColumn.of("height", 170));
    assertThatThrownBy(() -> FITTED.encode(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "new.csv: the model needs columns \"age\" (nearest: \"Age\"), \"town\"; columns found:"
                + " \"Age\", \"height\"");
    assertThatThrownBy(() -> FITTED.dataset(Table.of("n", TABLE.columns().subList(0, 2))))
        .hasMessage("n: the model needs column \"answer\"; columns found: \"age\", \"town\"");
  }

  @Test
  void encode_textInNumericColumn_namesLineAndText() {
    Table other =
        Table.of(
                "new.csv",
                CategoricalColumn.ofTexts("age", List.of("20", "old", "1e3")),
                CategoricalColumn.ofTexts("town", List.of("Ulm", "Ulm", "Ulm")))
            .withLines(2, 3, 4);
    assertThatThrownBy(() -> FITTED.encode(other))
        .isInstanceOf(DataException.class)
        .hasMessage("new.csv, line 3, column \"age\": expected a number; found \"old\"");
  }

  @Test
  void encode_numbersInCategoricalColumn_matchedAsText() {
    Table table =
        Table.of(
            "t",
            CategoricalColumn.ofTexts("code", List.of("7", "8", "x", "8")),
            NumericColumn.of("y", 0, 1, 0, 1));
    Preprocessing fitted = Preprocessing.fit(table, "y", Task.BINARY, 0, 1, 2, 3);
    assertThat(fitted.encode(Table.of("n", NumericColumn.of("code", 8))).features())
        .isEqualTo(FloatFeatures.wrap(new float[] {0, 1, 0}, Shape.of(3)));
  }

  @Test
  void encode_valueBeyondFloat_names() {
    Table other =
        Table.of(
            "new.csv",
            NumericColumn.of("age", 1e300),
            CategoricalColumn.ofTexts("town", List.of("Ulm")));
    assertThatThrownBy(() -> FITTED.encode(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "new.csv, line 1, column \"age\": 1.0E300 is too far from the training data (mean 25.0,"
                + " deviation 5.0) for a 32-bit number");
  }

  @Test
  void dataset_unknownClass_names() {
    Table other =
        Table.of(
            "test.csv",
            NumericColumn.of("age", 1),
            CategoricalColumn.ofTexts("town", List.of("Ulm")),
            CategoricalColumn.ofTexts("answer", List.of("yess")));
    assertThatThrownBy(() -> FITTED.dataset(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "test.csv, line 1, column \"answer\": class \"yess\" does not occur in the training"
                + " data; did you mean \"yes\"?");
  }

  @Test
  void fit_regression_standardisesAndDecodes() {
    Table table = Table.of("t", NumericColumn.of("x", 1, 2), NumericColumn.of("y", 10, 30));
    Preprocessing fitted = Preprocessing.fit(table, "y", Task.REGRESSION, 0, 1);
    assertThat(fitted.dataset(table).targets()).isEqualTo(ValueTargets.of(-1, 1));
    assertThat(fitted.target()).isInstanceOf(TargetEncoder.Values.class);
    assertThat(((TargetEncoder.Values) fitted.target()).decode(0.5f)).isEqualTo(25);
  }

  @Test
  void fit_classesFromNumbers_byValue() {
    Table table = Table.of("t", NumericColumn.of("x", 1, 2, 3), NumericColumn.of("y", 10, 9, -1));
    Preprocessing fitted = Preprocessing.fit(table, "y", Task.CLASSIFICATION, 0, 1, 2);
    assertThat(fitted.dataset(table).classNames()).containsExactly("-1", "9", "10");
    assertThat(fitted.columns()).containsEntry("y", Column.Kind.NUMERIC);
  }

  @Test
  void fit_textThatNamesRows_leftOut() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "person " + i).toList();
    Column target =
        CategoricalColumn.of(
            "y", List.of("a", "b"), IntStream.range(0, 30).map(i -> i % 2).toArray());
    Column names30 = CategoricalColumn.ofTexts("name", names);
    Column age = NumericColumn.of("age", IntStream.range(0, 30).asDoubleStream().toArray());
    int[] rows = IntStream.range(0, 30).toArray();
    Preprocessing fitted =
        Preprocessing.fit(Table.of("t", names30, age, target), "y", Task.BINARY, rows);
    assertThat(((TableEncoder) fitted.features()).leftOut()).containsExactly("name");
    assertThat(fitted.features().columns()).containsOnlyKeys("age");
    assertThatThrownBy(
            () -> Preprocessing.fit(Table.of("t", names30, target), "y", Task.BINARY, rows))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t: needs at least one column to learn from beside the target \"y\"; found only text"
                + " columns that name the rows: \"name\"");
  }

  @Test
  void fit_targetThatDoesNotSuitTheTask_names() {
    Table table =
        Table.of(
            "t.csv",
            NumericColumn.of("x", IntStream.range(0, 50).asDoubleStream().toArray()),
            NumericColumn.of("one", new double[50]),
            CategoricalColumn.ofTexts("text", Collections.nCopies(50, "a")));
    int[] rows = IntStream.range(0, 50).toArray();
    assertThatThrownBy(() -> Preprocessing.fit(table, "one", Task.CLASSIFICATION, rows))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t.csv, column \"one\": the target needs at least two classes; found only \"0\"");
    assertThatThrownBy(() -> Preprocessing.fit(table, "x", Task.BINARY, rows))
        .hasMessageStartingWith(
            "t.csv, column \"x\": task binary needs two classes; found 50: \"0\", ");
    assertThatThrownBy(() -> Preprocessing.fit(table, "x", Task.CLASSIFICATION, rows))
        .hasMessage(
            "t.csv, column \"x\": the target has 50 different values in 50 rows, too many to be"
                + " classes; choose another target or, for numbers, task regression");
    assertThatThrownBy(() -> Preprocessing.fit(table, "text", Task.REGRESSION, rows))
        .hasMessage("t.csv, line 1, column \"text\": expected a number; found \"a\"");
  }

  @Test
  void pixelEncoder_byNameOrPosition_bytes() {
    PixelEncoder encoder = new PixelEncoder(Shape.of(1, 2, 1), 16);
    assertThat(encoder.featureNames()).containsExactly("pixel_0_0", "pixel_0_1");
    assertThat(encoder.scale()).isEqualTo(0.0625f);
    ByteFeatures expected = ByteFeatures.wrap(new byte[] {3, 16}, Shape.of(1, 2, 1));
    Column three = NumericColumn.of("pixel_0_0", 3);
    Column sixteen = NumericColumn.of("pixel_0_1", 16);
    assertThat(encoder.encode(Table.of("t", sixteen, three)).features()).isEqualTo(expected);
    assertThat(
            encoder
                .encode(
                    Table.of(
                        "t",
                        NumericColumn.of("column1", 3),
                        NumericColumn.of("column2", 16),
                        NumericColumn.of("column3", 1)))
                .features())
        .isEqualTo(expected);
    assertThatThrownBy(() -> encoder.encode(Table.of("t", three, NumericColumn.of("b", 1))))
        .isInstanceOf(DataException.class)
        .hasMessage("t: the model needs column \"pixel_0_1\"; columns found: \"pixel_0_0\", \"b\"");
    for (double bad : new double[] {-1, 17, 0.5}) {
      assertThatThrownBy(
              () -> encoder.encode(Table.of("t", three, NumericColumn.of("pixel_0_1", bad))))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "t, line 1, column \"pixel_0_1\": a pixel must be a whole number from 0 to 16; found "
                  + NumericColumn.text(bad));
    }
  }

  @Test
  void pixelEncoder_badSettings_names() {
    assertThatThrownBy(() -> new PixelEncoder(Shape.of(8, 8), 16))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "images: the shape must be height, width, channels, each at least 1; found [8, 8]");
    assertThatThrownBy(() -> new PixelEncoder(Shape.of(8, 8, 1), 256))
        .hasMessage("images: the maximum must lie in 1 to 255; found 256");
  }

  @Test
  void toTree_andBack_equal() {
    Preprocessing images =
        new Preprocessing(
            Task.CLASSIFICATION,
            new PixelEncoder(Shape.of(8, 4, 3), 255),
            new TargetEncoder.Classes("label", List.of("a", "b", "c"), Column.Kind.CATEGORICAL));
    Table table = Table.of("t", NumericColumn.of("x", 0.1, 0.2), NumericColumn.of("y", 0.3, 0.7));
    Preprocessing regression = Preprocessing.fit(table, "y", Task.REGRESSION, 0, 1);
    for (Preprocessing preprocessing : List.of(FITTED, images, regression)) {
      assertThat(Preprocessing.fromTree(preprocessing.toTree())).isEqualTo(preprocessing);
    }
    assertThat(FITTED.toTree())
        .hasToString(
            "{task=binary, features={kind=table, columns=[{name=age, kind=numeric, scale=standard,"
                + " mean=25.0, deviation=5.0}, {name=town, kind=categorical, encode=onehot,"
                + " labels=[Bonn, Ulm], others=false}], polynomial=1, leftOut=[],"
                + " tableColumns=[age, town, answer]}, target={name=answer, kind=categorical,"
                + " labels=[no, yes]}}");
  }

  @Test
  void fromTree_brokenParts_namesThePath() {
    assertBroken("features", null, "preprocessing.features: expected a value; found nothing");
    assertBroken("features", "x", "preprocessing.features: expected an object; found \"x\"");
    assertBroken(
        "features",
        Map.of("kind", "sound"),
        "preprocessing.features.kind: expected table or image; found \"sound\"");
    assertBroken(
        "features",
        Map.of("kind", "table", "columns", List.of(3), "leftOut", List.of()),
        "preprocessing.features.columns[0]: expected an object; found 3");
    assertBroken(
        "features",
        Map.of("kind", "table", "columns", List.of(), "polynomial", 1, "leftOut", 1),
        "preprocessing.features.leftOut: expected a list; found 1");
    assertBroken(
        "features",
        Map.of(
            "kind",
            "table",
            "columns",
            List.of(),
            "polynomial",
            1,
            "leftOut",
            List.of(),
            "tableColumns",
            List.of()),
        "features: at least one column must remain to learn from; found none");
    assertBroken(
        "features",
        Map.of("kind", "image", "height", 1e6, "width", 1e6, "channels", 1, "maximum", 255),
        "preprocessing.features: expected the height, width and channels of an image; found"
            + " [1000000, 1000000, 1]");
    assertBroken(
        "features",
        Map.of("kind", "image", "height", 1.5),
        "preprocessing.features.height: expected a whole number; found 1.5");
    assertBroken(
        "target",
        Map.of("name", "y", "kind", "numeric", "mean", Double.NaN),
        "preprocessing.target.mean: expected a finite number; found NaN");
    assertBroken(
        "target",
        Map.of("name", 3, "kind", "numeric", "labels", List.of("a", "b")),
        "preprocessing.target.name: expected a text; found 3");
    assertBroken(
        "target",
        Map.of("name", "y", "kind", "odd", "labels", List.of("a", "b")),
        "preprocessing.target.kind: expected numeric, categorical, date or month-first-date; found"
            + " \"odd\"");
    assertBroken(
        "target",
        Map.of("name", "y", "kind", "numeric", "labels", List.of("a", 1)),
        "preprocessing.target.labels[1]: expected a text; found 1");
    assertBroken(
        "target",
        Map.of("name", "y", "kind", "numeric", "labels", List.of("a")),
        "target \"y\": at least two classes are needed; found \"a\"");
    assertBroken(
        "task", "regression", "preprocessing: task regression does not suit the target \"answer\"");
  }

  private static void assertBroken(String key, Object value, String message) {
    Map<String, Object> tree = new LinkedHashMap<>(FITTED.toTree());
    tree.put(key, value);
    assertThatThrownBy(() -> Preprocessing.fromTree(new HashMap<>(tree)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
