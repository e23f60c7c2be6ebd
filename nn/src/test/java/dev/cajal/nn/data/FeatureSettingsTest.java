package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSettingsTest {
  private static final double NONE = Double.NaN;
  private static final Table TABLE =
      Table.of(
          "people.csv",
          NumericColumn.of("age", 20, 30, NONE, 50, 100),
          CategoricalColumn.ofTexts("town", Arrays.asList("Ulm", "Bonn", "Ulm", null, "Trier")),
          DateColumn.of(
              "since", Column.Kind.DATE, 0, 86_400, 2 * 86_400, NONE, 40 * 86_400 + 43_200),
          CategoricalColumn.ofTexts("answer", List.of("no", "yes", "yes", "no", "no")));
  private static final FeatureSettings IMPUTED =
      FeatureSettings.DEFAULT.with(Imputation.parse("median"));

  private static Preprocessing fit(FeatureSettings settings, int... rows) {
    return Preprocessing.fit(TABLE, "answer", Task.BINARY, settings, rows);
  }

  private static float[] encoded(Preprocessing fitted) {
    return ((FloatFeatures) fitted.encode(TABLE).features()).values();
  }

  private static float[] numbers(FeatureSettings settings, double... values) {
    Table table =
        Table.of(
            "t", NumericColumn.of("x", values), NumericColumn.of("y", new double[values.length]));
    int[] rows = IntStream.range(0, values.length).toArray();
    TableEncoder encoder = TableEncoder.fit(table, "y", settings, rows);
    return ((FloatFeatures) encoder.encode(table).features()).values();
  }

  private static float[] texts(FeatureSettings settings, List<String> training, List<String> all) {
    int[] rows = IntStream.range(0, training.size()).toArray();
    Table fitted = Table.of("t", CategoricalColumn.ofTexts("c", training));
    TableEncoder encoder = TableEncoder.fit(fitted, "", settings, rows);
    Table table = Table.of("t", CategoricalColumn.ofTexts("c", all));
    return ((FloatFeatures) encoder.encode(table).features()).values();
  }

  @Test
  void scaling_byHand() {
    FeatureSettings settings = FeatureSettings.DEFAULT;
    assertThat(numbers(settings, 1, 3)).containsExactly(-1, 1);
    assertThat(numbers(settings.with(Scaling.MINMAX), 2, 4, 6)).containsExactly(0, 0.5f, 1);
    assertThat(numbers(settings.with(Scaling.NONE), 2, 4, 6)).containsExactly(2, 4, 6);
    // Quartiles 2 and 4 around the median 3.
    assertThat(numbers(settings.with(Scaling.ROBUST), 1, 2, 3, 4, 1000))
        .containsExactly(-1, -0.5f, 0, 0.5f, 498.5f);
    assertThat(numbers(settings.with(Scaling.ROBUST), 7, 7, 7, 7, 9))
        .containsExactly(0, 0, 0, 0, 2);
    assertThat(numbers(settings.with(Scaling.QUANTILE), 10, 1, 100, 1000, 5))
        .containsExactly(0.5f, 0, 0.75f, 1, 0.25f);
  }

  @Test
  void quantileScaler_betweenBeyondAndOnTies() {
    QuantileScaler scaler = new QuantileScaler(List.of(0.0, 1.0, 1.0, 1.0, 3.0));
    assertThat(scaler.apply(-5)).isZero();
    assertThat(scaler.apply(0.5)).isEqualTo(0.125);
    assertThat(scaler.apply(1)).isEqualTo(0.5);
    assertThat(scaler.apply(2)).isEqualTo(0.875);
    assertThat(scaler.apply(9)).isEqualTo(1);
    double[] many = IntStream.range(0, 5000).mapToDouble(i -> i).toArray();
    Scaler fitted = Scaling.QUANTILE.fit("x", many);
    assertThat(((QuantileScaler) fitted).quantiles()).hasSize(QuantileScaler.MOST);
    assertThat(fitted.apply(2499.5)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void encoding_byHand() {
    FeatureSettings settings = FeatureSettings.DEFAULT;
    List<String> training = List.of("a", "b", "c", "b");
    List<String> all = List.of("c", "a", "?");
    assertThat(texts(settings, training, all)).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 0);
    CategoryEncoding ordinal = CategoryEncoding.parse("ordinal");
    assertThat(texts(settings.with(ordinal).with(Scaling.NONE), training, all))
        .containsExactly(2, 0, -1);
    assertThat(texts(settings.with(ordinal).with(Scaling.NONE).withRare(2), training, all))
        .containsExactly(1, 1, 1);
    assertThat(texts(settings.withRare(2), training, List.of("b", "a", "?")))
        .containsExactly(1, 0, 0, 1, 0, 1);
    // FNV-1a of "a" is e40c292c, its remainder by 16 is 12.
    float[] hashed =
        texts(settings.with(CategoryEncoding.parse("hashing(16)")), training, List.of("a"));
    assertThat(hashed).hasSize(16);
    assertThat(hashed[12]).isEqualTo(1);
    assertThat(HashingEncoder.hash("foobar")).isEqualTo(0xbf9cf968);
  }

  @Test
  void rare_withNone_addsNoFeature() {
    OneHotEncoder encoder =
        OneHotEncoder.fit(
            CategoricalColumn.ofTexts("c", List.of("a", "a", "b", "b")), 2, 0, 1, 2, 3);
    assertThat(encoder).isEqualTo(new OneHotEncoder("c", List.of("a", "b")));
    assertThat(new OneHotEncoder("c", List.of("a"), true).featureNames())
        .containsExactly("c=a", "c=(other)");
  }

  @Test
  void imputation_byHand() {
    assertThat(Imputation.parse("mean").value(TABLE.column("age"), 0, 1, 2, 3))
        .isEqualTo(Double.toString(100 / 3.0));
    assertThat(Imputation.parse("median").value(TABLE.column("age"), 0, 1, 2, 3, 4))
        .isEqualTo("40.0");
    assertThat(
            Imputation.parse("most-frequent")
                .value(NumericColumn.of("x", 3, 2, NONE, 2, 3), 0, 1, 2, 3, 4))
        .isEqualTo("2.0");
    assertThat(Imputation.parse("constant:-1").value(TABLE.column("age"), 0)).isEqualTo("-1.0");
    assertThat(Imputation.parse("constant:none").value(TABLE.column("town"), 0)).isEqualTo("none");
    assertThat(Imputation.parse("mean").value(TABLE.column("town"), 0, 1, 2, 3)).isEqualTo("Ulm");
    assertThat(Imputation.parse("median").value(TABLE.column("since"), 0, 1, 2, 3))
        .isEqualTo("86400.0");
  }

  @Test
  void indicators_sayWhereAValueWasMissing() {
    Preprocessing fitted = fit(IMPUTED.withIndicators(), 0, 1, 2, 4);
    assertThat(fitted.features().featureNames())
        .containsExactly(
            "age",
            "age missing",
            "town=Bonn",
            "town=Trier",
            "town=Ulm",
            "since days",
            "since month",
            "since day",
            "since weekday",
            "since hour");
    float[] values = encoded(fitted);
    assertThat(values[2 * 10 + 1]).isEqualTo(1);
    assertThat(values[3 * 10 + 1]).isZero();
    // The missing town of row 3 became the most frequent one.
    assertThat(values[3 * 10 + 4]).isEqualTo(1);
  }

  @Test
  void missing_withoutImputation_namesPlaceAndCounts() {
    assertThatThrownBy(() -> fit(FeatureSettings.DEFAULT, 0, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "people.csv, line 3, column \"age\": the value is missing; of 5 rows, values are"
                + " missing in \"age\" 1, \"town\" 1, \"since\" 1; fill them in, remove the rows,"
                + " or train with --impute median or another way");
    Table noTarget = Table.of("t", NumericColumn.of("x", 1, 2), NumericColumn.of("y", 1, NONE));
    assertThatThrownBy(() -> Preprocessing.fit(noTarget, "y", Task.REGRESSION, IMPUTED, 0, 1))
        .hasMessage(
            "t, line 2, column \"y\": the target is missing, in 1 of 2 rows; fill it in or remove"
                + " the row");
  }

  @Test
  void missing_atPredictionOnly_isFilledIn() {
    Preprocessing fitted = fit(IMPUTED, 0, 1, 4);
    Table row =
        Table.of(
            "new.csv",
            NumericColumn.of("age", NONE),
            CategoricalColumn.ofTexts("town", Arrays.asList((String) null)),
            DateColumn.of("since", Column.Kind.DATE, NONE));
    FloatFeatures features = (FloatFeatures) fitted.encode(row).features();
    assertThat(features.value(0, 0)).isEqualTo((float) ((30 - 50) / Math.sqrt(3800 / 3.0)));
    // Of three towns with one row each the first is the most frequent.
    assertThat(features.value(0, 1)).isEqualTo(1);
  }

  @Test
  void dates_partsByHand() {
    double seconds = 19_783 * 86_400.0 + 6.5 * 3600;
    assertThat(DateColumn.of("d", Column.Kind.DATE, seconds).text(0)).isEqualTo("2024-03-01T06:30");
    double[] parts =
        Arrays.stream(DatePart.values()).mapToDouble(part -> part.of(seconds)).toArray();
    assertThat(parts).containsExactly(19_783 + 6.5 / 24, 2024, 3, 1, 5, 6.5);
  }

  @Test
  void polynomial_featuresInOrder() {
    PolynomialFeatures two = new PolynomialFeatures(2, 3);
    assertThat(two.names(List.of("x", "y")))
        .containsExactly("x", "y", "x^2", "x y", "y^2", "x^3", "x^2 y", "x y^2", "y^3");
    FloatFeatures sample = FloatFeatures.wrap(new float[] {2, 3}, dev.cajal.shape.Shape.of(2));
    assertThat(two.apply(sample).values()).containsExactly(2, 3, 4, 6, 9, 8, 12, 18, 27);
    FeatureSettings quadratic = FeatureSettings.DEFAULT.withDegree(2);
    assertThat(numbers(quadratic, 1, 3)).containsExactly(-1, 1, 1, 1);
    assertThatThrownBy(() -> new PolynomialFeatures(3072, 2))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "polynomial: 3072 features of degree 2 become 4723200, more than 1048576; choose a"
                + " smaller degree or fewer features");
  }

  @ParameterizedTest
  @EnumSource(Scaling.class)
  void toTree_ofEverySetting_andBack(Scaling scaling) {
    for (String encoding : List.of("onehot", "ordinal", "hashing(3)")) {
      FeatureSettings settings =
          IMPUTED
              .withIndicators()
              .with(scaling)
              .with(CategoryEncoding.parse(encoding))
              .withDegree(2)
              .withRare(2)
              .without(List.of("4"));
      Table more =
          Table.of(
              "t",
              TABLE.columns().get(0),
              TABLE.columns().get(1),
              TABLE.columns().get(2),
              NumericColumn.of("id", 1, 2, 3, 4, 5),
              TABLE.columns().get(3));
      Preprocessing fitted =
          Preprocessing.fit(more, "answer", Task.BINARY, settings, 0, 1, 2, 3, 4);
      assertThat(fitted.features().columns()).doesNotContainKey("id");
      assertThat(fitted.tableColumns()).containsExactly("age", "town", "since", "id", "answer");
      Preprocessing read = Preprocessing.fromTree(fitted.toTree());
      assertThat(read).isEqualTo(fitted);
      assertThat(encoded(read)).containsExactly(encoded(fitted));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "scale, log, preprocessing.features.columns[0].scale",
    "kind, time, preprocessing.features.columns[0].kind",
    "fill, much, imputation of column \"age\"",
    "indicator, 1, preprocessing.features.columns[0].indicator",
    "mean, x, preprocessing.features.columns[0].mean"
  })
  @SuppressWarnings("unchecked")
  void fromTree_broken_namesThePath(String key, String value, String place) {
    Map<String, Object> tree = fit(IMPUTED, 0, 1, 4).toTree();
    Map<String, Object> features = (Map<String, Object>) tree.get("features");
    ((List<Map<String, Object>>) features.get("columns")).getFirst().put(key, value);
    assertThatThrownBy(() -> Preprocessing.fromTree(tree))
        .isInstanceOf(DataException.class)
        .message()
        .satisfiesAnyOf(
            message -> assertThat(message).startsWith(place + ": expected"),
            message -> assertThat(message).startsWith("scale: expected one of standard, minmax"));
  }

  @Test
  void parse_ofWrongWords_names() {
    assertThatThrownBy(() -> Scaling.parse("standrd"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "scale: expected one of standard, minmax, robust, quantile, none; found \"standrd\";"
                + " did you mean \"standard\"?");
    assertThatThrownBy(() -> CategoryEncoding.parse("hashing(0)"))
        .hasMessage("encode: hashing needs 1 to 65536 features; found 0");
    assertThatThrownBy(() -> Imputation.parse("constant:"))
        .hasMessageStartingWith(
            "impute: expected one of mean, median, most-frequent, constant:X; found \"constant:\"");
    assertThatThrownBy(() -> Imputation.parse("constant:x").value(TABLE.column("age"), 0, 2))
        .hasMessage(
            "impute \"constant:x\": column \"age\" misses values and holds numbers; expected a"
                + " number for it, or mean, median or most-frequent");
    assertThatThrownBy(() -> FeatureSettings.DEFAULT.withIndicators())
        .hasMessage(
            "missing-indicator: needs values to be imputed; give --impute median or another way");
    assertThatThrownBy(() -> FeatureSettings.DEFAULT.withDegree(11))
        .hasMessage("polynomial: the degree must lie in 1 to 10; found 11");
    assertThatThrownBy(() -> FeatureSettings.DEFAULT.withRare(-1))
        .hasMessage("rare: expected the least number of rows of a category, at least 0; found -1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median", "most-frequent", "constant:4", "constant:none"})
  void imputationText_isWhatParseReads(String text) {
    assertThat(Imputation.parse(text).text()).isEqualTo(text);
  }

  @Test
  void prepare_notesWhatWasLeftOutAndFilledIn() {
    List<Column> columns = new ArrayList<>(TABLE.columns());
    columns.addFirst(NumericColumn.of("one", 1, 1, 1, 1, 1));
    columns.addFirst(NumericColumn.of("nothing", NONE, NONE, NONE, NONE, NONE));
    DataSource source = DataSource.Tabular.of(Table.of("people.csv", columns), Optional.empty());
    Prepared prepared = Preparation.of(0, 0, 1).with(IMPUTED).prepare(source);
    assertThat(prepared.notes())
        .containsExactly(
            "people.csv: left out columns that hold the same value in every training row: \"one\"",
            "people.csv: left out columns without a value in the training rows: \"nothing\"",
            "people.csv: filled in missing values of 5 rows (median; most-frequent for categories):"
                + " \"age\" 1, \"town\" 1, \"since\" 1");
    List<Column.Kind> category = List.of(Column.Kind.CATEGORICAL);
    assertThat(Imputation.parse("mean").note("a.csv", 4, category, "\"town\" 2"))
        .isEqualTo("a.csv: filled in missing values of 4 rows (most-frequent): \"town\" 2");
    assertThat(Imputation.parse("constant:x").note("a.csv", 4, category, "\"town\" 2"))
        .isEqualTo("a.csv: filled in missing values of 4 rows (constant:x): \"town\" 2");
  }
}
