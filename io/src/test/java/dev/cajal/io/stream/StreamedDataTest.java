package dev.cajal.io.stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.CategoryEncoding;
import dev.cajal.nn.data.ColumnEncoder;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.DateEncoder;
import dev.cajal.nn.data.DatePart;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.FloatFeatures;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.data.ImputingEncoder;
import dev.cajal.nn.data.NumberEncoder;
import dev.cajal.nn.data.OrdinalEncoder;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.QuantileScaler;
import dev.cajal.nn.data.RobustScaler;
import dev.cajal.nn.data.Scaling;
import dev.cajal.nn.data.Standardizer;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableEncoder;
import dev.cajal.nn.data.Task;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamedDataTest {
  private static final int ROWS = 9000;

  private static String line(int i) {
    return "%d,%s,%s,%s\n"
        .formatted(
            i, i % 7 * 0.5, i == 8990 ? "rare" : i % 3 == 0 ? "x" : "y", i % 2 == 0 ? "a" : "b");
  }

  private static ByteSource file(String head, IntStream rows) {
    StringBuilder text = new StringBuilder(head);
    rows.forEach(i -> text.append(line(i)));
    return source(text.toString());
  }

  private static ByteSource source(String text) {
    return ByteSource.of("big.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static StreamedData.Plan plan(FeatureSettings features, double validation, double test) {
    return new StreamedData.Plan(
        Optional.empty(), Optional.empty(), features, validation, test, 5, 1000);
  }

  private static StreamedData read(ByteSource source, StreamedData.Plan plan) {
    return StreamedData.read(source, CsvOptions.detect(), plan);
  }

  @Test
  void read_smallData_encodesAsInMemory() {
    ByteSource source = file("n,k,c,t\n", IntStream.range(0, ROWS));
    Table table = Csv.read(source, CsvOptions.detect());
    try (StreamedData data = read(source, plan(FeatureSettings.DEFAULT, 0, 0))) {
      Dataset streamed = data.dataset(data.training());
      int[] all = IntStream.range(0, ROWS).toArray();
      Preprocessing fitted = Preprocessing.fit(table, "t", Task.BINARY, all);
      assertThat(data.preprocessing()).isEqualTo(fitted);
      assertThat(streamed).isEqualTo(fitted.dataset(table));
      assertThat(data.validation()).isEmpty();
      assertThat(data.test()).isEmpty();
      assertThat(data.rows()).isEqualTo(ROWS);
    }
  }

  @Test
  void read_divides_byRowNumberAndSeed() {
    ByteSource source = file("n,k,c,t\n", IntStream.range(0, ROWS));
    FeatureSettings plain = FeatureSettings.DEFAULT.with(Scaling.NONE);
    try (StreamedData data = read(source, plan(plain, 0.1, 0.2))) {
      SampleFile validation = data.validation().orElseThrow();
      SampleFile test = data.test().orElseThrow();
      assertThat(data.training().size() + validation.size() + test.size()).isEqualTo(ROWS);
      assertThat((double) validation.size() / ROWS).isCloseTo(0.1, within(0.01));
      assertThat((double) test.size() / ROWS).isCloseTo(0.2, within(0.015));
      RowDivision division = new RowDivision(0.1, 0.2, 5);
      FloatFeatures features = (FloatFeatures) data.dataset(test).features();
      for (int row = 0; row < test.size(); row++) {
        // The first column is the row's number.
        assertThat(division.part((int) features.value(row, 0))).isEqualTo(RowDivision.Part.TEST);
      }
    }
    RowDivision other = new RowDivision(0.3, 0.2, 5);
    RowDivision division = new RowDivision(0.1, 0.2, 5);
    for (int row = 0; row < 1000; row++) {
      boolean test = division.part(row) == RowDivision.Part.TEST;
      assertThat(other.part(row) == RowDivision.Part.TEST).isEqualTo(test);
    }
  }

  @Test
  void read_moreThanTheSample_hasExactMomentsRangesAndLabels() {
    // Twenty wide columns make the sample small: it holds a fraction of these rows.
    int rows = 30_000;
    StringBuilder text = new StringBuilder("n,c");
    for (int i = 0; i < 500; i++) {
      text.append(",w").append(i);
    }
    text.append(",t\n");
    String wide = ",1".repeat(250) + ",2".repeat(250);
    String other = ",2".repeat(250) + ",1".repeat(250);
    for (int i = 0; i < rows; i++) {
      int n = i == 17_003 ? 1_000_000 : i;
      String label = i == 21_111 ? "once" : i % 2 == 0 ? "x" : "y";
      text.append(n).append(',').append(label).append(i % 5 == 0 ? wide : other);
      text.append(i % 3 == 0 ? ",a\n" : ",b\n");
    }
    ByteSource source = source(text.toString());
    double mean =
        IntStream.range(0, rows).map(i -> i == 17_003 ? 1_000_000 : i).average().orElse(0);
    double variance =
        IntStream.range(0, rows)
            .mapToDouble(i -> Math.pow((i == 17_003 ? 1_000_000 : i) - mean, 2))
            .average()
            .orElse(0);
    try (StreamedData data = read(source, plan(FeatureSettings.DEFAULT, 0, 0))) {
      TableEncoder encoder = (TableEncoder) data.preprocessing().features();
      assertThat(encoder.encoders().getFirst()).isInstanceOf(NumberEncoder.class);
      Standardizer found = (Standardizer) ((NumberEncoder) encoder.encoders().getFirst()).scaler();
      assertThat(found.mean()).isCloseTo(mean, within(1e-9 * mean));
      assertThat(found.deviation()).isCloseTo(Math.sqrt(variance), within(1e-9 * mean));
      assertThat(encoder.featureNames()).contains("c=once", "c=x", "c=y");
    }
  }

  @Test
  void read_classInTheLastRow_isKnown() {
    String text = "n,t\n" + "1,a\n2,b\n".repeat(4000) + "3,c\n";
    try (StreamedData data = read(source(text), plan(FeatureSettings.DEFAULT, 0.1, 0.2))) {
      assertThat(data.classNames()).containsExactly("a", "b", "c");
      assertThat(data.preprocessing().task()).isEqualTo(Task.CLASSIFICATION);
    }
  }

  @Test
  void read_gaps_countedOverTheWholeFileOrFilled() {
    String text = "n,m,t\n" + "1,4,a\n2,5,b\n".repeat(4000) + ",6,a\n2,,b\n,7,a\n";
    assertThatThrownBy(() -> read(source(text), plan(FeatureSettings.DEFAULT, 0.1, 0.2)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "big.csv, line 8002, column \"n\": the value is missing; of 8003 rows, values are"
                + " missing in \"n\" 2, \"m\" 1; fill them in, remove the rows, or train with"
                + " --impute median or another way");
    FeatureSettings filled =
        FeatureSettings.DEFAULT.with(new Imputation(Imputation.Method.MEDIAN, ""));
    try (StreamedData data = read(source(text), plan(filled, 0, 0))) {
      assertThat(data.training().size()).isEqualTo(8003);
    }
  }

  @Test
  void read_wrongFiles_oneSentence() {
    StreamedData.Plan plan = plan(FeatureSettings.DEFAULT, 0.1, 0.2);
    assertThatThrownBy(() -> read(source("n,t\n" + "1,a\n2,b\n".repeat(40) + "3,\n"), plan))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "big.csv, line 82, column \"t\": the target is missing, in 1 of 81 rows; fill it in or"
                + " remove the row");
    assertThatThrownBy(() -> read(source("n,t\n" + "1%,a\n2%,b\n".repeat(5000) + "0.5,a\n"), plan))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "big.csv, line 10002, column \"n\": numbers of a column must have the same sign; found"
                + " \"0.5\" after numbers with %");
    assertThatThrownBy(() -> read(source("n,t\n1,a\n1,2,3\n"), plan))
        .hasMessage("big.csv, line 3: expected 2 fields as in line 1; found 3");
    assertThatThrownBy(
            () -> read(source("n,t\n1,a\n2,b\n"), plan(FeatureSettings.DEFAULT, 0.6, 0.5)))
        .hasMessageStartingWith("split: the fractions for validation and test must be at least 0");
  }

  private static final int MANY = 120_000;

  private static ByteSource many(String head, IntFunction<String> line) {
    StringBuilder text = new StringBuilder(head);
    IntStream.range(0, MANY).forEach(i -> text.append(line.apply(i)).append('\n'));
    return source(text.toString());
  }

  private static NumberEncoder number(StreamedData data, int column) {
    ColumnEncoder encoder = encoder(data, column);
    return (NumberEncoder) (encoder instanceof ImputingEncoder i ? i.encoder() : encoder);
  }

  private static ColumnEncoder encoder(StreamedData data, int column) {
    return ((TableEncoder) data.preprocessing().features()).encoders().get(column);
  }

  @Test
  void read_manyNumericClasses_countsTheTrainingPartExactly() {
    IntUnaryOperator label = i -> i > 70_000 && i < 70_004 ? 29 + i - 70_001 : i % 29;
    ByteSource source = many("n,t\n", i -> i % 97 + "," + label.applyAsInt(i));
    StreamedData.Plan plan =
        new StreamedData.Plan(
            Optional.empty(),
            Optional.of(Task.CLASSIFICATION),
            FeatureSettings.DEFAULT,
            0.1,
            0.2,
            5,
            1000);
    RowDivision division = new RowDivision(0.1, 0.2, 5);
    int[] counts = new int[32];
    IntStream.range(0, MANY)
        .filter(i -> division.part(i) == RowDivision.Part.TRAINING)
        .forEach(i -> counts[label.applyAsInt(i)]++);
    try (StreamedData data = read(source, plan)) {
      assertThat(data.classNames())
          .isEqualTo(IntStream.range(0, 32).mapToObj(Integer::toString).toList());
      assertThat(data.classCounts()).isEqualTo(counts);
      assertThat(Arrays.stream(counts).sum()).isEqualTo(data.training().size());
    }
  }

  @Test
  void read_rowsKeptForTheirLabels_distortNoQuantiles() {
    // The first 9000 rows have a label each, and a number and a date unlike those of the others.
    ByteSource source =
        many(
            "n,c,d,t\n",
            i ->
                "%d,%s,%s,%s"
                    .formatted(
                        i == 100_001 ? 5000 : i < 9000 ? 1000 : i % 100,
                        "L" + (100_000 + (i < 9000 ? i : i % 3)),
                        "20%d-01-01".formatted(i < 9000 ? 90 : 10 + i % 10),
                        i % 2 == 0 ? "a" : "b"));
    double share = 0.75 * MANY / (MANY - 9000);
    FeatureSettings ordinal = FeatureSettings.DEFAULT.with(CategoryEncoding.parse("ordinal"));
    try (StreamedData data = read(source, plan(ordinal.with(Scaling.ROBUST), 0, 0))) {
      RobustScaler scaler = (RobustScaler) number(data, 0).scaler();
      assertThat(scaler.median() + scaler.range() / 2).isCloseTo(100 * share, within(1.5));
      assertThat(scaler.median()).isCloseTo(100 * share / 1.5, within(1.5));
      OrdinalEncoder labels = (OrdinalEncoder) encoder(data, 1);
      assertThat(labels.labels()).hasSize(9000);
      assertThat(((RobustScaler) labels.scaler()).range()).isLessThanOrEqualTo(2);
    }
    try (StreamedData data = read(source, plan(ordinal.with(Scaling.QUANTILE), 0, 0))) {
      List<Double> quantiles = ((QuantileScaler) number(data, 0).scaler()).quantiles();
      assertThat(quantiles.getFirst()).isZero();
      assertThat(quantiles.getLast()).isEqualTo(5000);
      assertThat(quantiles.get(3 * (quantiles.size() - 1) / 4)).isCloseTo(100 * share, within(1.5));
    }
    try (StreamedData data = read(source, plan(ordinal, 0, 0))) {
      DateEncoder date = (DateEncoder) encoder(data, 2);
      double year = ((Standardizer) date.scalers().get(date.parts().indexOf(DatePart.YEAR))).mean();
      assertThat(year).isCloseTo(2014.5 + 9000.0 / MANY * 75.5, within(0.4));
    }
  }

  @Test
  void read_imputed_hasExactMomentsAndKnowsEveryGap() {
    ByteSource source =
        many(
            "n,m,one,t\n",
            i ->
                "%d,%s,%s,%s"
                    .formatted(
                        i,
                        i % 4 == 0 ? "" : Integer.toString(i),
                        i == 77_777 ? "" : Integer.toString(i % 7),
                        i % 2 == 0 ? "a" : "b"));
    double[] filled = IntStream.range(0, MANY).mapToDouble(i -> i % 4 == 0 ? -3 : i).toArray();
    double mean = Arrays.stream(filled).average().orElseThrow();
    double variance = Arrays.stream(filled).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    FeatureSettings constant =
        FeatureSettings.DEFAULT.with(Imputation.parse("constant:-3")).withIndicators();
    for (int seed = 0; seed < 3; seed++) {
      StreamedData.Plan plan =
          new StreamedData.Plan(Optional.empty(), Optional.empty(), constant, 0, 0, seed, 1000);
      try (StreamedData data = read(source, plan)) {
        Standardizer whole = (Standardizer) number(data, 0).scaler();
        assertThat(whole.mean()).isCloseTo((MANY - 1) / 2.0, within(1e-6));
        Standardizer gaps = (Standardizer) number(data, 1).scaler();
        assertThat(gaps.mean()).isCloseTo(mean, within(1e-6));
        assertThat(gaps.deviation()).isCloseTo(Math.sqrt(variance), within(1e-6));
        assertThat(((ImputingEncoder) encoder(data, 0)).indicator()).isFalse();
        assertThat(((ImputingEncoder) encoder(data, 2)).indicator()).isTrue();
      }
    }
    FeatureSettings means = FeatureSettings.DEFAULT.with(Imputation.parse("mean"));
    try (StreamedData data = read(source, plan(means, 0, 0))) {
      double known = IntStream.range(0, MANY).filter(i -> i % 4 != 0).average().orElseThrow();
      String fill = ((ImputingEncoder) encoder(data, 1)).fill();
      assertThat(Double.parseDouble(fill)).isCloseTo(known, within(1e-6));
      assertThat(data.notes())
          .contains(
              "big.csv: filled in missing values of %d rows (mean): \"m\" %d, \"one\" 1"
                  .formatted(MANY, MANY / 4));
    }
  }

  @Test
  void read_manyColumnsWithGaps_countsThoseItDoesNotName() {
    String names = IntStream.range(0, 20).mapToObj(i -> "c" + i + ",").collect(joining());
    String gaps = ",".repeat(20) + "a\n";
    String values = IntStream.range(1, 21).mapToObj(i -> i + ",").collect(joining()) + "b\n";
    String other = values.replace(",", "5,");
    ByteSource source = source(names + "t\n" + values + gaps + other);
    String named =
        "in \"c0\" 1, \"c1\" 1, \"c2\" 1, \"c3\" 1, \"c4\" 1, \"c5\" 1, \"c6\" 1, \"c7\" 1"
            + " and 12 more columns";

    assertThatThrownBy(() -> read(source, plan(FeatureSettings.DEFAULT, 0, 0)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(named);
    FeatureSettings medians = FeatureSettings.DEFAULT.with(Imputation.parse("median"));
    try (StreamedData data = read(source, plan(medians, 0, 0))) {
      assertThat(data.notes())
          .contains("big.csv: filled in missing values of 3 rows (median): " + named.substring(3));
    }
  }
}
